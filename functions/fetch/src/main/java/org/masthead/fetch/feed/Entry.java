package org.masthead.fetch.feed;

import java.time.Instant;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * One entry of a syndication feed.
 *
 * @param url of the article page
 * @param changed when the feed says it last changed
 */
public record Entry(HttpUrl url, Optional<Instant> changed) {}
