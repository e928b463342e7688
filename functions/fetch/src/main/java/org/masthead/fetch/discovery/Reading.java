package org.masthead.fetch.discovery;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import okhttp3.HttpUrl;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.masthead.fetch.feed.Feed;
import org.masthead.fetch.feed.FeedReader;
import org.masthead.fetch.feed.FeedResult;
import org.masthead.fetch.feed.Format;
import org.masthead.fetch.feed.SitemapIndex;
import org.masthead.fetch.http.ContentType;
import org.masthead.fetch.http.FetchResult;
import org.masthead.page.PageKey;

/** What stands at an address where a feed may be. */
record Reading(FetchResult.Fetched fetched, FeedResult result) {

    private static final int DIGEST_DIGITS = 12;

    static Reading of(FetchResult.Fetched fetched) {
        var url = HttpUrl.get(fetched.url());
        return new Reading(
                fetched, FeedReader.read(fetched.body(), url, ContentType.charset(fetched)));
    }

    HttpUrl url() {
        return HttpUrl.get(fetched.url());
    }

    /** A page of HTML is a feed of the last resort: where a feed should be, it is an error page. */
    boolean isFeed() {
        return switch (result) {
            case Feed feed -> feed.format() != Format.SECTION_PAGE;
            case SitemapIndex ignored -> false;
            case FeedResult.NotAFeed ignored -> false;
        };
    }

    /** Digests of the addresses that it lists. */
    List<String> stories() {
        return switch (result) {
            case Feed feed ->
                    feed.pages().stream()
                            .map(page -> PageKey.urlHash(page.url().toString()))
                            .map(hash -> hash.substring(0, DIGEST_DIGITS))
                            .toList();
            case SitemapIndex ignored -> List.of();
            case FeedResult.NotAFeed ignored -> List.of();
        };
    }

    Document asHtml() {
        try {
            var bytes = new ByteArrayInputStream(fetched.body());
            return Jsoup.parse(bytes, ContentType.charset(fetched).orElse(null), fetched.url());
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }
}
