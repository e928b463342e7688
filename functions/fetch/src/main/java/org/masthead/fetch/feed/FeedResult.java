package org.masthead.fetch.feed;

import java.util.List;

/** What a document that should be a syndication feed turned out to be. */
public sealed interface FeedResult {

    /**
     * A feed.
     *
     * @param format for people, for example {@code RSS}
     * @param entries in the feed's order, each address once
     */
    record Entries(String format, List<Entry> entries) implements FeedResult {}

    /**
     * None.
     *
     * @param reason in words, for people
     */
    record NotAFeed(String reason) implements FeedResult {}
}
