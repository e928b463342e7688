package org.masthead.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.extract.ExtractionResult.Extracted;
import org.masthead.extract.ExtractionResult.Kind;
import org.masthead.extract.ExtractionResult.NotAStory;
import org.masthead.json.Json;

/** No input makes the extractor throw or hang. */
@Timeout(60)
class HostilePagesTest {

    private static final String SENTENCE =
            "The council met on Tuesday evening and, after a long debate, agreed to repair the bridge. ";

    private static final Pattern UNSAFE =
            Pattern.compile(
                    "\"(?:href|url)\":\"(?!https?://|mailto:|(?:address|link canonical|meta og:url)\").{0,80}");

    private static List<String> unsafe(String story) {
        return UNSAFE.matcher(story).results().map(MatchResult::group).toList();
    }

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
        void ten_megabytes_are_refused_with_the_limit_named() {
            var html = "<p>" + SENTENCE.repeat(120_000);
            assertThat(Pages.extract(html))
                    .isInstanceOfSatisfying(
                            NotAStory.class,
                            refused -> {
                                assertThat(refused.kind()).isEqualTo(Kind.TOO_LARGE);
                                assertThat(refused.reason()).contains("8,388,608");
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

        @Test
        void many_quotes_pictures_and_boxes_cost_time_in_proportion() {
            var html = new StringBuilder("<h1>All of it</h1>");
            for (int i = 0; i < 12_000; i++) {
                html.append("<blockquote>").append(i).append(SENTENCE).append("</blockquote>");
                html.append("<img src=/picture-").append(i).append(".jpg>");
                html.append("<div class=promo><p class=c").append(i).append(">x</p></div>");
                html.append("<h2>Read more</h2><p><a href=/").append(i).append(">y</a>");
            }
            assertThat(Pages.extract(html.toString())).isInstanceOf(Extracted.class);
        }

        @Test
        void many_siblings_cost_time_in_proportion() {
            var html =
                    "<div>"
                            + "<i class=ad>x</i><b>y</b> ".repeat(30_000)
                            + SENTENCE.repeat(3)
                            + "</div>";
            assertThat(
                            org.junit.jupiter.api.Assertions.assertTimeout(
                                    Duration.ofSeconds(20), () -> Pages.extract(html)))
                    .isNotNull();
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

        @Test
        void five_hundred_generated_wrecks_come_out_with_safe_addresses_or_as_no_story() {
            var wrecks = new Wrecks(20_261_122);
            for (int i = 0; i < 500; i++) {
                var html = wrecks.next();
                var result = Pages.extract(html.getBytes(StandardCharsets.UTF_8));
                if (result instanceof Extracted(var story)) {
                    assertThat(unsafe(Json.write(story))).as(html).isEmpty();
                }
            }
        }
    }
}
