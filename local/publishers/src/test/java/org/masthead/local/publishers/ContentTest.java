package org.masthead.local.publishers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people who write a title's files rely on. */
class ContentTest {

    @Nested
    class FrontMatterLines {

        @Test
        void end_at_the_first_empty_line() {
            FrontMatter story =
                    FrontMatter.parse("s", "a: 1\n# remark\nb: 2\n  and: 3\n\nText: x\n");

            assertThat(story.fields()).isEqualTo(Map.of("a", "1", "b", "2\nand: 3"));
            assertThat(story.text()).isEqualTo("Text: x");
        }

        @Test
        void without_a_colon_are_named_with_their_file_and_number() {
            assertThatThrownBy(() -> FrontMatter.parse("crux", "a: 1\noops"))
                    .hasMessage(
                            "crux, line 2: expected 'key: value' or an empty line, found 'oops'");
        }
    }

    @Nested
    class Offsets {

        @ParameterizedTest
        @CsvSource({"-35m, -PT35M", "+3m, PT3M", "-26h, -PT26H", "2d, PT48H", "+10s, PT10S"})
        void are_sign_number_unit(String text, Duration offset) {
            assertThat(Manuscript.offset(text)).isEqualTo(offset);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "m", "-3", "3 m", "--3m", "3w"})
        void of_another_form_are_refused(String text) {
            assertThatThrownBy(() -> Manuscript.offset(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("'" + text + "'");
        }
    }

    @Nested
    class ASeries {

        private final Manuscript series =
                Manuscript.parse(
                        "log", "published: +1m\nevery: 2m\nheadline: No. {n} at {time}\n\n[[a|b]]");

        private List<String> headlines(Duration after) {
            return series.at(Clock.START, Clock.START.plus(after), List.of()).stream()
                    .map(story -> story.get("headline"))
                    .toList();
        }

        @Test
        void grows_with_the_clock() {
            assertThat(headlines(Duration.ofSeconds(59))).isEmpty();
            assertThat(headlines(Duration.ofMinutes(1))).containsExactly("No. 0 at 10:01");
            assertThat(headlines(Duration.ofMinutes(5)))
                    .containsExactly("No. 0 at 10:01", "No. 1 at 10:03", "No. 2 at 10:05");
        }

        @Test
        void changes_its_words_from_one_to_the_next() {
            Instant now = Clock.START.plus(Duration.ofMinutes(3));

            assertThat(
                            series.at(Clock.START, now, List.of()).stream()
                                    .map(story -> story.content().text()))
                    .containsExactly("a", "b");
        }
    }

    @Nested
    class Templates {

        private String render(String template) {
            Scope scope =
                    Scope.of(Map.of("name", "<A & \"B\">", "none", ""))
                            .with(
                                    "list",
                                    List.of(
                                            Scope.of(Map.of("x", "1")),
                                            Scope.of(Map.of("x", "2"))));
            return new Template("t", template).render(scope);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{{name}} | &lt;A &amp; &quot;B&quot;&gt;",
                    "{{{name}}} | <A & \"B\">",
                    "{{json name}} | \"<A & \\\"B\\\">\"",
                    "{{#list}}{{x}};{{/list}} | 1;2;",
                    "{{#name}}yes{{/name}}{{^name}}no{{/name}} | yes",
                    "{{#none}}yes{{/none}}{{^none}}no{{/none}} | no",
                    "{{#absent}}yes{{/absent}}{{^absent}}no{{/absent}} | no"
                })
        void fillTheirHoles(String template, String text) {
            assertThat(render(template)).isEqualTo(text);
        }

        @Test
        void keep_json_from_ending_its_script_element() {
            Scope scope = Scope.of(Map.of("x", "</script>"));

            assertThat(new Template("t", "{{json x}}").render(scope)).doesNotContain("</");
        }

        @Test
        void name_what_they_lack() {
            assertThatThrownBy(() -> render("{{unknown}}")).hasMessageContaining("{{unknown}}");
            assertThatThrownBy(() -> render("{{#name}}")).hasMessageContaining("{{/name}}");
        }
    }

    @Nested
    class APackagedJar {

        @TempDir Path folder;

        @Test
        void holds_the_same_titles_as_the_folder_of_classes() throws Exception {
            Path jar = folder.resolve("demo publishers ä.jar");
            pack(jar);
            URI anchor = URI.create("jar:" + jar.toUri() + "!/titles/README.md");

            assertThat(Newsstand.open(anchor.toURL()).newsrooms())
                    .extracting(Newsroom::id, Newsroom::about, Newsroom::manuscripts)
                    .containsExactlyElementsOf(
                            Newsstand.open().newsrooms().stream()
                                    .map(n ->
                                            org.assertj.core.groups.Tuple.tuple(
                                                    n.id(), n.about(), n.manuscripts()))
                                    .toList());
        }

        private static void pack(Path jar) throws Exception {
            var anchor = Objects.requireNonNull(Newsstand.class.getResource("/titles/README.md"));
            Path root = Path.of(anchor.toURI()).resolve("../..").normalize();
            try (OutputStream file = Files.newOutputStream(jar);
                    ZipOutputStream zip = new ZipOutputStream(file);
                    Stream<Path> paths = Files.walk(root)) {
                for (Path path : paths.filter(Files::isRegularFile).toList()) {
                    entry(zip, root, path);
                }
            }
        }

        private static void entry(ZipOutputStream zip, Path root, Path path) throws IOException {
            zip.putNextEntry(new ZipEntry(root.relativize(path).toString().replace('\\', '/')));
            Files.copy(path, zip);
            zip.closeEntry();
        }
    }
}
