package org.masthead.fetch.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import okhttp3.HttpUrl;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.fetch.feed.FeedResult.Entries;
import org.masthead.fetch.feed.FeedResult.NotAFeed;

class FeedReaderTest {

    private static final HttpUrl FEED = HttpUrl.get("https://courier.example/news/feed.xml");
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private static FeedResult read(byte[] body, Optional<String> charset) {
        return FeedReader.read(body, FEED, charset);
    }

    private static FeedResult read(String body) {
        return read(body.getBytes(StandardCharsets.UTF_8), Optional.empty());
    }

    private static Entries entries(FeedResult result) {
        assertThat(result).isInstanceOf(Entries.class);
        return (Entries) result;
    }

    private static List<String> urls(String body) {
        return urls(read(body));
    }

    private static List<String> urls(FeedResult result) {
        return entries(result).entries().stream().map(entry -> entry.url().toString()).toList();
    }

    private static Optional<Instant> changed(String body) {
        return entries(read(body)).entries().getFirst().changed();
    }

    private static void assertNoFeed(FeedResult result, String... words) {
        assertThat(result)
                .asInstanceOf(InstanceOfAssertFactories.type(NotAFeed.class))
                .satisfies(none ->
                        assertThat(words)
                                .allSatisfy(word -> assertThat(none.reason()).contains(word)));
    }

    private static String rss(String items) {
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

    @Nested
    class Rss {

        @Test
        void gives_each_items_link_and_time() {
            var feed =
                    rss(
                            """
                            <item><title>Ferry</title><link>https://courier.example/ferry</link>
                              <pubDate>Sun, 22 Nov 2026 12:00:00 GMT</pubDate></item>
                            <item><link>https://courier.example/cable</link></item>
                            """);
            assertThat(read(feed))
                    .isEqualTo(
                            new Entries(
                                    "RSS",
                                    List.of(
                                            new Entry(
                                                    HttpUrl.get("https://courier.example/ferry"),
                                                    Optional.of(NOON)),
                                            new Entry(
                                                    HttpUrl.get("https://courier.example/cable"),
                                                    Optional.empty()))));
        }

        @Test
        void may_write_links_relative_in_cdata_with_entities_or_other_white_space() {
            var feed =
                    rss(
                            """
                            <item><link>ferry.html</link></item>
                            <item><link><![CDATA[ /cable?a=1&b=2 ]]></link></item>
                            <item><link>
                                https://courier.example/tide?a=1&amp;b=2
                            </link></item>
                            """);
            assertThat(urls(feed))
                    .containsExactly(
                            "https://courier.example/news/ferry.html",
                            "https://courier.example/cable?a=1&b=2",
                            "https://courier.example/tide?a=1&b=2");
        }

        @Test
        void may_have_its_address_in_a_guid_unless_that_says_it_is_none() {
            var feed =
                    rss(
                            """
                            <item><guid>https://courier.example/a</guid></item>
                            <item><guid isPermaLink="true">https://courier.example/b</guid></item>
                            <item><guid isPermaLink="false">https://courier.example/c</guid></item>
                            <item><guid>tag-17</guid></item>
                            <item><guid isPermaLink="false">17</guid><link>/d</link></item>
                            """);
            assertThat(urls(feed))
                    .containsExactly(
                            "https://courier.example/a",
                            "https://courier.example/b",
                            "https://courier.example/d");
        }

        @Test
        void is_not_led_astray_by_links_of_other_namespaces() {
            var feed =
                    rss(
                            """
                            <item><atom:link rel="replies" href="https://courier.example/replies"/>
                              <link>https://courier.example/a</link>
                              <source url="https://other.example/">Other</source></item>
                            <item><title>no link</title><media:link
                              xmlns:media="http://search.yahoo.com/mrss/">https://x.example/
                              </media:link></item>
                            """);
            assertThat(urls(feed)).containsExactly("https://courier.example/a");
        }

        @Test
        void prefers_the_time_of_the_last_change() {
            assertThat(
                            changed(
                                    rss(
                                            """
                                            <item><link>/a</link>
                                              <pubDate>Sun, 22 Nov 2026 09:00:00 GMT</pubDate>
                                              <atom:updated>2026-11-22T12:00:00Z</atom:updated>
                                            </item>
                                            """)))
                    .contains(NOON);
        }

        @Test
        void lists_an_address_once_whatever_its_items_do() {
            var feed =
                    rss(
                            """
                            <item><link>https://courier.example/a</link></item>
                            <item><link>https://courier.example/a#comments</link></item>
                            <item><link>HTTPS://COURIER.example:443/a</link></item>
                            """);
            assertThat(urls(feed)).containsExactly("https://courier.example/a");
        }

        @Test
        void has_no_entry_where_a_link_is_of_no_web_address() {
            var feed =
                    rss(
                            """
                            <item><link>javascript:alert(1)</link></item>
                            <item><link>file:///etc/passwd</link></item>
                            <item><link>http://0x7f.1/</link></item>
                            <item><link></link></item><item/>
                            """);
            assertThat(urls(feed)).isEmpty();
        }

        @Test
        void of_version_1_lists_its_items_beside_the_channel() {
            assertThat(
                            urls(
                                    """
                                    <rdf:RDF xmlns="http://purl.org/rss/1.0/"
                                        xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
                                      <channel rdf:about="/"><items><rdf:Seq/></items></channel>
                                      <item rdf:about="/a"><link>/a</link></item>
                                    </rdf:RDF>
                                    """))
                    .containsExactly("https://courier.example/a");
        }

        @Test
        void may_be_written_with_prefixes_and_in_any_case() {
            assertThat(
                            urls(
                                    """
                                    <rdf:RDF xmlns:rss="http://purl.org/rss/1.0/"
                                        xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
                                      <rss:item><rss:link>/a</rss:link></rss:item></rdf:RDF>
                                    """))
                    .containsExactly("https://courier.example/a");
            assertThat(urls("<RSS><Channel><Item><LINK>/a</LINK></Item></Channel></RSS>"))
                    .containsExactly("https://courier.example/a");
        }
    }

    @Nested
    class Atom {

        @Test
        void gives_each_entrys_alternate_link_and_last_change() {
            var feed =
                    """
                    <feed xmlns="http://www.w3.org/2005/Atom">
                      <link href="https://courier.example/"/>
                      <entry><link rel="self" href="/a.atom"/><link rel="enclosure" href="/a.mp3"/>
                        <link href="/a"/><published>2026-11-20T12:00:00Z</published>
                        <updated>2026-11-22T13:00:00+01:00</updated></entry>
                      <entry><link rel="alternate" type="text/html" href="b"/>
                        <source><link href="https://other.example/"/></source></entry>
                      <entry><id>https://courier.example/c</id></entry>
                      <entry><link rel="alternate"/></entry>
                    </feed>
                    """;
            assertThat(urls(feed))
                    .containsExactly("https://courier.example/a", "https://courier.example/news/b");
            assertThat(changed(feed)).contains(NOON);
            assertThat(entries(read(feed)).format()).isEqualTo("Atom");
        }

        @Test
        void may_be_written_with_a_prefix() {
            assertThat(
                            urls(
                                    """
                                    <atom:feed xmlns:atom="http://www.w3.org/2005/Atom"><atom:entry>
                                    <atom:link href="/a"/></atom:entry></atom:feed>
                                    """))
                    .containsExactly("https://courier.example/a");
        }

        @Test
        void may_say_what_its_links_are_relative_to() {
            assertThat(
                            urls(
                                    """
                                    <feed xml:base="https://other.example/x/"><entry xml:base="y/">
                                      <link href="a"/></entry>
                                      <entry><link xml:base="/z/" href="b"/></entry></feed>
                                    """))
                    .containsExactly("https://other.example/x/y/a", "https://other.example/z/b");
        }
    }

    @Nested
    class NewsSitemaps {

        @Test
        void give_each_address_and_last_change() {
            var sitemap =
                    """
                    <?xml version="1.0"?><urlset
                        xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
                        xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
                        xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
                      <url><loc>https://courier.example/a</loc><lastmod>2026-11-22</lastmod>
                        <image:image><image:loc>https://courier.example/a.png</image:loc>
                        </image:image></url>
                      <url><news:news><news:title>No address</news:title></news:news></url>
                    </urlset>
                    """;
            assertThat(urls(sitemap)).containsExactly("https://courier.example/a");
            assertThat(changed(sitemap)).contains(Instant.parse("2026-11-22T00:00:00Z"));
        }

        @Test
        void in_an_index_are_no_feed_yet() {
            assertNoFeed(read("<sitemapindex><sitemap/></sitemapindex>"), "<sitemapindex>");
        }
    }

    @Nested
    class JsonFeeds {

        @Test
        void give_each_items_url_and_last_change() {
            var feed =
                    """
                    {"version":"https://jsonfeed.org/version/1.1","title":"Courier","items":[
                      {"id":"1","url":"/a","date_published":"2026-11-20T12:00:00Z",
                       "date_modified":"2026-11-22T12:00:00Z"},
                      {"id":"2","url":"https://courier.example/b"}]}
                    """;
            assertThat(urls(feed))
                    .containsExactly("https://courier.example/a", "https://courier.example/b");
            assertThat(changed(feed)).contains(NOON);
        }

        @Test
        void may_hold_nulls_and_wrong_types_anywhere() {
            var feed =
                    """
                    {"version":null,"title":7,"items":[null,1,"text",[],{},{"url":null},{"url":7},
                      {"url":{}},{"url":["/x"]},{"url":""},{"url":"/a","date_modified":7},
                      {"url":"/b","date_modified":null,"date_published":"yesterday"}]}
                    """;
            assertThat(urls(feed))
                    .containsExactly("https://courier.example/a", "https://courier.example/b");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{}",
                    "{\"items\":null}",
                    "{\"items\":{}}",
                    "{\"items\":7}",
                    "{",
                    "{\"items\":["
                })
        void are_none_without_a_list_of_items(String body) {
            assertNoFeed(read(body), "JSON");
        }
    }

    @Nested
    class SectionPages {

        @Test
        void give_the_links_that_read_like_headlines_outside_the_furniture() {
            var page =
                    """
                    <!doctype html><html><head><base href="/section/"><title>World</title></head>
                    <body><nav><a href="/long">A menu entry as long as any headline</a></nav>
                    <main><h2><a href="ferry">Ferries sail again after the long storm</a></h2>
                    <a href="ferry#comments">Ferries sail again after the long storm</a>
                    <a href="more">More</a>
                    <a href="https://other.example/x">A headline of quite another publisher</a>
                    <a href="/">Back to the front page of the whole paper</a>
                    <a href="javascript:void(0)">A headline that is nothing but a script</a></main>
                    <footer><a href="/terms">Terms and conditions of this fine paper</a></footer>
                    """;
            assertThat(urls(page)).containsExactly("https://courier.example/section/ferry");
            assertThat(entries(read(page)).format()).isEqualTo("section page");
        }

        @Test
        void may_leave_out_the_tags_that_html_allows_them_to() {
            assertThat(
                            urls(
                                    """
                                    <!DOCTYPE html><title>World</title>
                                    <p><a href=/ferry>Ferries sail again after the long storm</a>
                                    """))
                    .containsExactly("https://courier.example/ferry");
        }

        @Test
        void without_any_such_link_have_no_entries() {
            assertThat(urls("<html><body><p>Please accept our cookies.</p></body></html>"))
                    .isEmpty();
        }
    }

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

        @ParameterizedTest
        @ValueSource(strings = {"windows-1252", "ISO-8859-15", "UTF-16LE", "UTF-16BE"})
        void are_read_as_the_header_says(String charset) {
            var body = feed("").getBytes(Charset.forName(charset));
            assertThat(urls(read(body, Optional.of(charset)))).containsExactly(MUNICH);
        }

        @Test
        void are_read_as_the_document_says_where_the_header_is_silent() {
            var body =
                    feed("<?xml version=\"1.0\" encoding=\"windows-1252\"?>")
                            .getBytes(Charset.forName("windows-1252"));
            assertThat(urls(read(body, Optional.empty()))).containsExactly(MUNICH);
        }
    }

    @Nested
    class Hostile {

        @Test
        void entities_that_a_document_declares_are_not_expanded() {
            var bomb = new StringBuilder("<!DOCTYPE rss [<!ENTITY a0 \"/ha\">\n");
            for (int i = 1; i < 30; i++) {
                bomb.append("<!ENTITY a%d \"&a%d;&a%d;\">\n".formatted(i, i - 1, i - 1));
            }
            bomb.append("<!ENTITY file SYSTEM \"file:///etc/passwd\">]>\n");
            var feed =
                    bomb
                            + rss("""
                            <item><link>/a&a29;&file;</link></item>
                            <item><link>/b</link></item>
                            """)
                                    .substring(
                                            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>".length());
            assertThat(urls(feed))
                    .hasSize(2)
                    .contains("https://courier.example/b")
                    .allSatisfy(url -> assertThat(url).doesNotContain("root:").hasSizeLessThan(60));
        }

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
                            "{\"items\":[{\"url\":\"/a\",\"date_modified\":\"2026-11-22\"}]}",
                            "<html><body><a href='/a'>A headline of fair length, no?</a></body>");
            var random = new Random(7);
            for (int round = 0; round < 4_000; round++) {
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

    @Nested
    class Times {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                textBlock =
                        """
                        2026-11-22T12:00:00Z
                        2026-11-22T12:00:00.000Z
                        2026-11-22T14:00:00+02:00
                        2026-11-22T12:00:00
                        Sun, 22 Nov 2026 12:00:00 GMT
                        Sun, 22 Nov 2026 07:00:00 EST
                        Sun, 22 Nov 2026 13:00:00 +0100
                        22 Nov 2026 12:00 GMT
                        Sun, 22 Nov 2026 12:00:00 Z
                        Sun, 22 Nov 2026 12:00:00 UT
                        2026-11-22 12:00:00 +0000
                        2026-11-22T12:00:00+0000
                        2026-11-22T12:00Z
                        2026-11-22 12:00:00
                        Mon, 22 Nov 2026 12:00:00 GMT
                        Sunday, 22 November 2026 12:00:00 GMT
                        """)
        void are_read_as_feeds_write_them(String text) {
            assertThat(FeedTime.parse(text)).contains(NOON);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "yesterday", "0", "2026-13-45", "99999999999", "Sun, 22 Nov"})
        void that_are_none_are_left_out(String text) {
            assertThat(FeedTime.parse(text)).isEmpty();
        }
    }

    @Nested
    class DocumentsOfOthers {

        /** Beside the repository; -Dmasthead.saved-feeds=DIR names another place. */
        private static Path folder() {
            var named = System.getProperty("masthead.saved-feeds", "");
            return named.isEmpty()
                    ? Path.of("../../../shared/data/feeds/gofeed").toAbsolutePath().normalize()
                    : Path.of(named);
        }

        @Test
        void are_all_read() throws IOException {
            var folder = folder();
            assumeTrue(Files.isDirectory(folder), () -> "Skipped: no saved feeds at " + folder);
            var read = 0;
            var noFeeds = new ArrayList<String>();
            try (var files = Files.walk(folder)) {
                for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                    var result = read(Files.readAllBytes(file), Optional.empty());
                    read++;
                    if (result instanceof NotAFeed && file.toString().endsWith(".xml")) {
                        noFeeds.add(file.getFileName().toString());
                    }
                }
            }
            assertThat(read).isGreaterThan(1_000);
            assertThat(noFeeds).containsExactly("empty_feed.xml", "unknown_feed.xml");
        }
    }
}
