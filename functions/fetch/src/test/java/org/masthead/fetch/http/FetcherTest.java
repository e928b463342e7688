package org.masthead.fetch.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.fetch.http.FetchResult.Failed;
import org.masthead.fetch.http.FetchResult.Gone;
import org.masthead.fetch.http.FetchResult.NotFound;
import org.masthead.fetch.http.FetchResult.NotModified;
import org.masthead.fetch.http.Fetcher.Validators;

@Timeout(20)
class FetcherTest extends AgainstRawOrigin {

    private static final Validators KNOWN =
            new Validators(Optional.of("\"a1\""), Optional.of("Sun, 22 Nov 2026 11:00:00 GMT"));

    FetcherTest() throws IOException {}

    @Nested
    class AnAnswer {

        @Test
        void is_kept_byte_for_byte_with_its_facts() {
            var body = new byte[] {(byte) 0xff, 0, 13, 10, (byte) 0xe4};
            origin.on(
                    "/a",
                    String.join(
                            "\r\n",
                            "Content-Type: text/html; charset=windows-1252",
                            "ETag: W/\"7\"",
                            "Last-Modified: Sun, 22 Nov 2026 11:00:00 GMT",
                            ""),
                    body);
            var page = fetched(get("/a#top"));
            assertThat(page.body()).isEqualTo(body);
            assertThat(page.url()).isEqualTo(origin.url("/a"));
            assertThat(page.contentType()).contains("text/html; charset=windows-1252");
            assertThat(page.etag()).contains("W/\"7\"");
            assertThat(page.lastModified()).contains("Sun, 22 Nov 2026 11:00:00 GMT");
        }

        @Test
        void is_asked_for_once_by_an_honest_name_and_without_conditions() {
            origin.on("/a", "", new byte[0]);
            get("/a");
            assertThat(origin.requests())
                    .singleElement()
                    .asString()
                    .startsWith("GET /a HTTP/1.1")
                    .contains("User-Agent: Masthead/0.1 (+https://operator.example/contact)")
                    .doesNotContain("If-", "Cookie", "Referer", "Authorization");
        }

        @Test
        void of_no_bytes_is_an_answer() {
            origin.on("/empty", "", new byte[0]);
            assertThat(fetched(get("/empty")).body()).isEmpty();
        }

        @Test
        void ends_where_the_connection_ends_if_no_length_is_named() {
            origin.on("/old", "HTTP/1.0 200 OK", "", "an old page");
            assertThat(fetched(get("/old")).body()).isEqualTo(bytes("an old page"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"ETag: \"é\"", "ETag: ", "Last-Modified: gestern früh"})
        void whose_validator_cannot_be_sent_back_has_none(String header) {
            origin.on("/a", header + "\r\n", new byte[0]);
            var page = fetched(get("/a"));
            assertThat(page.etag()).isEmpty();
            assertThat(page.lastModified()).isEmpty();
        }
    }

    @Nested
    class WhatWeHaveAlready {

        @Test
        void is_asked_for_on_condition_and_304_says_that_it_still_holds() {
            origin.on("/a", "HTTP/1.1 304 Not Modified", "ETag: \"a1\"", "", "");
            assertThat(get("/a", KNOWN, Duration.ofSeconds(10)))
                    .isEqualTo(new NotModified(Optional.empty(), Optional.empty()));
            assertThat(origin.requests())
                    .singleElement()
                    .asString()
                    .contains("If-None-Match: \"a1\"")
                    .contains("If-Modified-Since: Sun, 22 Nov 2026 11:00:00 GMT");
        }

        @Test
        void is_not_what_a_304_says_to_one_who_has_nothing() {
            origin.on("/a", "HTTP/1.1 304 Not Modified", "", "");
            assertRefused(get("/a"), "304", "nothing of it");
        }
    }

    @Nested
    class Redirects {

        private void redirect(String path, String location) {
            origin.on(
                    path,
                    "HTTP/1.1 302 Found",
                    "Location: " + location,
                    "Content-Length: 0",
                    "",
                    "");
        }

        @ParameterizedTest
        @ValueSource(ints = {301, 302, 303, 307, 308})
        void are_followed_and_the_address_that_answered_is_told(int status) {
            origin.on("/a", "HTTP/1.1 " + status + " Moved", "Location: /b", "", "");
            origin.on("/b", "", bytes("here"));
            var page = fetched(get("/a"));
            assertThat(page.url()).isEqualTo(origin.url("/b"));
            assertThat(page.body()).isEqualTo(bytes("here"));
        }

        @Test
        void may_be_relative_or_start_with_a_tab_and_bring_no_user_name() {
            redirect("/news/a", "\tb?c=d#e");
            origin.on("/news/b?c=d", "", bytes("here"));
            assertThat(fetched(get("/news/a")).url()).isEqualTo(origin.url("/news/b?c=d"));
            redirect("/user", "http://ines:secret@" + origin.hostAndPort() + "/news/b?c=d");
            fetched(get("/user"));
            assertThat(origin.requests().getLast()).doesNotContain("Authorization");
        }

        @Test
        void are_followed_five_times_and_no_more() {
            for (int i = 0; i < 6; i++) {
                redirect("/hop" + i, "/hop" + (i + 1));
            }
            origin.on("/hop6", "", bytes("far"));
            assertThat(fetched(get("/hop1")).body()).isEqualTo(bytes("far"));
            assertRefused(get("/hop0"), "redirected more than 5 times");
        }

        @Test
        void in_a_loop_are_refused_at_the_first_repetition() {
            redirect("/a", "/b");
            redirect("/b", "/a");
            redirect("/self", "/self#again");
            assertRefused(get("/a"), "loop", origin.url("/a"));
            assertThat(origin.requests()).hasSize(2);
            assertRefused(get("/self"), "loop");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "ftp://a.example/",
                    "file:///etc/hostname",
                    "javascript:alert(1)",
                    "http:"
                })
        void to_anything_but_the_web_are_refused(String location) {
            redirect("/a", location);
            assertRefused(get("/a"));
        }

        private void moved(int status, String path, String location) {
            origin.on(path, "HTTP/1.1 " + status + " Moved", "Location: " + location, "", "");
        }

        @ParameterizedTest
        @CsvSource(
                nullValues = "-",
                delimiter = '|',
                textBlock =
                        """
                        301 | 308 | /c
                        308 | 301 | /c
                        301 | 302 | /b
                        301 | 307 | /b
                        302 | 301 | -
                        307 | 308 | -
                        303 | 302 | -
                        """)
        void say_where_the_address_has_moved_for_good(int first, int second, String permanent) {
            moved(first, "/a", "/b");
            moved(second, "/b", "/c");
            origin.on("/c", "", bytes("here"));
            var expected = Optional.ofNullable(permanent).map(origin::url);
            assertThat(fetched(get("/a")).permanentUrl()).isEqualTo(expected);
            origin.on("/c", "HTTP/1.1 304 Not Modified", "", "");
            assertThat(get("/a", KNOWN, Duration.ofSeconds(10)))
                    .isEqualTo(new NotModified(expected, Optional.empty()));
        }

        @Test
        void that_are_none_leave_the_address_where_it_is() {
            origin.on("/c", "", bytes("here"));
            assertThat(fetched(get("/c")).permanentUrl()).isEmpty();
        }

        @Test
        void without_a_location_are_refused() {
            origin.on("/a", "HTTP/1.1 302 Found", "Content-Length: 0", "", "");
            assertRefused(get("/a"), "302 without a Location");
        }
    }

    @Nested
    class Status {

        @ParameterizedTest
        @ValueSource(ints = {201, 204, 206, 300, 400, 406, 418, 451})
        void that_another_try_would_not_change_is_a_refusal(int status) {
            origin.on("/a", "HTTP/1.1 " + status + " So", "Content-Length: 0", "", "");
            assertRefused(get("/a"), "origin answered " + status);
            assertThat(origin.requests()).hasSize(1);
        }

        @ParameterizedTest
        @ValueSource(ints = {401, 403})
        void of_a_door_that_is_shut_may_be_another_in_some_hours(int status) {
            origin.on("/a", "HTTP/1.1 " + status + " So", "Content-Length: 0", "", "");
            assertThat(get("/a"))
                    .isEqualTo(
                            new FetchResult.Unavailable(
                                    "origin answered " + status, Optional.empty()));
        }

        @Test
        void of_what_is_not_there_or_gone_for_good_is_told_apart() {
            origin.on("/gone", "HTTP/1.1 410 Gone", "Content-Length: 0", "", "");
            assertThat(get("/gone")).isEqualTo(new Gone());
            assertThat(get("/missing")).isEqualTo(new NotFound());
            assertThat(new Gone().reason()).contains("410");
            assertThat(new NotFound().reason()).contains("404");
        }

        @ParameterizedTest
        @ValueSource(ints = {408, 425, 429, 500, 501, 502, 503, 504, 507, 521, 599})
        void that_may_go_better_is_a_failure(int status) {
            origin.on("/a", "HTTP/1.1 " + status + " So", "Content-Length: 0", "", "");
            assertThat(get("/a")).isEqualTo(Failed.because("origin answered " + status));
            assertThat(origin.requests()).hasSize(1);
        }

        @ParameterizedTest
        @CsvSource(
                nullValues = "-",
                delimiter = '|',
                textBlock =
                        """
                        120                            | PT2M
                        ' 7 '                          | PT7S
                        Sun, 22 Nov 2026 12:03:00 GMT  | PT3M
                        Sun, 22 Nov 2026 11:59:00 GMT  | -
                        soon                           | -
                        -3                             | -
                        99999999999999999999           | -
                        """)
        void may_say_when_in_seconds_or_by_date(String retryAfter, Duration wait) {
            origin.on(
                    "/a",
                    "HTTP/1.1 503 Busy",
                    "Retry-After: " + retryAfter,
                    "Content-Length: 0",
                    "",
                    "");
            assertThat(get("/a"))
                    .asInstanceOf(InstanceOfAssertFactories.type(Failed.class))
                    .satisfies(
                            f -> assertThat(f.retryAfter()).isEqualTo(Optional.ofNullable(wait)));
        }

        @Test
        void that_asks_to_come_back_at_once_is_not_obeyed_at_once() {
            origin.on("/a", "HTTP/1.1 503 Busy", "Retry-After: 0", "Content-Length: 0", "", "");
            assertFailed(get("/a"), "origin answered 503");
            assertThat(origin.requests()).hasSize(1);
        }
    }

    @Nested
    class Headers {

        @ParameterizedTest
        @CsvSource(
                nullValues = "-",
                delimiter = '|',
                textBlock =
                        """
                        Cache-Control: max-age=600                                | PT10M
                        Cache-Control: public, MAX-AGE="600", s-maxage=9          | PT10M
                        Cache-Control: max-age=600\\nAge: 60                       | PT9M
                        Cache-Control: max-age=600\\nAge: 700                      | PT0S
                        Cache-Control: max-age=600\\nAge: old                      | PT10M
                        Cache-Control: max-age=600\\nExpires: 0                    | PT10M
                        Cache-Control: max-age=0                                  | PT0S
                        Cache-Control: no-store, max-age=600                      | PT0S
                        Cache-Control: max-age=600\\nCache-Control: no-cache       | PT0S
                        Cache-Control: max-age=-5                                 | PT0S
                        Cache-Control: max-age=soon                               | -
                        Cache-Control: private                                    | -
                        Expires: Sun, 22 Nov 2026 12:05:00 GMT                    | PT5M
                        Expires: Sun, 22 Nov 2026 11:55:00 GMT                    | PT0S
                        Expires: Sun, 22 Nov 2026 12:05:00 GMT\\nAge: 60           | PT4M
                        Expires: Sun, 22 Nov 2026 13:05:00 GMT\\nDate: Sun, 22 Nov 2026 13:00:00 GMT | PT5M
                        Expires: 0                                                | PT0S
                        X: nothing said                                           | -
                        """)
        void say_how_long_the_answer_holds(String headers, Duration fresh) {
            var lines = headers.replace("\\n", "\r\n") + "\r\n";
            origin.on("/a", lines, bytes("a page"));
            assertThat(fetched(get("/a")).fresh()).isEqualTo(Optional.ofNullable(fresh));
            origin.on("/a", "HTTP/1.1 304 Not Modified", lines, "");
            assertThat(get("/a", KNOWN, Duration.ofSeconds(10)))
                    .isEqualTo(new NotModified(Optional.empty(), Optional.ofNullable(fresh)));
        }

        @Test
        void say_more_for_machines_all_of_which_is_told() {
            var said =
                    String.join(
                            "\r\n",
                            "X-Robots-Tag: noarchive",
                            "Link: <https://hub.example/>; rel=\"hub\"",
                            "x-robots-tag: masthead: max-snippet:50",
                            "TDM-Reservation: 1",
                            "tdm-policy: https://courier.example/tdm.json",
                            "Link: <https://courier.example/feed>; rel=\"self\"",
                            "");
            origin.on("/a", said, bytes("a page"));
            assertThat(fetched(get("/a")).statements())
                    .isEqualTo(
                            new Statements(
                                    List.of("noarchive", "masthead: max-snippet:50"),
                                    Optional.of("1"),
                                    Optional.of("https://courier.example/tdm.json"),
                                    List.of(
                                            "<https://hub.example/>; rel=\"hub\"",
                                            "<https://courier.example/feed>; rel=\"self\"")));
        }

        @Test
        void that_say_nothing_of_it_are_told_as_nothing() {
            origin.on("/a", "", bytes("a page"));
            assertThat(fetched(get("/a")).statements()).isEqualTo(Statements.NONE);
        }
    }

    @Nested
    class AForm {

        private PostResult post(String path) {
            return fetcher(origin.hostAndPort(), Duration.ofSeconds(10))
                    .post(origin.url(path), Map.of("hub.mode", "subscribe & more"), Gate.OPEN);
        }

        @ParameterizedTest
        @ValueSource(ints = {200, 201, 202, 204})
        void that_is_taken_is_accepted(int status) {
            origin.on("/hub", "HTTP/1.1 " + status + " So", "Content-Length: 0", "", "");
            assertThat(post("/hub")).isEqualTo(new PostResult.Accepted());
            assertThat(origin.requests())
                    .singleElement()
                    .asString()
                    .startsWith("POST /hub HTTP/1.1")
                    .contains("Content-Type: application/x-www-form-urlencoded")
                    .contains("Content-Length: 27")
                    .contains("User-Agent: Masthead/0.1");
        }

        @Test
        void follows_a_redirect_that_keeps_it_a_form_and_no_other() {
            origin.on("/hub", "HTTP/1.1 307 Moved", "Location: /hub2", "", "");
            origin.on("/hub2", "HTTP/1.1 202 Accepted", "Content-Length: 0", "", "");
            assertThat(post("/hub")).isEqualTo(new PostResult.Accepted());
            assertThat(origin.requests().getLast()).startsWith("POST /hub2");
            origin.on("/hub", "HTTP/1.1 302 Found", "Location: /hub2", "", "");
            assertThat(post("/hub"))
                    .isEqualTo(new PostResult.Refused("origin answered 302 to a POST"));
        }

        @Test
        void reaches_no_address_that_a_get_would_not() {
            origin.on("/hub", "HTTP/1.1 307 Moved", "Location: https://10.0.0.1/hub", "", "");
            assertThat(post("/hub"))
                    .isEqualTo(
                            new PostResult.Refused("10.0.0.1 is not a public address (10.0.0.1)"));
            assertThat(
                            new Fetcher("https://operator.example", "", NOON)
                                    .post(origin.url("/hub"), Map.of(), Gate.OPEN))
                    .isInstanceOf(PostResult.Refused.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {"http://hub.example/", "http://hub.example:443/"})
        void goes_over_https_only_because_it_holds_a_secret(String plain) {
            origin.on("/hub", "HTTP/1.1 307 Moved", "Location: " + plain, "", "");
            for (var url : List.of(plain, origin.url("/hub"))) {
                var posted =
                        fetcher(origin.hostAndPort(), Duration.ofSeconds(10))
                                .post(url, Map.of("hub.secret", "s3cret"), Gate.OPEN);
                assertThat(posted).isInstanceOf(PostResult.Refused.class);
            }
            assertThat(origin.requests()).hasSize(1);
        }

        @Test
        void that_is_not_taken_is_refused_or_has_failed_as_a_get_has() {
            assertThat(post("/missing")).isInstanceOf(PostResult.Refused.class);
            origin.on("/huge", "", new byte[Answers.MAX_BODY + 1]);
            assertThat(post("/huge")).isInstanceOf(PostResult.Refused.class);
            origin.on("/busy", "HTTP/1.1 503 Busy", "Retry-After: 60", "", "");
            assertThat(post("/busy"))
                    .isEqualTo(
                            new PostResult.Failed(
                                    "origin answered 503", Optional.of(Duration.ofMinutes(1))));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://a.example/", "file:///etc/hostname", "javascript:alert(1)", ""})
    void an_address_that_is_not_of_the_web_is_refused(String address) {
        assertRefused(
                new Fetcher("https://operator.example", "", NOON).get(address, Validators.NONE),
                "is not a web address");
    }
}
