package org.masthead.local.publishers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TroubleTest {

    private final Reader reader = new Reader();
    private final Publishers publishers =
            Publishers.start(0, new Clock(), Optional.empty(), time -> {});

    @AfterAll
    void stop() {
        publishers.close();
        reader.close();
    }

    private String at(String path) {
        return publishers.origin() + "/trouble/" + path;
    }

    @Test
    void is_listed_on_its_front_page_and_in_no_feed() {
        assertThat(reader.page(at("")).select("li a").size()).isGreaterThan(15);
        for (Title title : publishers.titles()) {
            assertThat(reader.text(title.feeds().getFirst())).doesNotContain("/trouble/");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "loop/a, /trouble/loop/b",
        "loop/b, /trouble/loop/a",
        "to-private, http://10.0.0.1/",
        "to-metadata, http://169.254.169.254/latest/meta-data/",
        "to-file, file:///etc/hostname"
    })
    void redirects_where_nobody_should_follow(String path, String location) {
        HttpResponse<byte[]> answer = reader.get(at(path));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location")).hasValue(location);
    }

    @ParameterizedTest
    @CsvSource({"missing.html,404", "gone.html,410", "no-such-trouble,404", "empty.html,200"})
    void answers_with_status(String path, int status) {
        assertThat(reader.get(at(path)).statusCode()).isEqualTo(status);
    }

    @Test
    void a_huge_page_has30_megabytes() {
        assertThat(reader.get(at("huge.html")).body()).hasSizeGreaterThan(Trouble.HUGE_BYTES);
    }

    @Test
    void a_drip_never_ends_until_the_reader_hangs_up() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(at("drip.html"))).build();
            try (InputStream body =
                    client.send(request, HttpResponse.BodyHandlers.ofInputStream()).body()) {
                assertThat(
                                new String(
                                        body.readNBytes(100),
                                        java.nio.charset.StandardCharsets.US_ASCII))
                        .isEqualTo(".".repeat(100));
            }
        }
    }

    @Test
    void a_cut_page_ends_before_its_announced_length() {
        assertThatThrownBy(() -> reader.get(at("cut.html")))
                .isInstanceOf(AssertionError.class)
                .hasRootCauseInstanceOf(IOException.class);
    }

    @Test
    void a_bomb_unpacks_to300_megabytes() throws IOException {
        byte[] packed = reader.get(at("bomb.html")).body();
        assertThat(packed).hasSizeLessThan(400_000);
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            assertThat(in.skip(Trouble.BOMB_BYTES)).isEqualTo(Trouble.BOMB_BYTES);
            assertThat(in.read()).isEqualTo(-1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"encoded.html|x-unheard-of", "twice.html|gzip, gzip", "not-gzip.html|gzip"})
    void lies_about_its_encoding(String row) {
        int bar = row.indexOf('|');
        HttpResponse<byte[]> answer = reader.get(at(row.substring(0, bar)));

        assertThat(answer.headers().firstValue("Content-Encoding"))
                .hasValue(row.substring(bar + 1));
        assertThat(new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8))
                .contains("false flag");
    }

    @Test
    void serves_a_pdf_as_what_it_is() {
        HttpResponse<byte[]> answer = reader.get(at("report.pdf"));

        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/pdf");
        assertThat(new String(answer.body(), 0, 5, java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("%PDF-");
    }

    @Test
    void has_pages_without_an_article() {
        Document front = reader.page(at("front.html"));
        Document wall = reader.page(at("cookie-wall.html"));

        assertThat(front.select("article")).isEmpty();
        assertThat(front.select("main a").size()).isGreaterThan(5);
        assertThat(wall.select("form button").eachText()).contains("Accept all");
    }
}
