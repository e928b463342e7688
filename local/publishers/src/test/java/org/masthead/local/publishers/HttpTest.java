package org.masthead.local.publishers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpTest {

    private static final String STORY = "/harbour-courier/news/night-library";

    private final Clock clock = new Clock();
    private final Reader reader = new Reader();
    private final Publishers publishers = Publishers.start(0, clock, Optional.empty(), time -> {});

    @AfterEach
    void stop() {
        publishers.close();
        reader.close();
    }

    private String at(String path) {
        return publishers.origin() + path;
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("absent");
    }

    @Nested
    class AConditionalRequest {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    STORY,
                    "/harbour-courier/",
                    "/harbour-courier/feed.xml",
                    "/crux/index.atom",
                    "/nordlicht-zeitung/feed.json",
                    "/valley-bugle/news-sitemap.xml",
                    "/harbour-courier/images/harbour-640x360.png"
                })
        void is_answered304_while_nothing_changed(String path) {
            HttpResponse<byte[]> first = reader.get(at(path));
            String tag = header(first, "ETag");
            String modified = header(first, "Last-Modified");

            assertThat(reader.get(at(path), "If-None-Match", tag).statusCode()).isEqualTo(304);
            assertThat(reader.get(at(path), "If-None-Match", "W/" + tag).statusCode())
                    .isEqualTo(304);
            assertThat(reader.get(at(path), "If-Modified-Since", modified).statusCode())
                    .isEqualTo(304);
        }

        @Test
        void looks_at_the_tag_before_the_time() {
            String modified = header(reader.get(at(STORY)), "Last-Modified");

            HttpResponse<byte[]> answer =
                    reader.get(
                            at(STORY), "If-None-Match", "\"old\"", "If-Modified-Since", modified);

            assertThat(answer.statusCode()).isEqualTo(200);
        }

        @Test
        void is_answered_in_full_when_the_feed_has_a_new_story() {
            String feed = at("/harbour-courier/feed.xml");
            String tag = header(reader.get(feed), "ETag");
            clock.pass(Duration.ofMinutes(2));

            assertThat(reader.get(feed, "If-None-Match", tag).statusCode()).isEqualTo(200);
        }

        @Test
        void ignores_a_time_that_is_no_http_date() {
            assertThat(reader.get(at(STORY), "If-Modified-Since", "yesterday").statusCode())
                    .isEqualTo(200);
        }
    }

    @Nested
    class Gzip {

        @Test
        void is_used_when_asked_for_and_holds_the_same_page() throws IOException {
            HttpResponse<byte[]> plain = reader.get(at(STORY));
            HttpResponse<byte[]> packed = reader.get(at(STORY), "Accept-Encoding", "br, gzip");

            assertThat(header(plain, "Content-Encoding")).isEqualTo("absent");
            assertThat(header(packed, "Content-Encoding")).isEqualTo("gzip");
            assertThat(header(packed, "ETag")).isNotEqualTo(header(plain, "ETag"));
            assertThat(new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes())
                    .isEqualTo(plain.body());
        }

        @Test
        void is_not_used_when_refused() {
            HttpResponse<byte[]> answer = reader.get(at(STORY), "Accept-Encoding", "gzip;q=0");

            assertThat(header(answer, "Content-Encoding")).isEqualTo("absent");
        }
    }

    @Nested
    class OtherRequests {

        @Test
        void head_has_the_headers_of_get_and_no_body() {
            HttpResponse<byte[]> get = reader.get(at(STORY));
            HttpResponse<byte[]> head = reader.send("HEAD", at(STORY));

            assertThat(head.statusCode()).isEqualTo(200);
            assertThat(head.body()).isEmpty();
            for (String name : new String[] {"Content-Length", "Content-Type", "ETag"}) {
                assertThat(header(head, name)).isEqualTo(header(get, name));
            }
        }

        @Test
        void post_is_refused_naming_what_is_allowed() {
            HttpResponse<byte[]> answer = reader.send("POST", at(STORY));

            assertThat(answer.statusCode()).isEqualTo(405);
            assertThat(header(answer, "Allow")).isEqualTo("GET, HEAD");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/no-such-title/",
                    "/harbour-courier/news/none",
                    "/harbour-courier/images/a-0x9.png",
                    "/harbour-courier/images/a-9999x9.png",
                    "/harbour-courier/../crux/none",
                    "/%2e%2e/%2e%2e/etc/passwd",
                    "/nothing"
                })
        void an_unknown_path_is404(String path) {
            assertThat(reader.get(at(path)).statusCode()).isEqualTo(404);
        }

        @Test
        void a_title_without_its_slash_is_sent_to_the_one_with() {
            HttpResponse<byte[]> answer = reader.get(at("/crux"));

            assertThat(answer.statusCode()).isEqualTo(301);
            assertThat(header(answer, "Location")).isEqualTo("/crux/");
        }

        @Test
        void robots_may_read_everything_but_accounts_and_one_trouble_page() {
            assertThat(reader.text(at("/robots.txt")))
                    .startsWith("User-agent: *\n")
                    .contains("Disallow: /*/account/\n")
                    .contains("Sitemap: " + at("/valley-bugle/news-sitemap.xml"));
        }

        @Test
        void a_picture_has_the_size_that_its_name_says() throws IOException {
            byte[] png = reader.get(at("/crux/images/cable-drum-320x180.png")).body();
            var picture = javax.imageio.ImageIO.read(new ByteArrayInputStream(png));

            assertThat(picture.getWidth()).isEqualTo(320);
            assertThat(picture.getHeight()).isEqualTo(180);
            assertThat(reader.text(at("/crux/images/cable-drum-320x180.svg")))
                    .contains("width=\"320\" height=\"180\"");
        }
    }

    @Test
    void a_port_that_is_taken_is_named() {
        int taken = URI.create(publishers.origin()).getPort();

        assertThatThrownBy(() -> Publishers.start(taken, clock, Optional.empty()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("port " + taken);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/crux/index.atom", "/crux/", "/", "/robots.txt"})
    void addresses_never_come_from_the_host_header(String path) throws IOException {
        assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: evil.example"))
                .startsWith("HTTP/1.1 200")
                .contains(publishers.origin())
                .doesNotContain("evil.example");
    }

    @Test
    void a_request_without_a_path_finds_nothing() throws IOException {
        assertThat(raw("GET http://evil.example HTTP/1.1\r\nHost: evil.example"))
                .startsWith("HTTP/1.1 404");
    }

    /** For what the JDK's client refuses to send. */
    private String raw(String head) throws IOException {
        URI origin = URI.create(publishers.origin());
        try (Socket socket = new Socket(origin.getHost(), origin.getPort())) {
            socket.setSoTimeout(10_000);
            String request = head + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
