package org.masthead.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.extract.ExtractionResult.Extracted;
import org.masthead.extract.ExtractionResult.Kind;
import org.masthead.extract.ExtractionResult.NotAStory;

/** No input makes the extractor throw or hang. */
@Timeout(60)
class HostilePagesTest {

    private static final String SENTENCE =
            "The council met on Tuesday evening and, after a long debate, agreed to repair the bridge. ";

    @Nested
    class Deep {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "div",
                    "span",
                    "b",
                    "a",
                    "p",
                    "ul><li",
                    "table><tr><td",
                    "blockquote",
                    "x-box",
                    "font"
                })
        void a_hundred_thousand_nested_elements_are_read_flat(String tag) {
            int times = tag.contains(">") ? 40_000 : 100_000;
            var html = ("<" + tag + ">").repeat(times) + "<p>" + SENTENCE.repeat(5);
            assertThat(Pages.extract(html)).isNotNull();
        }

        @Test
        void the_text_at_the_bottom_is_still_found() {
            var html =
                    "<h1>Bridge to be repaired</h1>"
                            + "<div>".repeat(100_000)
                            + "<p>"
                            + SENTENCE.repeat(5);
            assertThat(Pages.extract(html)).isInstanceOf(Extracted.class);
        }

        @Test
        void deeply_nested_linked_data_is_left_alone() {
            var html =
                    "<script type='application/ld+json'>"
                            + "{\"a\":[".repeat(50_000)
                            + "</script><p>"
                            + SENTENCE.repeat(5);
            assertThat(Pages.extract(html)).isInstanceOf(Extracted.class);
        }
    }

    @Nested
    class Large {

        @Test
        void eleven_megabytes_are_refused_with_the_limit_named() {
            var html = "<p>" + SENTENCE.repeat(130_000);
            assertThat(Pages.extract(html))
                    .isInstanceOfSatisfying(
                            NotAStory.class,
                            refused -> {
                                assertThat(refused.kind()).isEqualTo(Kind.TOO_LARGE);
                                assertThat(refused.reason()).contains("10,485,760");
                            });
        }

        @Test
        void a_page_of_nothing_but_tags_is_refused() {
            assertThat(Pages.extract("<p>".repeat(1_000_000)))
                    .isInstanceOfSatisfying(
                            NotAStory.class,
                            refused -> assertThat(refused.kind()).isEqualTo(Kind.TOO_LARGE));
        }

        @Test
        void a_long_story_is_read_whole() {
            var html = "<h1>All of it</h1>" + ("<p>" + SENTENCE + "</p>").repeat(20_000);
            assertThat(Pages.story(html).blocks()).hasSize(20_000);
        }
    }

    @Nested
    class Broken {

        @Test
        void nothing_at_all_is_no_story() {
            assertThat(Pages.extract(new byte[0])).isInstanceOf(NotAStory.class);
        }

        @Test
        void random_bytes_are_no_story() {
            var random = new Random(7);
            for (int i = 0; i < 200; i++) {
                var bytes = new byte[random.nextInt(5_000)];
                random.nextBytes(bytes);
                assertThat(Pages.extract(bytes)).isInstanceOf(NotAStory.class);
            }
        }
    }
}
