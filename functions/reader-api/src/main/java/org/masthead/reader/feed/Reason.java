package org.masthead.reader.feed;

/**
 * Why a card is where it is.
 *
 * @param kind for apps: {@code follows-source}, {@code follows-topic}, {@code follows-word}, {@code
 *     follows-author}, {@code because-you-read}, {@code like-what-you-read}, {@code
 *     section-you-read}, {@code topic-you-read}, {@code source-you-read}, {@code widely-read},
 *     {@code editors-pick}, {@code something-new}, {@code told-by-several} or {@code recent}
 * @param value the source id, topic, word, author, story id, section, cluster id or moment that it
 *     is about
 * @param text for people, in English
 */
public record Reason(String kind, String value, String text) {

    static final Reason PICKED = new Reason("editors-pick", "editors", "Picked by our editors");

    /** That the member follows something. */
    public Reason(String kind, String value) {
        this(kind, value, "You follow " + value);
    }
}
