package org.masthead.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hostile pages in a JVM of their own that has 256 MB beyond the input. */
class MemoryTest {

    private static final int BOUND_MB = 256;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "deep",
                "wide",
                "words",
                "line",
                "attributes",
                "json",
                "state",
                "classes",
                "entities"
            })
    void no_page_takes_more_than_256_megabytes(String kind) throws Exception {
        int inputMb = 2 * Extractor.MAX_BYTES / (1024 * 1024);
        var process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx" + (BOUND_MB + inputMb) + "m",
                                "-XX:+UseSerialGC",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Hog.class.getName(),
                                kind)
                        .redirectErrorStream(true)
                        .start();
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("ended in time").isTrue();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.exitValue()).as(said).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    /** The largest page of a kind that is let in, extracted once. */
    static final class Hog {

        private static final String SENTENCE = "The council agreed to repair the bridge at last. ";

        private Hog() {}

        public static void main(String[] args) throws IOException {
            var page = page(args[0]);
            System.out.println(Pages.extract(page).getClass().getSimpleName());
        }

        private static String page(String kind) {
            int bytes = Extractor.MAX_BYTES - 1_000;
            int tags = Extractor.MAX_TAGS - 100;
            return switch (kind) {
                case "deep" -> "<div>".repeat(tags) + SENTENCE.repeat(20);
                case "wide" -> ("<p>" + SENTENCE + "</p>").repeat(tags / 2);
                case "words" -> "<p>" + SENTENCE.repeat(bytes / SENTENCE.length());
                case "line" -> "<p>" + "x".repeat(bytes);
                case "attributes" ->
                        "<p a b c d e f g h i j k l m=n class='o p q'>x</p>".repeat(tags / 2);
                case "json" -> script("application/ld+json", bytes);
                case "state" -> script("application/json", bytes);
                case "classes" -> classes(tags / 2);
                case "entities" -> "<p>" + "&lt;b&gt;&amp;".repeat(bytes / 14);
                default -> throw new IllegalArgumentException(kind);
            };
        }

        private static String script(String type, int bytes) {
            var object = "{\"@type\":\"NewsArticle\",\"body\":[\"a\",\"b\",1,2,3]},";
            return "<script type='%s'>[%s0]</script><p>%s"
                    .formatted(
                            type,
                            object.repeat(1_900_000 / object.length()),
                            SENTENCE.repeat(bytes / 200));
        }

        private static String classes(int count) {
            var html = new StringBuilder();
            for (int i = 0; i < count; i++) {
                html.append("<p class=c").append(i).append('>').append(i).append("</p>");
            }
            return html.toString();
        }
    }
}
