package org.masthead.reader.feed;

/**
 * Why a card is where it is, in words an app can show.
 *
 * @param kind {@code follows-source}, {@code follows-topic}, {@code follows-word} or {@code
 *     follows-author}
 * @param value the source id, topic, word or author that the member follows
 */
public record Reason(String kind, String value) {}
