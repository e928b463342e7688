package org.masthead.fetch.feed;

import java.time.Instant;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * A page that a feed lists.
 *
 * @param url of the article page
 * @param entry the first that has this address
 */
public record ListedPage(HttpUrl url, Entry entry) {

    /** When the feed says that it last changed. */
    public Optional<Instant> changed() {
        return entry.changed();
    }
}
