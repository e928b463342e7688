package org.masthead.reader.feed;

/**
 * Why a card is where it is, in words an app can show.
 *
 * @param kind {@code follows-source}, {@code follows-topic} or {@code follows-word}
 * @param value the source id, topic or word that the member follows
 */
record Reason(String kind, String value) {}
