package org.masthead.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.masthead.extract.ExtractionResult.Extracted;
import org.masthead.extract.ExtractionResult.NotAStory;

/**
 * Hostile pages of 30 MB, as large as fetch keeps, and as large as are parsed, in a JVM that has
 * 256 MB beyond the input: refused with a reason or read, never more memory.
 */
class MemoryTest {

    private static final int MB = 1024 * 1024;
    private static final int LARGE = 30 * MB;
    private static final int BOUND = 256 * MB;

    static final List<String> KINDS =
            List.of(
                    "deep",
                    "wide",
                    "words",
                    "wide-words",
                    "line",
                    "attributes",
                    "attribute",
                    "json",
                    "state",
                    "classes",
                    "comments",
                    "entities",
                    "scripts");

    @Test
    void thirty_megabytes_of_any_kind_take_no_more_than_256_megabytes() throws Exception {
        extract(String.join(",", KINDS), LARGE);
    }

    @ParameterizedTest
    @FieldSource("KINDS")
    void as_much_as_fetch_keeps_takes_no_more_than_256_megabytes(String kind) throws Exception {
        extract(kind, Extractor.MAX_BYTES);
    }

    private static void extract(String kinds, int bytes) throws Exception {
        var process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx" + (BOUND + bytes) / MB + "m",
                                "-XX:+UseSerialGC",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Hog.class.getName(),
                                kinds,
                                Integer.toString(bytes))
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

    /** A page of a kind and size, and the same kind with as many tags as are let in. */
    static final class Hog {

        private static final String SENTENCE = "The council agreed to repair the bridge at last. ";

        private Hog() {}

        public static void main(String[] args) {
            int bytes = Integer.parseInt(args[1]) - 1_000;
            for (var kind : args[0].split(",", -1)) {
                say(Pages.extract(page(kind, bytes, Integer.MAX_VALUE)));
                say(Pages.extract(page(kind, bytes, Extractor.MAX_TAGS - 100)));
            }
        }

        /** Little: nobody reads before the end. */
        private static void say(ExtractionResult result) {
            switch (result) {
                case Extracted ignored -> System.out.println("a story");
                case NotAStory(var kind, var reason) -> System.out.println(kind + ": " + reason);
            }
        }

        /** The text is garbage once it is bytes. */
        private static byte[] page(String kind, int bytes, int tags) {
            return html(kind, bytes, tags).getBytes(StandardCharsets.UTF_8);
        }

        private static String html(String kind, int bytes, int tags) {
            return switch (kind) {
                case "deep" -> repeat("<div>", 1, bytes - 2_000, tags) + SENTENCE.repeat(20);
                case "wide" -> repeat("<p>" + SENTENCE + "</p>", 2, bytes, tags);
                case "words" -> "<p>" + repeat(SENTENCE, 0, bytes, tags);
                case "wide-words" ->
                        "<p>" + repeat("Die Brücke – „endlich“ – 橋。 ", 0, bytes / 2, tags);
                case "line" -> "<p>" + repeat("x", 0, bytes, tags);
                case "attributes" ->
                        repeat(
                                "<p a b c d e f g h i j k l m=n class='o p q'>x</p>",
                                2,
                                bytes,
                                tags);
                case "attribute" -> "<p title='" + repeat("x", 0, bytes, tags) + "'>" + SENTENCE;
                case "json" -> script("application/ld+json", bytes);
                case "state" -> script("application/json", bytes);
                case "classes" -> classes(Math.min(tags / 2, bytes / 30));
                case "comments" -> repeat("<!--x-->y", 1, bytes, tags) + "<p>" + SENTENCE;
                case "entities" -> "<p>" + repeat("&lt;b&gt;&amp;", 0, bytes, tags);
                case "scripts" -> repeat("<script>x={y:1}</script>", 2, bytes, tags) + "<p>";
                default -> throw new IllegalArgumentException(kind);
            };
        }

        private static String repeat(String piece, int tagsEach, int bytes, int tags) {
            int times = bytes / piece.length();
            return piece.repeat(tagsEach == 0 ? times : Math.min(times, tags / tagsEach));
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
