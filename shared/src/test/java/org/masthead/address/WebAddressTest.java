package org.masthead.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressTest {

    @Nested
    class OneSpellingEach {

        @ParameterizedTest
        @CsvSource({
            "HTTPS://Courier.Example:443/Ferry, https://courier.example/Ferry",
            "http://courier.example, http://courier.example/",
            "http://courier.example/a#top, http://courier.example/a",
            "http://ines:secret@courier.example/a, http://courier.example/a",
            "http:\\\\courier.example\\a, http://courier.example/a",
            "http://courier.example/a/../b, http://courier.example/b",
            "http://münchen.example/ü, http://xn--mnchen-3ya.example/%C3%BC",
            "http://%63ourier.example/, http://courier.example/",
            "http://[::ffff:127.0.0.1]/, http://127.0.0.1/"
        })
        void whatever_the_publisher_writes(String written, String read) {
            assertThat(WebAddress.parse(written)).map(HttpUrl::toString).contains(read);
        }

        @Test
        void tabs_line_feeds_and_controls_around_it_are_dropped_as_browsers_do() {
            assertThat(WebAddress.parse("\u0000\u0001 \n ht\ttp://cou\nrier.example/\ra \u001f"))
                    .map(HttpUrl::toString)
                    .contains("http://courier.example/a");
        }

        @Test
        @Timeout(5)
        void a_megabyte_of_spaces_or_dots_costs_no_time_and_is_none() {
            for (var filler : List.of(" ", "\t", "\u0000", ".", "1.", "/..", "%20", "@", ":")) {
                var much = filler.repeat(500_000);
                var path = "http://courier.example/a" + much + "b";
                assertThat(WebAddress.parse(path)).isEmpty();
                assertThat(WebAddress.parse("http://courier" + much + "b/")).isEmpty();
                var little = filler.repeat(7_000 / filler.length());
                WebAddress.parse("http://courier.example/a" + little + "b");
                WebAddress.parse("http://courier" + little + "b/");
            }
        }

        @Test
        void a_relative_address_is_read_against_its_base() {
            var base = HttpUrl.get("https://courier.example/news/feed.xml");
            assertThat(WebAddress.resolve(base, "ferry.html#top"))
                    .contains(HttpUrl.get("https://courier.example/news/ferry.html"));
            assertThat(WebAddress.resolve(base, "//other.example/a"))
                    .contains(HttpUrl.get("https://other.example/a"));
        }
    }

    @Nested
    class IsNone {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "0177.0.0.1",
                    "0x7f.0.0.1",
                    "0x7f.1",
                    "2130706433",
                    "0x7f000001",
                    "017700000001",
                    "127.1",
                    "127.0.1",
                    "127.0.0.1.",
                    "127.000.000.001",
                    "0",
                    "1.1",
                    "999.1.1.1",
                    "256.0.0.1",
                    "courier.1",
                    "courier.0x7f",
                    "%30x7f.1",
                    "127.0.0.1.2"
                })
        void a_host_that_ends_in_a_number_but_is_no_plain_address(String host) {
            assertThat(WebAddress.parse("http://" + host + "/")).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    " ",
                    "/a",
                    "a",
                    "//courier.example/",
                    "http:",
                    "http://",
                    "http:///",
                    "ftp://courier.example/",
                    "file:///etc/passwd",
                    "javascript:alert(1)",
                    "data:text/html,a",
                    "gopher://courier.example/",
                    "mailto:a@courier.example",
                    "http://courier example/",
                    "http://[::1",
                    "http://[fe80::1%25eth0]/",
                    "http://courier.example:99999/",
                    "http://courier.example:-1/",
                    "http://a..b/"
                })
        void whatever_is_not_http_or_https_with_a_host(String text) {
            assertThat(WebAddress.parse(text)).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"ftp://a.example/", "javascript:alert(1)", "http://0x7f.1/"})
        void nor_is_it_one_where_a_base_would_allow_a_relative_address(String text) {
            var base = HttpUrl.get("https://courier.example/");
            assertThat(WebAddress.resolve(base, text)).isEmpty();
        }
    }
}
