package org.masthead.bench.rank;

/**
 * A story of the log.
 *
 * @param place among all titles of the log, from 0
 */
record Title(int place, String id, String section, String text) {}
