package org.masthead.fetch.feed;

/** What a document that should be a syndication feed turned out to be. */
public sealed interface FeedResult permits Feed, SitemapIndex, FeedResult.NotAFeed {

    /**
     * None.
     *
     * @param reason in words, for people; goes after "the document"
     */
    record NotAFeed(String reason) implements FeedResult {}
}
