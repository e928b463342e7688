package org.masthead.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.aws.HostsTable;
import org.masthead.aws.PagesTable;
import org.masthead.fetch.http.RawOrigin;
import org.masthead.host.HostFile;
import org.masthead.local.publishers.Publishers;
import org.masthead.page.PageFacts;
import org.masthead.page.Recheck;

/** What becomes of a message that asks for an article page. */
class PageErrandTest {

    private static final byte[] UMLAUT = "Fähre fährt".getBytes(StandardCharsets.ISO_8859_1);
    private static final String HTML = "Content-Type: text/html; charset=windows-1252\r\n";

    private final RawOrigin origin;
    private final FetchWorld world;
    private final String url;

    PageErrandTest() throws IOException {
        origin = new RawOrigin();
        world = new FetchWorld(origin.hostAndPort());
        url = origin.url("/ferry");
    }

    @AfterEach
    void close() throws IOException {
        origin.close();
    }

    private void answers(String status, String... headers) {
        var head = String.join("\r\n", headers);
        origin.on(
                "/ferry",
                "HTTP/1.1 " + status,
                "Content-Length: 0" + (head.isEmpty() ? "" : "\r\n" + head),
                "",
                "");
    }

    @Nested
    class APage {

        @Test
        void is_stored_once_byte_for_byte_with_its_facts() {
            origin.on("/ferry", HTML + "ETag: \"1\"\r\n", UMLAUT);
            assertThat(world.handle(world.page(url))).isEmpty();

            var key = FetchWorld.objects().getFirst();
            assertThat(FetchWorld.objects()).hasSize(1);
            assertThat(key).startsWith("pages/courier/2026/11/22/");
            var page = FetchWorld.stored(key);
            assertThat(page.content()).isEqualTo(UMLAUT);
            assertThat(page.facts())
                    .isEqualTo(
                            new PageFacts(
                                    url,
                                    "courier",
                                    FetchWorld.NOON,
                                    FetchWorld.NOON,
                                    Optional.of("text/html; charset=windows-1252"),
                                    "c-1",
                                    PageFacts.OK));
            assertThat(world.known(url))
                    .containsEntry("fetched", "stored")
                    .containsEntry("page", key)
                    .containsEntry("etag", "\"1\"")
                    .containsEntry("attempts", "1")
                    .containsEntry("answeredFor", "2026-11-22T12:00:00Z");
            assertThat(FetchWorld.held("ExtractQueue")).isEqualTo(1);
            assertThat(world.sent()).isEmpty();
        }

        @Test
        void is_asked_for_once_however_often_its_message_comes() {
            origin.on("/ferry", HTML, UMLAUT);
            var message = world.page(url);
            world.handle(message);
            var state = world.state();
            world.pass(Duration.ofMinutes(9));
            world.handle(message);
            world.handle(message, message);
            assertThat(world.state()).isEqualTo(state);
            assertThat(origin.requests()).hasSize(1);
        }

        @Test
        void that_comes_twice_in_one_batch_is_stored_once() {
            origin.on("/ferry", HTML, UMLAUT);
            var message = world.page(url);
            assertThat(world.handle(message, message, message)).isEmpty();
            assertThat(FetchWorld.objects()).hasSize(1);
            assertThat(FetchWorld.held("ExtractQueue")).isEqualTo(1);
        }

        @Test
        void that_changed_is_stored_beside_what_it_was() {
            origin.on("/ferry", HTML, UMLAUT);
            world.handle(world.page(url));
            var before = world.known(url).get("page");
            origin.on("/ferry", HTML, new byte[] {'n', 'e', 'w'});
            world.pass(Duration.ofMinutes(5));
            world.handle(world.page(url));
            assertThat(FetchWorld.objects()).hasSize(2).contains(before);
            assertThat(world.known(url).get("page")).isNotEqualTo(before);
            assertThat(world.known(url)).containsEntry("discovered", "2026-11-22T12:00:00Z");
        }

        @Test
        void that_goes_back_to_what_it_was_is_the_newest_once_more() {
            origin.on("/ferry", HTML, UMLAUT);
            world.handle(world.page(url));
            var first = FetchWorld.objects().getFirst();
            origin.on("/ferry", HTML, new byte[] {'n', 'e', 'w'});
            world.pass(Duration.ofMinutes(5));
            world.handle(world.page(url));
            origin.on("/ferry", HTML, UMLAUT);
            world.pass(Duration.ofMinutes(5));
            world.handle(world.page(url));
            assertThat(world.known(url)).containsEntry("page", first);
            assertThat(FetchWorld.objects()).hasSize(2);
            assertThat(FetchWorld.stored(first).facts().fetchedAt())
                    .isEqualTo(FetchWorld.NOON.plus(Duration.ofMinutes(10)));
            assertThat(FetchWorld.held("ExtractQueue")).isEqualTo(3);
        }

        @Test
        void that_did_not_change_is_asked_for_on_condition_and_stays() {
            origin.on("/ferry", HTML + "ETag: \"1\"\r\n", UMLAUT);
            world.handle(world.page(url));
            var before = world.known(url);
            origin.on("/ferry", "HTTP/1.1 304 Not Modified", "", "");
            world.pass(Duration.ofMinutes(5));
            world.handle(world.page(url));
            assertThat(origin.requests().getLast()).contains("If-None-Match: \"1\"");
            assertThat(world.known(url))
                    .containsEntry("fetched", "unchanged")
                    .containsEntry("etag", "\"1\"")
                    .containsEntry("page", before.get("page"));
            assertThat(FetchWorld.objects()).hasSize(1);
        }

        @Test
        void of_a_publisher_who_answers_elsewhere_keeps_both_addresses() {
            answers("301 Moved", "Location: /news/ferry");
            origin.on("/news/ferry", HTML, UMLAUT);
            world.handle(world.page(url));
            var page = FetchWorld.stored(FetchWorld.objects().getFirst());
            assertThat(page.facts().url()).isEqualTo(origin.url("/news/ferry"));
            assertThat(world.known(url)).containsEntry("fetched", "stored");
        }
    }

    @Nested
    class ARefusal {

        @ParameterizedTest
        @CsvSource(
                quoteCharacter = '"',
                delimiter = '|',
                textBlock =
                        """
                        report.pdf    | content type 'application/pdf' is no page
                        loop/a        | redirects in a loop
                        to-private    | 10.0.0.1 is not a public address
                        to-metadata   | 169.254.169.254 is not a public address
                        to-file       | which is not a web address
                        to-nowhere    | without a Location
                        huge.html     | body is larger than 10 MB
                        bomb.html     | body is larger than 10 MB
                        encoded.html  | content encoding 'x-unheard-of' is unknown
                        twice.html    | 'gzip, gzip' is unknown
                        """)
        void is_written_down_with_its_reason_and_not_tried_again(String trouble, String reason) {
            try (var publishers =
                    Publishers.start(0, InstantSource.fixed(FetchWorld.NOON), Optional.empty())) {
                var to = new FetchWorld(publishers.origin().substring("http://".length()));
                var page = publishers.origin() + "/trouble/" + trouble;
                assertThat(to.handle(to.page(page))).isEmpty();
                assertThat(to.known(page)).containsEntry("fetched", "refused");
                assertThat(to.known(page).get("fetchReason")).contains(reason);
                assertThat(FetchWorld.objects()).isEmpty();
                assertThat(to.sent()).isEmpty();
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"http://127.0.0.1/", "http://0x7f.1/", "file:///etc/passwd", ""})
        void meets_addresses_that_no_message_should_carry(String address) {
            assertThat(world.handle(world.page(address))).isEmpty();
            assertThat(world.known(address)).containsEntry("fetched", "refused");
        }

        @Test
        void meets_an_address_too_long_to_be_kept_before_anybody_is_asked() {
            var path = "/" + "%D8%A7".repeat(200);
            origin.on(path, HTML, UMLAUT);
            world.handle(world.page(origin.url(path)));
            assertThat(world.known(origin.url(path)))
                    .containsEntry("fetchReason", "address is longer than 1200 bytes");
            assertThat(origin.requests()).isEmpty();
        }

        @Test
        void meets_a_page_that_is_found_at_too_long_an_address() {
            var path = "/" + "a".repeat(1_300);
            answers("302 Found", "Location: " + path);
            origin.on(path, HTML, UMLAUT);
            world.handle(world.page(url));
            assertThat(world.known(url))
                    .containsEntry("fetchReason", "address is longer than 1200 bytes");
        }

        @Test
        void does_not_meet_a_page_whose_type_is_too_long_to_be_kept() {
            origin.on("/ferry", "Content-Type: text/html;" + "x".repeat(5_000) + "\r\n", UMLAUT);
            assertThat(world.handle(world.page(url))).isEmpty();
            var page = FetchWorld.stored(FetchWorld.objects().getFirst());
            assertThat(page.facts().contentType()).isEmpty();
        }
    }

    @Nested
    class APageThatCannotBeHadYet {

        private final PagesTable pages =
                new PagesTable(FetchWorld.AWS.dynamoDb(), FetchWorld.AWS.tableName("PagesTable"));

        private List<Recheck> due() {
            var now = world.clock().instant();
            return IntStream.range(0, PagesTable.recheckShards())
                    .mapToObj(shard -> pages.rechecks(shard, now, 10))
                    .flatMap(List::stream)
                    .toList();
        }

        /** As refresh does each minute; how many pages it asked for. */
        private int recheck() {
            var due = due();
            due.forEach(it -> pages.rechecked(it, world.clock().instant()));
            due.forEach(it -> world.handle(it.message()));
            return due.size();
        }

        @ParameterizedTest
        @ValueSource(strings = {"404 Not Found", "403 Forbidden", "401 Unauthorized"})
        void is_asked_for_again_a_quarter_of_an_hour_later_and_stored(String status) {
            answers(status);
            world.handle(world.page(url));
            assertThat(world.known(url)).containsEntry("fetched", "unavailable");
            assertThat(world.known(url).get("fetchReason")).contains(status.substring(0, 3));
            world.pass(Duration.ofMinutes(14));
            assertThat(recheck()).isZero();
            origin.on("/ferry", HTML, UMLAUT);
            world.pass(Duration.ofMinutes(1));
            assertThat(recheck()).isEqualTo(1);
            assertThat(world.known(url))
                    .containsEntry("fetched", "stored")
                    .doesNotContainKey("fetchReason")
                    .containsEntry("recheckAt", "2026-11-22T13:00:00Z");
        }

        @Test
        void because_its_server_answers_with_a_text_of_its_own_is_asked_for_again() {
            origin.on("/ferry", "Content-Type: text/plain\r\n", UMLAUT);
            world.handle(world.page(url));
            assertThat(world.known(url)).containsEntry("fetched", "unavailable");
            world.pass(Duration.ofMinutes(15));
            assertThat(due()).hasSize(1);
        }

        @Test
        void after_five_attempts_is_asked_for_again_when_the_next_recheck_is_due() {
            answers("500 Oops");
            var next = world.page(url);
            for (int attempt = 1; attempt <= 5; attempt++) {
                world.handle(next);
                next = world.sent().getLast().message();
            }
            assertThat(world.known(url)).containsEntry("fetched", "failed");
            origin.on("/ferry", HTML, UMLAUT);
            world.pass(Duration.ofHours(1));
            assertThat(recheck()).isEqualTo(1);
            assertThat(world.known(url)).containsEntry("fetched", "stored");
        }

        @Test
        void within_a_day_is_given_up_with_its_reason() {
            answers("404 Not Found");
            world.handle(world.page(url));
            int asked = 0;
            for (int quarter = 0; quarter < 4 * 48; quarter++) {
                world.pass(Duration.ofMinutes(15));
                asked += recheck();
            }
            assertThat(asked).isEqualTo(4);
            assertThat(origin.requests())
                    .filteredOn(head -> head.startsWith("GET /ferry "))
                    .hasSize(5);
            assertThat(world.known(url))
                    .containsEntry("fetched", "unavailable")
                    .containsEntry("fetchReason", "origin answered 404: not found")
                    .doesNotContainKey("recheckAt");
        }

        @ParameterizedTest
        @ValueSource(strings = {"410 Gone", "451 Reserved"})
        void and_never_will_be_is_not_asked_for_again(String status) {
            answers("404 Not Found");
            world.handle(world.page(url));
            answers(status);
            world.pass(Duration.ofMinutes(15));
            assertThat(recheck()).isEqualTo(1);
            world.pass(Duration.ofDays(2));
            assertThat(recheck()).isZero();
        }

        @Test
        void because_its_publisher_reserves_it_is_not_asked_for_again() {
            origin.on("/ferry", HTML + "X-Robots-Tag: noindex\r\n", UMLAUT);
            world.handle(world.page(url));
            world.pass(Duration.ofMinutes(1));
            world.knowRobots(origin.hostAndPort(), "User-agent: *\nDisallow: /");
            world.handle(world.page(origin.url("/other")));
            world.pass(Duration.ofDays(2));
            assertThat(due()).isEmpty();
        }

        private void robotsTxtCannotBeHad() {
            new HostsTable(FetchWorld.AWS.dynamoDb(), FetchWorld.AWS.tableName("HostsTable"))
                    .keep(
                            new HostFile(
                                    origin.url("/robots.txt"),
                                    FetchWorld.NOON.plus(Duration.ofMinutes(10)),
                                    Optional.of("origin answered 503"),
                                    Optional.empty(),
                                    new byte[0]));
            origin.on("/ferry", HTML, UMLAUT);
        }

        @Test
        void because_robots_txt_cannot_is_put_off_until_it_can_and_costs_no_attempt() {
            robotsTxtCannotBeHad();
            world.handle(world.page(url));
            assertThat(world.sent()).isEmpty();
            assertThat(world.known(url))
                    .containsEntry("fetched", "stored")
                    .containsEntry("attempts", "1");
            assertThat(world.clock().instant())
                    .isAfterOrEqualTo(FetchWorld.NOON.plus(Duration.ofMinutes(10)));
        }

        @Test
        void because_robots_txt_cannot_for_an_hour_waits_for_its_rechecks() {
            robotsTxtCannotBeHad();
            origin.on("/robots.txt", "HTTP/1.1 500 Oops", "Content-Length: 0", "", "");
            world.handle(world.page(url));
            assertThat(world.known(url)).containsEntry("fetched", "unavailable");
            assertThat(world.known(url).get("fetchReason")).startsWith("robots.txt cannot be had");
            assertThat(origin.requests()).hasSizeLessThan(7);
            origin.on("/robots.txt", "HTTP/1.1 404 No", "Content-Length: 0", "", "");
            world.pass(Duration.ofHours(1));
            assertThat(recheck()).isEqualTo(1);
            assertThat(world.known(url)).containsEntry("fetched", "stored");
        }
    }

    @Nested
    class AFailure {

        @Test
        void is_tried_again_later_as_the_next_attempt() {
            answers("500 Oops");
            var message = world.page(url);
            assertThat(world.handle(message)).isEmpty();
            assertThat(world.sent())
                    .singleElement()
                    .satisfies(next -> {
                        assertThat(next.message().attempt()).isEqualTo(2);
                        assertThat(next.message().discovered()).isEqualTo(message.discovered());
                        assertThat(next.message().issuedAt()).isAfter(message.issuedAt());
                        assertThat(next.delay())
                                .isBetween(Duration.ofSeconds(30), Duration.ofSeconds(36));
                    });
            assertThat(world.known(url)).containsEntry("fetched", "retrying");
            assertThat(world.known(url).get("fetchReason"))
                    .matches("origin answered 500; next try in 3\\d s \\(attempt 2\\)");
            assertThat(FetchWorld.held("FetchQueue")).isEqualTo(1);
        }

        @Test
        void waits_as_long_as_the_origin_asks_and_never_less() {
            answers("503 Busy", "Retry-After: 100");
            world.handle(world.page(url));
            assertThat(world.sent().getFirst().delay())
                    .isBetween(Duration.ofSeconds(100), Duration.ofSeconds(120));
        }

        @Test
        void is_given_up_after_five_attempts() {
            answers("500 Oops");
            var next = world.page(url);
            for (int attempt = 1; attempt <= 5; attempt++) {
                assertThat(next.attempt()).isEqualTo(attempt);
                world.handle(next);
                next = world.sent().getLast().message();
            }
            assertThat(world.sent()).hasSize(4);
            assertThat(world.sent())
                    .extracting(sent -> sent.delay().toMinutes())
                    .isSorted()
                    .last()
                    .isEqualTo(15L);
            assertThat(world.known(url))
                    .containsEntry("fetched", "failed")
                    .containsEntry("attempts", "5")
                    .containsEntry("fetchReason", "origin answered 500; given up after 5 attempts");
            assertThat(origin.requests()).hasSize(5);
        }

        @Test
        void that_passes_ends_in_a_stored_page() {
            answers("503 Busy");
            var message = world.page(url);
            world.handle(message);
            origin.on("/ferry", HTML, UMLAUT);
            world.pass(Duration.ofMinutes(1));
            world.handle(world.sent().getFirst().message());
            assertThat(world.known(url))
                    .containsEntry("fetched", "stored")
                    .doesNotContainKey("fetchReason");
            var state = world.state();
            world.handle(message); // late and once more
            assertThat(world.state()).isEqualTo(state);
        }

        @Test
        void of_a_body_that_is_cut_is_tried_again_too() {
            origin.on("/ferry", "HTTP/1.1 200 OK", "Content-Length: 10000", "", "short");
            world.handle(world.page(url));
            assertThat(world.known(url)).containsEntry("fetched", "retrying");
        }
    }
}
