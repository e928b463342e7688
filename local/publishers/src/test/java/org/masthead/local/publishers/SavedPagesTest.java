package org.masthead.local.publishers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SavedPagesTest {

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        }
        return packed.toByteArray();
    }

    private static Publishers serving(Path folder) {
        return Publishers.start(0, new Clock(), Optional.of(folder), time -> {});
    }

    private static List<String> listed(Reader reader, Publishers publishers) {
        Title title = publishers.titles().getLast();
        assertThat(title.id()).isEqualTo("saved-pages");
        return reader.xml(title.feeds().getFirst()).select("url > loc").eachText();
    }

    @Nested
    class AFolderWithPages {

        @TempDir Path folder;
        private final Reader reader = new Reader();

        private static final byte[] LATIN =
                "<meta charset=iso-8859-1><p>caf\u00e9</p>".getBytes(StandardCharsets.ISO_8859_1);

        private void save(String name, byte[] content) throws IOException {
            Files.write(folder.resolve(name), content);
        }

        @Test
        void is_listed_whole_in_a_stable_order() throws IOException {
            for (String id : List.of("b", "c d", "a")) {
                save(id + ".html.gz", gzip(LATIN));
            }
            save("notes.txt", LATIN);
            try (Publishers publishers = serving(folder)) {
                String home = publishers.titles().getLast().homePage();
                assertThat(listed(reader, publishers))
                        .containsExactly(home + "a.html", home + "b.html", home + "c%20d.html");
                assertThat(reader.get(home + "c%20d.html").statusCode()).isEqualTo(200);
            }
        }

        @Test
        void is_served_byte_for_byte_without_a_charset_of_our_own() throws IOException {
            byte[] saved = gzip(LATIN);
            save("a.html.gz", saved);
            try (Publishers publishers = serving(folder)) {
                String url = publishers.origin() + "/saved-pages/a.html";
                HttpResponse<byte[]> plain = reader.get(url);
                HttpResponse<byte[]> packed = reader.get(url, "Accept-Encoding", "gzip");

                assertThat(plain.body()).isEqualTo(LATIN);
                assertThat(plain.headers().firstValue("Content-Type")).hasValue("text/html");
                assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
                assertThat(packed.body()).isEqualTo(saved);
            }
        }

        @Test
        void names_the_address_a_page_came_from() throws IOException {
            save("a.html.gz", gzip(LATIN));
            save("b.html.gz", gzip(LATIN));
            String urls = "{\"a\": \"https://news.example/a?x=1\", \"b\": \"bad\\r\\nX-Evil: 1\"}";
            save("urls.json", urls.getBytes(StandardCharsets.UTF_8));
            try (Publishers publishers = serving(folder)) {
                String home = publishers.titles().getLast().homePage();
                assertThat(reader.get(home + "a.html").headers().firstValue("Link"))
                        .hasValue("<https://news.example/a?x=1>; rel=\"original\"");
                assertThat(reader.get(home + "b.html").headers().firstValue("Link")).isEmpty();
            }
        }

        @Test
        void lists_a_broken_page_and_answers500_for_it() throws IOException {
            save("broken.html.gz", LATIN);
            save("cut.html.gz", java.util.Arrays.copyOf(gzip(LATIN), 20));
            save("empty.html.gz", new byte[0]);
            try (Publishers publishers = serving(folder)) {
                for (String url : listed(reader, publishers)) {
                    HttpResponse<byte[]> answer = reader.get(url, "Accept-Encoding", "gzip");
                    assertThat(answer.statusCode()).as(url).isEqualTo(500);
                    assertThat(new String(answer.body(), StandardCharsets.UTF_8))
                            .contains("cannot be unpacked");
                }
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "../secret.html",
                    "..%2Fsecret.html",
                    "%2e%2e/secret.html",
                    "sub/../../secret.html",
                    "/secret.html",
                    "a",
                    "a.html.gz",
                    "urls.json",
                    "a.html%00"
                })
        void has_no_way_out_of_itself(String trick) throws IOException {
            Path inner = Files.createDirectory(folder.resolve("inner"));
            Files.write(folder.resolve("secret.html.gz"), gzip(LATIN));
            Files.write(inner.resolve("a.html.gz"), gzip(LATIN));
            try (Publishers publishers = serving(inner)) {
                assertThat(reader.get(publishers.origin() + "/saved-pages/" + trick).statusCode())
                        .isEqualTo(404);
            }
        }

        @Test
        void is_refused_at_start_when_its_urls_are_no_json() throws IOException {
            save("a.html.gz", gzip(LATIN));
            save("urls.json", new byte[] {'{'});

            assertThatThrownBy(() -> serving(folder))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("urls.json");
        }
    }

    @Nested
    class AFolderWithoutPages {

        @TempDir Path folder;

        @Test
        void is_refused_at_start_when_empty() {
            assertThatThrownBy(() -> serving(folder))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(folder + " holds no *.html.gz file");
        }

        @Test
        void is_refused_at_start_when_absent() {
            assertThatThrownBy(() -> serving(folder.resolve("absent")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("is no folder");
        }
    }

    @Nested
    class TheSavedRealPages {

        /** Beside the repository; -Dmasthead.saved-pages=DIR names another place. */
        private static Path folder() {
            String named = System.getProperty("masthead.saved-pages", "");
            return named.isEmpty()
                    ? Path.of("../../../shared/data/pages/zyte/html").toAbsolutePath().normalize()
                    : Path.of(named);
        }

        @Test
        void are_all_served_as_saved() throws IOException {
            Path folder = folder();
            assumeTrue(Files.isDirectory(folder), () -> "Skipped: no saved pages at " + folder);
            try (Publishers publishers = serving(folder);
                    Reader reader = new Reader()) {
                List<String> urls = listed(reader, publishers);
                assertThat(urls).hasSize(count(folder));
                for (String url : urls) {
                    HttpResponse<byte[]> answer = reader.get(url);
                    assertThat(answer.statusCode()).as(url).isEqualTo(200);
                    assertThat(answer.body()).as(url).isEqualTo(saved(folder, url));
                }
            }
        }

        private static int count(Path folder) throws IOException {
            try (var files = Files.list(folder)) {
                return (int) files.filter(file -> file.toString().endsWith(".html.gz")).count();
            }
        }

        private static byte[] saved(Path folder, String url) throws IOException {
            String name = url.substring(url.lastIndexOf('/') + 1) + ".gz";
            byte[] packed = Files.readAllBytes(folder.resolve(name));
            return new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes();
        }
    }
}
