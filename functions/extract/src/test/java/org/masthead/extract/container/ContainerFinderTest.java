package org.masthead.extract.container;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.masthead.extract.clean.Cleaner;
import org.masthead.extract.html.Html;
import org.masthead.extract.html.Measures;

/** Which element holds the story. */
class ContainerFinderTest {

    private static final String PROSE =
            "<p>The council met on Tuesday evening and agreed to repair the bridge before winter.</p>"
                    .repeat(5);

    @Test
    void the_smallest_with_nearly_all_the_prose() {
        assertThat(
                        container(
                                "<div><div id=a><h1>T</h1><div id=b>"
                                        + PROSE
                                        + "</div></div><footer>f</footer></div>"))
                .isEqualTo("b");
    }

    @Test
    void the_common_parent_of_a_story_in_two_halves() {
        assertThat(
                        container(
                                "<div id=a><div class=half>"
                                        + PROSE
                                        + "</div><img src=x><div class=half>"
                                        + PROSE
                                        + "</div></div>"))
                .isEqualTo("a");
    }

    @Test
    void the_article_element_though_other_boxes_hold_prose_too() {
        assertThat(
                        container(
                                "<div><div>"
                                        + PROSE.repeat(2)
                                        + "</div><article id=a>"
                                        + PROSE.repeat(5)
                                        + "</article></div>"))
                .isEqualTo("a");
    }

    @Test
    void all_of_what_the_page_calls_the_body_and_not_its_biggest_part() {
        assertThat(
                        container(
                                "<div id=a class=article-body>"
                                        + PROSE
                                        + "<div>"
                                        + PROSE.repeat(6)
                                        + "</div></div>"))
                .isEqualTo("a");
    }

    @Test
    void the_article_under_the_headline_though_others_are_longer() {
        var html =
                "<article id=a><h1>Bridge</h1>%s</article><article id=b>%s</article>"
                        .formatted(PROSE, PROSE.repeat(5));
        assertThat(container(html)).isEqualTo("a");
    }

    @Test
    void the_article_that_says_the_headline_and_not_the_next_one_loaded_for_endless_reading() {
        var html =
                "<main><article id=a><h1>Bridge to be repaired</h1>%s</article>"
                                .formatted(PROSE.repeat(2))
                        + "<div><article id=b><h1>Something else</h1>%s</article></div></main>"
                                .formatted(PROSE.repeat(3));
        assertThat(container(html)).isEqualTo("a");
    }

    @Test
    void never_inside_a_box_that_is_noise_however_long() {
        var html =
                "<div id=a>%s<div class=factbox>%s</div></div>"
                        .formatted(PROSE.repeat(4), PROSE.repeat(5));
        assertThat(container(html)).isEqualTo("a");
    }

    @Test
    void the_body_with_its_opening_and_not_the_longer_part_after_it() {
        var html =
                "<div class=article-body><div id=a><div class=lead>%s</div><div class=posts>%s</div></div></div>"
                        .formatted(PROSE, PROSE.repeat(20));
        assertThat(container(html)).isEqualTo("a");
    }

    @Test
    void a_cell_of_a_layout_table() {
        assertThat(container("<table><tr><td>menu</td><td id=a>" + PROSE + "</td></tr></table>"))
                .isEqualTo("a");
    }

    private static String container(String html) {
        var body = Html.parse(html, "https://example.com/story").body();
        var measures = Measures.taken(body);
        var noise = Cleaner.find(body, measures);
        return ContainerFinder.find(body, measures, noise, "Bridge to be repaired").id();
    }
}
