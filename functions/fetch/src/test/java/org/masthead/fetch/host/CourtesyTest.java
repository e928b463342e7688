package org.masthead.fetch.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.aws.HostsTable;
import org.masthead.fetch.host.Courtesy.Purpose;
import org.masthead.fetch.http.Attempt;
import org.masthead.fetch.http.FetchResult;
import org.masthead.fetch.http.Fetcher;
import org.masthead.fetch.http.Fetcher.Validators;
import org.masthead.fetch.http.PostResult;
import org.masthead.fetch.http.RawOrigin;
import org.masthead.local.engines.LocalAws;
import org.masthead.page.Booking;

/** Against real hosts and a real table, at a time of the test's choosing. */
class CourtesyTest {

    private static final LocalAws AWS = LocalAws.shared();
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final InstantSource clock = now::get;
    private final List<Instant> pauses = new ArrayList<>();
    private final RawOrigin origin = new RawOrigin();
    private final RawOrigin other = new RawOrigin();
    private final HostsTable table;
    private Courtesy courtesy;

    CourtesyTest() throws IOException {
        AWS.reset();
        table = new HostsTable(AWS.as("Fetch").dynamoDb(), AWS.tableName("HostsTable"));
        courtesy = courtesy();
        origin.on("/a", "", new byte[] {'a'});
        origin.on("/b", "", new byte[] {'b'});
        other.on("/a", "", new byte[] {'o'});
    }

    @AfterEach
    void close() throws IOException {
        origin.close();
        other.close();
    }

    /** A function that has just started: it remembers nothing. */
    private Courtesy courtesy() {
        var hosts = origin.hostAndPort() + "," + other.hostAndPort();
        return new Courtesy(
                new Fetcher("https://operator.example", hosts, clock), table, clock, this::pause);
    }

    private void pause(Instant until) {
        pauses.add(until);
        now.updateAndGet(at -> at.isBefore(until) ? until : at);
    }

    private void pass(Duration time) {
        now.updateAndGet(at -> at.plus(time));
    }

    private Attempt get(String path) {
        return courtesy.get(origin.url(path), Validators.NONE, Purpose.READ, Optional.empty());
    }

    private static FetchResult done(Attempt attempt) {
        return assertThat(attempt)
                .asInstanceOf(InstanceOfAssertFactories.type(Attempt.Done.class))
                .actual()
                .result();
    }

    private static Instant putOff(Attempt attempt) {
        return assertThat(attempt)
                .asInstanceOf(InstanceOfAssertFactories.type(Attempt.PutOff.class))
                .actual()
                .booked()
                .at();
    }

    private static Booking at(RawOrigin host, Instant moment) {
        return new Booking(host.hostAndPort(), moment);
    }

    private void robots(String... lines) {
        origin.on(
                "/robots.txt",
                "",
                (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> asked(RawOrigin origin) {
        return origin.requests().stream().map(head -> head.split(" ", 3)[1]).toList();
    }

    private void answer(String path, String status, String... headers) {
        var lines = new ArrayList<>(List.of("HTTP/1.1 " + status));
        lines.addAll(List.of(headers));
        lines.addAll(List.of("Content-Length: 0", "", ""));
        origin.on(path, lines.toArray(String[]::new));
    }

    @Nested
    class RobotsTxt {

        @Test
        void is_asked_for_first_and_then_known_for_a_day_by_every_function() {
            robots("User-agent: *", "Disallow: /secret");
            assertThat(done(get("/a"))).isInstanceOf(FetchResult.Fetched.class);
            pass(Duration.ofHours(23));
            assertThat(done(get("/b"))).isInstanceOf(FetchResult.Fetched.class);
            courtesy = courtesy();
            assertThat(done(get("/a"))).isInstanceOf(FetchResult.Fetched.class);
            assertThat(asked(origin)).containsExactly("/robots.txt", "/a", "/b", "/a");
            pass(Duration.ofHours(1));
            get("/a");
            assertThat(asked(origin)).endsWith("/robots.txt", "/a");
        }

        @Test
        void is_believed_as_long_as_it_says_within_an_hour_and_a_day() {
            origin.on("/robots.txt", "Cache-Control: max-age=7200\r\n", new byte[0]);
            get("/a");
            pass(Duration.ofMinutes(119));
            get("/a");
            assertThat(asked(origin)).containsExactly("/robots.txt", "/a", "/a");
            origin.on("/robots.txt", "Cache-Control: no-store\r\n", new byte[0]);
            pass(Duration.ofMinutes(2));
            get("/a");
            pass(Duration.ofMinutes(59));
            get("/a");
            assertThat(asked(origin).stream().filter("/robots.txt"::equals)).hasSize(2);
        }

        @Test
        void forbids_and_what_it_forbids_is_not_asked_for() {
            robots("User-agent: masthead", "Disallow: /a");
            assertThat(done(get("/a")))
                    .isEqualTo(
                            new FetchResult.Disallowed(
                                    "robots.txt of %s says \"Disallow: /a\""
                                            .formatted(origin.hostAndPort())));
            assertThat(asked(origin)).containsExactly("/robots.txt");
        }

        @Test
        void forbids_what_a_redirect_leads_to_here_and_elsewhere() {
            robots("User-agent: *", "Disallow: /secret");
            answer("/here", "302 Found", "Location: /secret");
            answer("/there", "302 Found", "Location: " + other.url("/secret"));
            other.on(
                    "/robots.txt",
                    "",
                    "User-agent: *\nDisallow: /secret".getBytes(StandardCharsets.UTF_8));
            assertThat(done(get("/here"))).isInstanceOf(FetchResult.Disallowed.class);
            pass(Duration.ofMinutes(1));
            assertThat(done(get("/there"))).isInstanceOf(FetchResult.Disallowed.class);
            assertThat(asked(origin)).containsExactly("/robots.txt", "/here", "/there");
            assertThat(asked(other)).containsExactly("/robots.txt");
        }

        @ParameterizedTest
        @ValueSource(ints = {400, 401, 403, 404, 410, 451})
        void that_is_not_to_be_had_forbids_nothing(int status) {
            answer("/robots.txt", status + " So");
            assertThat(done(get("/a"))).isInstanceOf(FetchResult.Fetched.class);
        }

        @ParameterizedTest
        @ValueSource(ints = {500, 503, 429})
        void that_is_unreachable_forbids_everything_for_a_while(int status) {
            answer("/robots.txt", status + " So");
            assertThat(done(get("/a")))
                    .isEqualTo(
                            new FetchResult.Unavailable(
                                    "robots.txt cannot be had (origin answered %d), so nothing may"
                                                    .formatted(status)
                                            + " be fetched",
                                    Optional.of(
                                            at(origin, now.get().plus(Duration.ofMinutes(10))))));
            robots("User-agent: *");
            pass(Duration.ofMinutes(9));
            assertThat(done(get("/a"))).isInstanceOf(FetchResult.Unavailable.class);
            pass(Duration.ofMinutes(1));
            assertThat(done(get("/a"))).isInstanceOf(FetchResult.Fetched.class);
            assertThat(asked(origin)).containsExactly("/robots.txt", "/robots.txt", "/a");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "200 OK|Content-Encoding: br",
                    "200 OK|Content-Encoding: gzip, gzip",
                    "203 Non-Authoritative|X: y",
                    "204 No Content|X: y",
                    "206 Partial|Content-Range: bytes 0-0/9",
                    "304 Not Modified|ETag: x",
                    "599 So|X: y"
                })
        void that_we_cannot_read_is_trouble_and_not_a_host_without_rules(String answer) {
            var statusAndHeader = answer.split("\\|", 2);
            answer("/robots.txt", statusAndHeader[0], statusAndHeader[1]);
            assertThat(done(get("/a"))).isInstanceOf(FetchResult.Unavailable.class);
            assertThat(asked(origin)).containsExactly("/robots.txt");
            robots("User-agent: *", "Disallow: /a");
            pass(Duration.ofMinutes(10));
            assertThat(done(get("/a"))).isInstanceOf(FetchResult.Disallowed.class);
        }

        @ParameterizedTest
        @ValueSource(ints = {600_000, 11 * 1024 * 1024})
        void that_is_large_is_obeyed_as_far_as_its_first_512_kilobytes(int size) {
            var line = "Disallow: /secret-of-the-house\n";
            var before = "User-agent: *\n" + "#\n".repeat((500 * 1024 - 100) / 2);
            var file = before + "Disallow: /a\n" + line.repeat((size - before.length()) / 31);
            origin.on("/robots.txt", "", file.getBytes(StandardCharsets.UTF_8));
            assertThat(done(get("/a"))).isInstanceOf(FetchResult.Disallowed.class);
            assertThat(done(get("/b"))).isInstanceOf(FetchResult.Fetched.class);
        }

        @Test
        void that_is_too_large_for_the_table_is_not_asked_for_by_each_function() {
            var random = new Random(4);
            var file = new StringBuilder("User-agent: *\nDisallow: /a\n");
            while (file.length() < 510_000) {
                file.append("Disallow: /");
                random.ints(200, '0', 'z').forEach(file::appendCodePoint);
                file.append('\n');
            }
            origin.on("/robots.txt", "", file.toString().getBytes(StandardCharsets.UTF_8));
            get("/a");
            courtesy = courtesy();
            assertThat(done(get("/a"))).isInstanceOf(FetchResult.Disallowed.class);
            assertThat(asked(origin)).containsExactly("/robots.txt");
        }

        @Test
        void that_takes_long_leaves_the_page_for_the_next_message() {
            origin.on(
                    "/robots.txt",
                    out -> {
                        pass(Duration.ofSeconds(9));
                        out.write(
                                "HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n"
                                        .getBytes(StandardCharsets.UTF_8));
                    });
            var booked = putOff(get("/a"));
            assertThat(asked(origin)).containsExactly("/robots.txt");
            now.set(booked);
            assertThat(
                            done(
                                    courtesy.get(
                                            origin.url("/a"),
                                            Validators.NONE,
                                            Purpose.READ,
                                            Optional.of(at(origin, booked)))))
                    .isInstanceOf(FetchResult.Fetched.class);
        }

        @Test
        void that_is_unreachable_now_says_for_thirty_days_what_it_said_last() {
            robots("User-agent: *", "Disallow: /secret");
            get("/a");
            answer("/robots.txt", "503 Busy");
            pass(Duration.ofDays(2));
            assertThat(done(get("/secret"))).isInstanceOf(FetchResult.Disallowed.class);
            pass(Duration.ofMinutes(1));
            assertThat(done(get("/a"))).isInstanceOf(FetchResult.Fetched.class);
            pass(Duration.ofDays(29));
            assertThat(done(get("/a"))).isInstanceOf(FetchResult.Unavailable.class);
        }

        @Test
        void may_be_found_at_the_end_of_five_redirects_and_at_another_host() {
            answer("/robots.txt", "301 Moved", "Location: /r1");
            for (int i = 1; i < 4; i++) {
                answer("/r" + i, "302 Found", "Location: /r" + (i + 1));
            }
            answer("/r4", "302 Found", "Location: " + other.url("/r5"));
            other.on("/r5", "", "User-agent: *\nDisallow: /a".getBytes(StandardCharsets.UTF_8));
            assertThat(done(get("/a"))).isInstanceOf(FetchResult.Disallowed.class);
        }

        @Test
        void beyond_five_redirects_is_not_to_be_had_and_forbids_nothing() {
            answer("/robots.txt", "301 Moved", "Location: /r0");
            for (int i = 0; i < 6; i++) {
                answer("/r" + i, "302 Found", "Location: /r" + (i + 1));
            }
            origin.on("/r6", "", "User-agent: *\nDisallow: /a".getBytes(StandardCharsets.UTF_8));
            assertThat(done(get("/a"))).isInstanceOf(FetchResult.Fetched.class);
        }
    }

    /** Hubs are shared by hundreds of titles. */
    @Nested
    class AForm {

        private PostResult post(Courtesy courtesy, Optional<Booking> booked) {
            return courtesy.post(origin.url("/hub"), Map.of("hub.mode", "subscribe"), booked);
        }

        private static Booking booked(PostResult result) {
            return assertThat(result)
                    .asInstanceOf(InstanceOfAssertFactories.type(PostResult.PutOff.class))
                    .actual()
                    .booked();
        }

        @Test
        void waits_for_its_turn_as_a_get_does_and_asks_for_no_robots_txt() {
            answer("/hub", "202 Accepted");
            assertThat(post(courtesy, Optional.empty())).isEqualTo(new PostResult.Accepted());
            assertThat(post(courtesy, Optional.empty())).isEqualTo(new PostResult.Accepted());
            assertThat(pauses).containsExactly(NOON.plusSeconds(2));
            assertThat(asked(origin)).containsExactly("/hub", "/hub");
        }

        @Test
        void is_put_off_while_another_function_is_posting_to_the_same_host() {
            var during = new CopyOnWriteArrayList<PostResult>();
            origin.on(
                    "/hub",
                    out -> {
                        if (during.isEmpty()) {
                            during.add(post(courtesy(), Optional.empty()));
                        }
                        var accepted = "HTTP/1.1 202 So\r\nContent-Length: 0\r\n\r\n";
                        out.write(accepted.getBytes(StandardCharsets.UTF_8));
                    });
            assertThat(post(courtesy, Optional.empty())).isEqualTo(new PostResult.Accepted());
            var booked = booked(during.getFirst());
            assertThat(origin.requests()).hasSize(1);
            now.set(booked.at());
            assertThat(post(courtesy, Optional.of(booked))).isEqualTo(new PostResult.Accepted());
        }

        @ParameterizedTest
        @CsvSource({"429, PT1M40S", "503, PT1M40S"})
        void leaves_a_host_alone_for_as_long_as_it_asks(int status, Duration wait) {
            answer("/hub", status + " So", "Retry-After: 100");
            assertThat(post(courtesy, Optional.empty())).isInstanceOf(PostResult.Failed.class);
            var booked = booked(post(courtesy, Optional.empty()));
            assertThat(booked.at()).isEqualTo(NOON.plus(wait));
            assertThat(booked(post(courtesy, Optional.of(booked)))).isEqualTo(booked);
            assertThat(origin.requests()).hasSize(1);
        }
    }

    @Nested
    class TheTurn {

        @Test
        void comes_at_once_where_the_host_is_free_and_two_seconds_after_the_last_else() {
            robots("User-agent: *");
            get("/a");
            assertThat(pauses).containsExactly(NOON.plusSeconds(2));
            pass(Duration.ofSeconds(2));
            get("/b");
            assertThat(pauses).hasSize(1);
        }

        @ParameterizedTest
        @CsvSource({"0.1, PT0.1S", "10, PT10S", "240, PT4M", "86400, PT5M", "0, PT0S"})
        void comes_as_often_as_the_host_says_but_not_less_often_than_each_five_minutes(
                String crawlDelay, Duration gap) {
            robots("User-agent: *", "Crawl-delay: " + crawlDelay);
            get("/a");
            pass(Duration.ofHours(1));
            assertThat(done(get("/a"))).isInstanceOf(FetchResult.Fetched.class);
            pauses.clear();
            if (gap.compareTo(Patience.ONE_WAIT) > 0) {
                assertThat(putOff(get("/b"))).isEqualTo(now.get().plus(gap));
                assertThat(putOff(get("/b"))).isEqualTo(now.get().plus(gap).plus(gap));
            } else {
                var free = now.get().plus(gap);
                assertThat(done(get("/b"))).isInstanceOf(FetchResult.Fetched.class);
                assertThat(now.get()).isEqualTo(free);
            }
        }

        @Test
        void that_was_booked_is_taken_and_the_line_goes_on_behind_it() {
            robots("User-agent: *", "Crawl-delay: 10");
            get("/a");
            pass(Duration.ofHours(1));
            assertThat(done(get("/a"))).isInstanceOf(FetchResult.Fetched.class);
            var first = putOff(get("/b"));
            var second = putOff(get("/b"));
            now.set(first);
            assertThat(
                            done(
                                    courtesy.get(
                                            origin.url("/b"),
                                            Validators.NONE,
                                            Purpose.READ,
                                            Optional.of(at(origin, first)))))
                    .isInstanceOf(FetchResult.Fetched.class);
            assertThat(putOff(get("/a"))).isEqualTo(second.plusSeconds(10));
            now.set(second);
            assertThat(
                            done(
                                    courtesy.get(
                                            origin.url("/b"),
                                            Validators.NONE,
                                            Purpose.READ,
                                            Optional.of(at(origin, second)))))
                    .isInstanceOf(FetchResult.Fetched.class);
        }

        private Attempt getFirst(String path, Optional<Booking> later) {
            return courtesy.getFirst(origin.url(path), Validators.NONE, later);
        }

        @Test
        void of_a_feed_comes_a_gap_after_the_last_though_a_hundred_pages_wait() {
            robots("User-agent: *", "Crawl-delay: 10");
            get("/a");
            pass(Duration.ofHours(1));
            get("/a");
            var free = now.get().plusSeconds(10);
            for (int page = 0; page < 100; page++) {
                table.book(origin.hostAndPort(), now.get(), Duration.ofSeconds(10));
            }
            assertThat(putOff(getFirst("/b", Optional.empty()))).isEqualTo(free);
            now.set(free);
            assertThat(done(getFirst("/b", Optional.of(at(origin, free)))))
                    .isInstanceOf(FetchResult.Fetched.class);
            assertThat(now.get()).isEqualTo(free);
            assertThat(asked(origin)).endsWith("/a", "/b");

            // Who had booked that moment finds the host busy, and goes on behind.
            var page =
                    courtesy.get(
                            origin.url("/a"),
                            Validators.NONE,
                            Purpose.READ,
                            Optional.of(at(origin, free)));
            assertThat(putOff(page)).isAfterOrEqualTo(free.plusSeconds(10));
            assertThat(asked(origin)).endsWith("/b");
        }

        @Test
        void of_a_feed_does_not_come_while_a_request_is_under_way() {
            robots("User-agent: *");
            get("/a");
            pass(Duration.ofSeconds(2));
            var end = now.get().plus(Turns.LEASE);
            table.take(origin.hostAndPort(), "slow", now.get(), end, Duration.ofSeconds(2));
            assertThat(putOff(getFirst("/b", Optional.empty()))).isAfter(now.get().minusSeconds(1));
            assertThat(asked(origin)).endsWith("/a");
        }

        @Test
        void that_is_still_far_away_stays_booked() {
            var far = NOON.plusSeconds(1_000);
            assertThat(
                            putOff(
                                    courtesy.get(
                                            origin.url("/a"),
                                            Validators.NONE,
                                            Purpose.READ,
                                            Optional.of(at(origin, far)))))
                    .isEqualTo(far);
            assertThat(origin.requests()).isEmpty();
        }

        @Test
        void of_a_function_that_died_is_over_after_half_a_minute() {
            robots("User-agent: *");
            get("/a");
            pass(Duration.ofSeconds(2));
            var end = now.get().plus(Turns.LEASE);
            table.take(origin.hostAndPort(), "dead", now.get(), end, Duration.ofSeconds(2));
            var booked = putOff(get("/b"));
            assertThat(booked).isAfter(now.get());
            assertThat(origin.requests()).hasSize(2);
            now.set(end);
            assertThat(
                            done(
                                    courtesy.get(
                                            origin.url("/b"),
                                            Validators.NONE,
                                            Purpose.READ,
                                            Optional.of(at(origin, booked)))))
                    .isInstanceOf(FetchResult.Fetched.class);
        }

        @ParameterizedTest
        @CsvSource({
            "429, Retry-After: 100, PT1M40S",
            "503, Retry-After: 100, PT1M40S",
            "503, X: y, PT30S",
            "429, Retry-After: 999999, PT24H"
        })
        void is_nobodys_while_the_host_wants_to_be_left_alone(
                int status, String header, Duration wait) {
            robots("User-agent: *");
            answer("/busy", status + " So", header);
            assertThat(done(get("/busy"))).isInstanceOf(FetchResult.Failed.class);
            var free = now.get().plus(wait);
            assertThat(putOff(get("/a"))).isEqualTo(free);
            assertThat(putOff(get("/b"))).isEqualTo(free.plusSeconds(2));
            assertThat(asked(origin)).containsExactly("/robots.txt", "/busy");
        }

        @Test
        void serves_for_the_redirects_within_a_host() {
            robots("User-agent: *", "Crawl-delay: 60");
            get("/a");
            pass(Duration.ofHours(1));
            answer("/old", "301 Moved", "Location: /older");
            answer("/older", "302 Found", "Location: /b");
            assertThat(done(get("/old"))).isInstanceOf(FetchResult.Fetched.class);
        }

        @Test
        void that_was_booked_at_one_host_is_no_place_in_the_line_of_another() {
            robots("User-agent: *");
            var slow = "User-agent: *\nCrawl-delay: 60".getBytes(StandardCharsets.UTF_8);
            other.on("/robots.txt", "", slow);
            answer("/there", "302 Found", "Location: " + other.url("/a"));
            get("/a");
            putOff(get("/there")); // now both robots.txt are known, and somebody waits at the other
            pass(Duration.ofSeconds(30));
            var waits = table.book(other.hostAndPort(), now.get(), Duration.ofSeconds(60));
            assertThat(
                            putOff(
                                    courtesy.get(
                                            origin.url("/there"),
                                            Validators.NONE,
                                            Purpose.READ,
                                            Optional.of(at(origin, now.get())))))
                    .isEqualTo(waits.plusSeconds(60));
        }

        @Test
        void at_another_host_is_another_turn() {
            robots("User-agent: *");
            answer("/there", "302 Found", "Location: " + other.url("/a"));
            other.on(
                    "/robots.txt",
                    "",
                    "User-agent: *\nCrawl-delay: 60".getBytes(StandardCharsets.UTF_8));
            var booked = putOff(get("/there"));
            assertThat(asked(other)).containsExactly("/robots.txt");
            now.set(booked);
            assertThat(
                            done(
                                    courtesy.get(
                                            origin.url("/there"),
                                            Validators.NONE,
                                            Purpose.READ,
                                            Optional.of(at(other, booked)))))
                    .isInstanceOf(FetchResult.Fetched.class);
            assertThat(asked(other)).containsExactly("/robots.txt", "/a");
        }
    }
}
