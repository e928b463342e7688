package org.masthead.fetch.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masthead.fetch.feed.Feeds.assertNoFeed;
import static org.masthead.fetch.feed.Feeds.read;
import static org.masthead.fetch.feed.Feeds.rss;
import static org.masthead.fetch.feed.Feeds.urls;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedReaderTest {

    @Nested
    class Letters {

        private static String feed(String declaration) {
            return declaration + "<rss><channel><item><link>/münchen</link></item></channel></rss>";
        }

        private static final String MUNICH = "https://courier.example/m%C3%BCnchen";

        @Test
        void are_read_past_a_byte_order_mark_and_white_space() {
            assertThat(urls("\ufeff" + feed(""))).containsExactly(MUNICH);
            assertThat(urls("\n\t " + feed(""))).containsExactly(MUNICH);
            assertThat(urls("\ufeff{\"items\":[{\"url\":\"/münchen\"}]}")).containsExactly(MUNICH);
        }
    }

    @Nested
    class Hostile {

        @ParameterizedTest
        @ValueSource(strings = {"<a>", "<rss>", "<rss><channel><item><link>", "<feed><entry>"})
        @Timeout(20)
        void a_hundred_thousand_nested_elements_do_no_harm(String head) {
            read(head + "<b>".repeat(100_000));
            read(head.repeat(100_000 / head.length()));
        }

        @Test
        @Timeout(20)
        void nor_do_they_in_a_section_page_or_in_json() {
            read("<html><body>" + "<div><a href=/x>".repeat(50_000) + "a headline ".repeat(9));
            assertNoFeed(read("{\"items\":" + "[".repeat(100_000)), "broken JSON");
            assertNoFeed(read("{\"items\":".repeat(100_000)), "broken JSON");
        }

        @ParameterizedTest
        @ValueSource(strings = {"<a>", "<a/>", "<channel><item/>", "[{},", "{},"})
        @Timeout(20)
        void megabytes_of_nothing_but_parts_are_not_even_parsed(String part) {
            var head = part.startsWith("<") ? "<rss>" : "{\"items\":[";
            assertNoFeed(read(head + part.repeat(600_000)), "more than 500000 parts");
        }

        @Test
        @Timeout(20)
        void an_element_with_a_million_attributes_does_no_harm() {
            var attributes = new StringBuilder();
            for (int i = 0; i < 1_000_000; i++) {
                attributes.append(" a").append(i);
            }
            assertThat(urls("<rss" + attributes + "><channel><item><link>/a</link></item>"))
                    .containsExactly("https://courier.example/a");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    " ",
                    "\u0000",
                    "\ufeff",
                    "plain words",
                    "[]",
                    "null",
                    "7",
                    "%PDF-1.4",
                    "<",
                    "<!-- only a comment -->",
                    "<?xml version=\"1.0\"?>",
                    "<!DOCTYPE html>",
                    "<opml><body/></opml>",
                    "<error>busy</error>"
                })
        void what_is_no_feed_is_called_so(String body) {
            assertNoFeed(read(body));
        }

        @Test
        @Timeout(60)
        void whatever_bytes_come_reading_them_ends_in_words() {
            var seeds =
                    List.of(
                            rss("<item><link>/a</link><pubDate>Sun, 22 Nov 2026</pubDate></item>"),
                            "<feed xml:base='/x'><entry><link href='a'/><updated>2026-11-22"
                                    + "T12:00:00Z</updated></entry></feed>",
                            "<urlset><url><loc>/a</loc><lastmod>2026</lastmod></url></urlset>",
                            "<rdf:RDF xmlns='http://purl.org/rss/1.0/'><item rdf:about='/a'>"
                                    + "<content:encoded><p>A &amp; <x:b>b</x:b></p>"
                                    + "</content:encoded></item></rdf:RDF>",
                            "<feed xml:base='/b/'><title type='xhtml'><div><a href='c'/></div>"
                                    + "</title><rights mode='base64'>PGI+</rights></feed>",
                            "<sitemapindex><sitemap><loc>/a</loc></sitemap></sitemapindex>",
                            "{\"items\":[{\"url\":\"/a\",\"date_modified\":\"2026-11-22\"}]}",
                            "<html><body><a href='/a'>A headline of fair length, no?</a></body>");
            var random = new Random(7);
            for (int round = 0; round < 8_000; round++) {
                var body = seeds.get(round % seeds.size()).getBytes(StandardCharsets.UTF_8);
                for (int i = random.nextInt(12); i >= 0; i--) {
                    body[random.nextInt(body.length)] = (byte) random.nextInt(256);
                }
                var charset =
                        random.nextBoolean() ? Optional.of("utf-16") : Optional.<String>empty();
                assertThat(read(body, charset)).as("round %d", round).isNotNull();
            }
        }
    }
}
