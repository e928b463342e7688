package org.masthead.fetch.feed;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * A list of sitemaps, each to be fetched as a feed of the same source.
 *
 * @param sitemaps the newest, newest first; then the first and last of those without a time
 * @param listed how many the index lists
 */
public record SitemapIndex(List<Sitemap> sitemaps, int listed) implements FeedResult {

    /** An index with a copy of what it was given. */
    public SitemapIndex {
        sitemaps = List.copyOf(sitemaps);
    }

    /**
     * One of them.
     *
     * @param changed when the index says that it last changed
     */
    public record Sitemap(HttpUrl url, Optional<Instant> changed) {}
}
