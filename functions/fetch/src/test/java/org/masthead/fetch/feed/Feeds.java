package org.masthead.fetch.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.masthead.fetch.feed.FeedResult.NotAFeed;

/** Feeds of the courier, as if found at {@code https://courier.example/news/feed.xml}. */
final class Feeds {

    private static final HttpUrl FEED = HttpUrl.get("https://courier.example/news/feed.xml");
    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private Feeds() {}

    static FeedResult read(byte[] body, Optional<String> charset) {
        return FeedReader.read(body, FEED, charset);
    }

    static FeedResult read(String body) {
        return read(body.getBytes(StandardCharsets.UTF_8), Optional.empty());
    }

    static Feed feed(String body) {
        return feed(read(body));
    }

    static Feed feed(FeedResult result) {
        assertThat(result).isInstanceOf(Feed.class);
        return (Feed) result;
    }

    /** The only entry of a feed. */
    static Entry entry(String body) {
        var entries = feed(body).entries();
        assertThat(entries).hasSize(1);
        return entries.getFirst();
    }

    static List<String> urls(String body) {
        return urls(read(body));
    }

    static List<String> urls(FeedResult result) {
        return feed(result).pages().stream().map(page -> page.url().toString()).toList();
    }

    static Optional<Instant> changed(String body) {
        return feed(body).pages().getFirst().changed();
    }

    static void assertNoFeed(FeedResult result, String... words) {
        assertThat(result)
                .asInstanceOf(InstanceOfAssertFactories.type(NotAFeed.class))
                .satisfies(none ->
                        assertThat(words)
                                .allSatisfy(word -> assertThat(none.reason()).contains(word)));
    }

    static String rss(String items) {
        return """
        <?xml version="1.0" encoding="UTF-8"?>
        <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"
            xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Courier</title>
        <link>https://courier.example/</link>
        <atom:link rel="self" href="https://courier.example/news/feed.xml"/>
        """
                + items
                + "</channel></rss>";
    }
}
