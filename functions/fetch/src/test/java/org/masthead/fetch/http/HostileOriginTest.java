package org.masthead.fetch.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import okhttp3.Dns;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.fetch.http.Fetcher.Validators;

/** What origins do that are slow, huge or lying: always a result in time, never an exception. */
@Timeout(20)
class HostileOriginTest extends AgainstRawOrigin {

    HostileOriginTest() throws IOException {}

    @Nested
    class ContentEncoding {

        @Test
        void gzip_is_unpacked() throws IOException {
            origin.on("/a", "Content-Encoding: GZip\r\n", gzip(bytes("a page")));
            assertThat(fetched(get("/a")).body()).isEqualTo(bytes("a page"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Content-Encoding: x-unheard-of",
                    "Content-Encoding: br",
                    "Content-Encoding: gzip, gzip",
                    "Content-Encoding: gzip\r\nContent-Encoding: gzip",
                    "Content-Encoding: gzip\r\nContent-Encoding: br"
                })
        void any_other_or_a_second_one_is_refused(String headers) throws IOException {
            origin.on("/a", headers + "\r\n", gzip(gzip(bytes("a page"))));
            assertRefused(get("/a"), "content encoding");
        }

        @Test
        void gzip_that_is_none_or_is_cut_is_the_origins_failure() throws IOException {
            origin.on("/none", "Content-Encoding: gzip\r\n", bytes("plain words"));
            var packed = gzip(bytes("a page ".repeat(99)));
            var half = Arrays.copyOf(packed, packed.length / 2);
            origin.on("/cut", "Content-Encoding: gzip\r\n", half);
            assertFailed(get("/none"));
            assertFailed(get("/cut"));
        }
    }

    @Nested
    class Size {

        @Test
        void ten_megabytes_are_taken_and_not_one_byte_more() {
            origin.on("/full", "", new byte[Answers.MAX_BODY]);
            origin.on("/more", "", new byte[Answers.MAX_BODY + 1]);
            assertThat(fetched(get("/full")).body()).hasSize(Answers.MAX_BODY);
            assertRefused(get("/more"), "larger than 10 MB");
        }

        @Test
        void a_bomb_is_measured_as_it_unpacks() throws IOException {
            var bomb = gzip(new byte[64 * 1024 * 1024]);
            origin.on("/bomb", "Content-Encoding: gzip\r\n", bomb);
            assertThat(bomb.length).isLessThan(100_000);
            assertRefused(get("/bomb"), "larger than 10 MB");
        }

        @Test
        void a_length_that_is_wrong_or_no_number_is_the_origins_failure() {
            origin.on("/short", "HTTP/1.1 200 OK", "Content-Length: 10000", "", "short");
            origin.on("/minus", "HTTP/1.1 200 OK", "Content-Length: -5", "", "short");
            assertFailed(get("/short"));
            assertFailed(get("/minus"));
        }

        @Test
        void headers_without_end_are_the_origins_failure() {
            origin.on(
                    "/headers",
                    out -> {
                        out.write(bytes("HTTP/1.1 200 OK\r\n"));
                        for (int i = 0; i < 10_000; i++) {
                            out.write(bytes("X-" + i + ": " + "x".repeat(100) + "\r\n"));
                        }
                        out.write(bytes("\r\n"));
                    });
            assertFailed(get("/headers"));
        }

        @Test
        void one_header_without_end_is_too() {
            origin.on(
                    "/header",
                    out -> {
                        out.write(bytes("HTTP/1.1 200 OK\r\nX-Long: "));
                        out.write(bytes("x".repeat(1_000_000)));
                        out.write(bytes("\r\n\r\n"));
                    });
            assertFailed(get("/header"));
        }
    }

    @Nested
    class Time {

        private static final Duration SHORT = Duration.ofMillis(600);

        @Test
        void a_body_that_drips_ends_at_the_deadline() {
            var began = System.nanoTime();
            origin.on(
                    "/drip",
                    out -> {
                        out.write(bytes("HTTP/1.1 200 OK\r\n\r\n"));
                        RawOrigin.drip(out);
                    });
            assertFailed(get("/drip", Validators.NONE, SHORT), "no whole answer within");
            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .isLessThan(SHORT.multipliedBy(5));
        }

        @Test
        void the_wait_for_admission_is_not_part_of_it() {
            origin.on("/a", "", new byte[] {'a'});
            Gate slow =
                    url -> {
                        pause(SHORT.multipliedBy(2));
                        return new Gate.Admitted(ending -> {});
                    };
            assertThat(
                            fetcher(origin.hostAndPort(), SHORT)
                                    .get(origin.url("/a"), Validators.NONE, slow))
                    .isInstanceOfSatisfying(
                            Attempt.Done.class,
                            done ->
                                    assertThat(done.result())
                                            .isInstanceOf(FetchResult.Fetched.class));
        }

        private static void pause(Duration time) {
            try {
                RawOrigin.pause(time);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Test
        void so_do_headers_that_drip_and_an_answer_that_never_begins() {
            origin.on("/headers", RawOrigin::drip);
            origin.on("/silence", out -> RawOrigin.pause(Duration.ofSeconds(9)));
            assertFailed(get("/headers", Validators.NONE, SHORT), "no whole answer within");
            assertFailed(get("/silence", Validators.NONE, SHORT), "no whole answer within");
        }

        @Test
        void a_name_server_that_is_slow_counts_too() {
            Dns slow =
                    host -> {
                        try {
                            RawOrigin.pause(SHORT.multipliedBy(3));
                        } catch (IOException e) {
                            throw new UnknownHostException(host);
                        }
                        return List.of(InetAddress.ofLiteral("93.184.216.34"));
                    };
            var fetcher =
                    new Fetcher(
                            "https://operator.example",
                            "",
                            NOON,
                            SHORT,
                            wiring -> wiring.dns(slow));
            assertFailed(
                    fetcher.get("http://courier.example/", Validators.NONE),
                    "no whole answer within");
        }

        @Test
        void all_redirects_share_one_deadline() {
            for (int i = 0; i < 5; i++) {
                var next = "/hop" + (i + 1);
                origin.on(
                        "/hop" + i,
                        out -> {
                            RawOrigin.pause(Duration.ofMillis(200));
                            out.write(bytes("HTTP/1.1 302 Found\r\nLocation: " + next));
                            out.write(bytes("\r\nContent-Length: 0\r\n\r\n"));
                        });
            }
            assertFailed(get("/hop0", Validators.NONE, SHORT), "no whole answer within");
        }
    }

    @Nested
    class ABrokenConnection {

        @Test
        void that_closes_without_an_answer_is_the_origins_failure_and_not_asked_again() {
            origin.on("/mute", out -> {});
            origin.on("/half", "HTTP/1.1 200 OK", "Content-Le");
            origin.on("/babble", "SSH-2.0-OpenSSH_9.9", "");
            assertFailed(get("/mute"));
            assertFailed(get("/half"));
            assertFailed(get("/babble"));
            assertThat(origin.requests()).hasSize(3);
        }

        @Test
        void of_which_one_half_is_closed_amid_the_headers_or_the_body_is_too() {
            origin.on("/headers", "HTTP/1.1 200 OK", "Content-Type: text/html");
            origin.on("/chunk", "HTTP/1.1 200 OK", "Transfer-Encoding: chunked", "", "9", "half");
            assertFailed(get("/headers"));
            assertFailed(get("/chunk"));
        }

        @Test
        void to_where_nobody_listens_is_too() throws IOException {
            // Bound, so that nobody else gets the port, but not listening.
            try (var silent = new Socket()) {
                silent.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
                var address = "127.0.0.1:" + silent.getLocalPort();
                assertFailed(getFrom(address, "http://" + address + "/a"), "ConnectException");
            }
        }
    }
}
