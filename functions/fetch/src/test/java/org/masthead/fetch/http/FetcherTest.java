package org.masthead.fetch.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.fetch.http.FetchResult.Failed;
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
            assertThat(get("/a", KNOWN, Duration.ofSeconds(10))).isEqualTo(new NotModified());
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

        @Test
        void without_a_location_are_refused() {
            origin.on("/a", "HTTP/1.1 302 Found", "Content-Length: 0", "", "");
            assertRefused(get("/a"), "302 without a Location");
        }
    }

    @Nested
    class Status {

        @ParameterizedTest
        @ValueSource(ints = {201, 204, 206, 300, 400, 401, 403, 404, 410, 418, 451})
        void that_another_try_would_not_change_is_a_refusal(int status) {
            origin.on("/a", "HTTP/1.1 " + status + " So", "Content-Length: 0", "", "");
            assertRefused(get("/a"), "origin answered " + status);
            assertThat(origin.requests()).hasSize(1);
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

    @ParameterizedTest
    @ValueSource(strings = {"ftp://a.example/", "file:///etc/hostname", "javascript:alert(1)", ""})
    void an_address_that_is_not_of_the_web_is_refused(String address) {
        assertRefused(
                new Fetcher("https://operator.example", "", NOON).get(address, Validators.NONE),
                "is not a web address");
    }
}
