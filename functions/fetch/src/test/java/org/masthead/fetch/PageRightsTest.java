package org.masthead.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.masthead.fetch.http.RawOrigin;
import org.masthead.fetch.rights.TdmFile;
import org.masthead.page.FetchMessage;
import org.masthead.page.PageFacts;

/** Pages that their publisher reserves, takes away, or gives in the feed alone. */
class PageRightsTest {

    private static final String HTML = "Content-Type: text/html\r\n";

    private final RawOrigin origin;
    private final FetchWorld world;
    private final String url;

    PageRightsTest() throws IOException {
        origin = new RawOrigin();
        world = new FetchWorld(origin.hostAndPort());
        url = origin.url("/ferry");
    }

    @AfterEach
    void close() throws IOException {
        origin.close();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void page(String headers, String html) {
        origin.on("/ferry", HTML + headers, bytes(html));
    }

    private void status(String status) {
        origin.on("/ferry", "HTTP/1.1 " + status, "Content-Length: 0", "", "");
    }

    private void fetch() {
        world.pass(Duration.ofMinutes(5));
        assertThat(world.handle(world.page(url))).isEmpty();
    }

    private PageFacts newest() {
        return FetchWorld.stored(world.known(url).getOrDefault("page", "")).facts();
    }

    @Nested
    class AReservedPage {

        @Test
        void is_not_kept_and_why_is_written_down() {
            world.carry("courier");
            page("X-Robots-Tag: noarchive\r\n", "<p>a page");
            fetch();
            assertThat(FetchWorld.objects()).isEmpty();
            assertThat(world.known(url))
                    .containsEntry("fetched", "refused")
                    .containsEntry(
                            "fetchReason", "the publisher reserves it (X-Robots-Tag: noarchive)")
                    .containsEntry("rights", "refuse (X-Robots-Tag: noarchive)");
            var account = world.sources().account("courier").orElseThrow();
            assertThat(account.refused()).isEqualTo(1);
            assertThat(account.lastRefusal())
                    .hasValueSatisfying(last -> assertThat(last.url()).isEqualTo(url));
        }

        @Test
        void by_the_hosts_own_files_is_not_kept_either() {
            world.know(
                    "http://" + origin.hostAndPort() + TdmFile.PATH,
                    "[{\"location\":\"/ferry\",\"tdm-reservation\":1}]");
            page("", "<p>a page");
            fetch();
            assertThat(world.known(url)).containsEntry("rights", "refuse (tdmrep.json /ferry: 1)");
            world.know("http://" + origin.hostAndPort() + TdmFile.PATH, "");
            world.knowRobots(origin.hostAndPort(), "License: https://courier.example/l.xml");
            world.pass(Duration.ofMinutes(1));
            fetch();
            assertThat(world.known(url).get("rights")).startsWith("refuse (robots.txt License");
            assertThat(FetchWorld.objects()).isEmpty();
        }

        @Test
        void that_was_kept_before_is_told_to_extract_as_gone() {
            page("", "<p>a page");
            fetch();
            page("", "<meta name=robots content=noindex><p>a page");
            fetch();
            assertThat(newest().status()).isEqualTo(451);
            assertThat(world.known(url)).containsEntry("fetched", "refused");
            assertThat(FetchWorld.held("ExtractQueue")).isEqualTo(2);
            page("", "<p>a page");
            fetch();
            assertThat(newest().status()).isEqualTo(PageFacts.OK);
            assertThat(world.known(url)).containsEntry("rights", "keep");
        }

        @Test
        void that_was_kept_before_robots_txt_forbade_it_is_withdrawn_until_it_no_longer_does() {
            world.carry("courier");
            page("", "<p>a page");
            fetch();
            world.knowRobots(origin.hostAndPort(), "User-agent: *\nDisallow: /ferry");
            fetch();
            fetch();
            assertThat(newest().status()).isEqualTo(451);
            assertThat(world.known(url)).containsEntry("fetched", "refused");
            assertThat(FetchWorld.held("ExtractQueue")).isEqualTo(2);
            world.knowRobots(origin.hostAndPort(), "User-agent: *\nCrawl-delay: 0");
            fetch();
            assertThat(newest().status()).isEqualTo(PageFacts.OK);
        }

        @Test
        void is_kept_under_a_contract_but_never_against_robots_txt() {
            world.agree("courier");
            page("X-Robots-Tag: noindex\r\nTDM-Reservation: 1\r\n", "<p>a page");
            fetch();
            assertThat(world.known(url))
                    .containsEntry("fetched", "stored")
                    .containsEntry("rights", "keep (X-Robots-Tag: noindex; TDM-Reservation: 1)");
            world.knowRobots(origin.hostAndPort(), "User-agent: *\nDisallow: /ferry");
            fetch();
            assertThat(world.known(url)).containsEntry("fetched", "refused");
            assertThat(world.known(url).get("fetchReason")).contains("\"Disallow: /ferry\"");
        }
    }

    @Test
    void a_limit_on_summaries_travels_with_the_page() {
        page("", "<meta name=robots content=max-snippet:40><p>a page");
        fetch();
        assertThat(newest().maxSnippet()).contains(40);
        assertThat(world.known(url).get("rights")).startsWith("keep, summary of 40 characters");
    }

    @Nested
    class APageThatIsGone {

        @Test
        void is_told_to_extract_once_as_a_page_without_bytes() {
            page("", "<p>a page");
            fetch();
            status("410 Gone");
            fetch();
            fetch();
            assertThat(world.known(url)).containsEntry("fetched", "gone");
            assertThat(newest().status()).isEqualTo(410);
            assertThat(FetchWorld.stored(world.known(url).getOrDefault("page", "")).content())
                    .isEmpty();
            assertThat(FetchWorld.held("ExtractQueue")).isEqualTo(2);
        }

        @Test
        void may_come_back_as_it_was_and_go_again() {
            page("", "<p>a page");
            fetch();
            status("410 Gone");
            fetch();
            page("", "<p>a page");
            fetch();
            assertThat(newest().status()).isEqualTo(PageFacts.OK);
            status("410 Gone");
            fetch();
            assertThat(newest().status()).isEqualTo(410);
            assertThat(newest().fetchedAt())
                    .isEqualTo(FetchWorld.NOON.plus(Duration.ofMinutes(20)));
            assertThat(FetchWorld.objects()).hasSize(2);
            assertThat(FetchWorld.held("ExtractQueue")).isEqualTo(4);
        }

        @Test
        void is_one_that_was_not_there_at_two_checks_in_a_row() {
            page("", "<p>a page");
            fetch();
            status("404 Not Found");
            fetch();
            assertThat(world.known(url)).containsEntry("fetched", "missing");
            assertThat(newest().status()).isEqualTo(PageFacts.OK);
            fetch();
            assertThat(world.known(url)).containsEntry("fetched", "gone");
            assertThat(newest().status()).isEqualTo(404);
        }

        @Test
        void is_not_one_that_was_there_in_between() {
            page("", "<p>a page");
            fetch();
            status("404 Not Found");
            fetch();
            page("", "<p>a page");
            fetch();
            status("404 Not Found");
            fetch();
            assertThat(world.known(url)).containsEntry("fetched", "missing");
        }

        @Test
        void that_was_never_kept_is_told_to_nobody() {
            status("410 Gone");
            fetch();
            assertThat(world.known(url)).containsEntry("fetched", "gone");
            assertThat(FetchWorld.objects()).isEmpty();
        }
    }

    @Nested
    class APageThatCannotBeHad {

        private static final String TEXT = "The ferry leaves again at dawn. ".repeat(20);

        private void feed(String content) {
            origin.on(
                    "/feed",
                    "Content-Type: application/rss+xml\r\nX-Robots-Tag: noindex\r\n",
                    bytes(
                            """
                            <rss xmlns:content="http://purl.org/rss/1.0/modules/content/" \
                            xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Courier</title>
                            <item><link>URL</link><title>Ferry &lt;b&gt;&amp;amp; co&lt;/b&gt;</title>
                            <dc:creator>Ines Harte</dc:creator>
                            <pubDate>Sun, 22 Nov 2026 11:00:00 GMT</pubDate>
                            <content:encoded><![CDATA[CONTENT]]></content:encoded></item>
                            </channel></rss>\
                            """
                                    .replace("URL", url)
                                    .replace("CONTENT", content)));
        }

        private FetchMessage listed() {
            return world.page(url).listedIn(origin.url("/feed"));
        }

        private void fetchListed() {
            world.handle(listed());
            var entry = world.sent().getLast().message();
            assertThat(entry.kind()).isEqualTo(FetchMessage.Kind.ENTRY);
            world.pass(Duration.ofSeconds(1));
            assertThat(world.handle(entry)).isEmpty();
        }

        @Test
        void is_made_of_its_entry_where_the_feed_has_its_whole_text() {
            feed("<p>" + TEXT + "</article></body><script>alert(1)</script><p>End.");
            status("403 Forbidden");
            fetchListed();
            assertThat(world.known(url)).containsEntry("fetched", "stored");
            assertThat(world.known(url).get("fetchReason")).startsWith("from the entry in ");
            var page = FetchWorld.stored(world.known(url).getOrDefault("page", ""));
            assertThat(page.facts().origin()).isEqualTo(PageFacts.Origin.FEED);
            assertThat(page.facts().url()).isEqualTo(url);
            assertThat(page.facts().contentType()).contains("text/html; charset=utf-8");
            assertThat(new String(page.content(), StandardCharsets.UTF_8))
                    .contains("<h1>Ferry &amp; co</h1>")
                    .contains("Ines Harte")
                    .contains("2026-11-22T11:00:00Z")
                    .contains("The ferry leaves again at dawn.")
                    .endsWith("</article></body></html>");
        }

        @Test
        void has_no_entry_worth_keeping_where_that_is_a_summary() {
            feed("<p>The ferry leaves again.");
            status("404 Not Found");
            fetchListed();
            assertThat(world.known(url))
                    .containsEntry("fetched", "refused")
                    .containsEntry(
                            "fetchReason",
                            "the page could not be had, nor its entry: the feed has no full text"
                                    + " of it");
            assertThat(FetchWorld.objects()).isEmpty();
        }

        @Test
        void is_looked_for_in_the_feed_after_the_last_try_too() {
            feed(TEXT);
            status("500 Oops");
            var next = listed();
            for (int attempt = 1; attempt <= 5; attempt++) {
                world.handle(next);
                next = world.sent().getLast().message();
            }
            assertThat(next.kind()).isEqualTo(FetchMessage.Kind.ENTRY);
            world.handle(next);
            assertThat(world.known(url)).containsEntry("fetched", "stored");
        }

        @Test
        void is_not_looked_for_where_the_publisher_does_not_want_it_kept() {
            feed(TEXT);
            page("X-Robots-Tag: noindex\r\n", "<p>a page");
            world.handle(listed());
            world.knowRobots(origin.hostAndPort(), "User-agent: *\nDisallow: /ferry");
            world.pass(Duration.ofMinutes(1));
            world.handle(listed());
            status("410 Gone");
            world.knowRobots(origin.hostAndPort(), "User-agent: *\nCrawl-delay: 0");
            world.pass(Duration.ofMinutes(1));
            world.handle(listed());
            assertThat(world.sent()).isEmpty();
        }

        @Test
        void keeps_what_was_had_of_it_before() {
            page("", "<p>a page");
            fetch();
            status("403 Forbidden");
            world.pass(Duration.ofMinutes(1));
            world.handle(listed());
            assertThat(world.sent()).isEmpty();
            assertThat(newest().origin()).isEqualTo(PageFacts.Origin.PAGE);
        }

        @Test
        void is_the_page_itself_as_soon_as_that_can_be_had() {
            feed(TEXT);
            status("403 Forbidden");
            fetchListed();
            page("", "<p>the page itself");
            fetch();
            assertThat(newest().origin()).isEqualTo(PageFacts.Origin.PAGE);
        }
    }
}
