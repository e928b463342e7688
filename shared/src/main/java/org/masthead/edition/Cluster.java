package org.masthead.edition;

/**
 * One event, told by one or more stories of an edition.
 *
 * @param id stays the same from edition to edition
 * @param stories their places in the edition, the best first; never empty
 * @param copies the places of those that repeat another one nearly word for word, ascending
 */
@SuppressWarnings("ArrayRecordComponent") // read in the innermost loops, never compared
public record Cluster(String id, int[] stories, int[] copies) {}
