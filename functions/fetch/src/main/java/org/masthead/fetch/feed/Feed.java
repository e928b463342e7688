package org.masthead.fetch.feed;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * A syndication feed as its publisher wrote it. Nothing in it is to be trusted: texts are HTML of
 * unknown intent, times may lie ahead, and ids mean something within their source only.
 *
 * @param title HTML
 * @param description HTML
 * @param link the page that the feed is the feed of
 * @param id what the feed calls itself: Atom's id, JSON Feed's feed_url
 * @param language as the feed writes it, for example {@code en-us}
 * @param copyright HTML
 * @param entries in the feed's order, also those without an address
 */
public record Feed(
        Format format,
        Optional<String> title,
        Optional<String> description,
        Optional<Link> link,
        Optional<String> id,
        Optional<String> language,
        Optional<String> copyright,
        Optional<Instant> published,
        Optional<Instant> updated,
        List<Entry> entries,
        Hints hints)
        implements FeedResult {

    /** A feed with copies of what it was given. */
    public Feed {
        entries = List.copyOf(entries);
    }

    /** The pages that the feed lists, each address once, whatever its entries do. */
    public List<ListedPage> pages() {
        var byUrl = new LinkedHashMap<HttpUrl, ListedPage>();
        for (var entry : entries) {
            entry.link()
                    .map(Link::url)
                    .ifPresent(url -> byUrl.putIfAbsent(url, new ListedPage(url, entry)));
        }
        return List.copyOf(byUrl.values());
    }
}
