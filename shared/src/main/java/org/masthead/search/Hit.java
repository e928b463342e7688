package org.masthead.search;

/**
 * A story that was found.
 *
 * @param story its id
 * @param score by BM25; only to be compared with others of the same search
 */
public record Hit(String story, float score) {}
