package org.masthead.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Pages with as many of one thing as are let in. Each would take hours, were every one of them
 * compared with every other; the time-out is far above what it takes in proportion.
 */
@Timeout(30)
class CrowdedPagesTest {

    private static final String SENTENCE =
            "The council met on Tuesday evening and, after a long debate, agreed to repair the bridge. ";

    private static void isRead(String html) {
        assertThat(Pages.extract("<h1>Bridge to be repaired</h1><p>" + SENTENCE.repeat(3) + html))
                .isNotNull();
    }

    private static String many(int tagsEach, IntFunction<String> each) {
        return IntStream.range(0, (Extractor.MAX_TAGS - 100) / tagsEach)
                .mapToObj(each)
                .collect(Collectors.joining());
    }

    @Test
    void quotes_pictures_and_boxes() {
        isRead(
                many(
                        11,
                        i ->
                                "<blockquote>%d %s</blockquote><img src=/picture-%d.jpg>"
                                                .formatted(i, SENTENCE, i)
                                        + "<div class=promo><p class=c%d>x</p></div>".formatted(i)
                                        + "<h2>Read more</h2><p><a href=/%d>y</a>".formatted(i)));
    }

    @Test
    void days_that_are_none() {
        isRead("<div>" + many(1, i -> "<img class=date>"));
    }

    @Test
    void lead_ins_that_are_all_different() {
        isRead(many(2, i -> "<p><b>Label %d:</b> %s".formatted(i, SENTENCE)));
    }

    @Test
    void siblings() {
        isRead(many(4, i -> "<i class=ad>x</i><b>y</b> "));
    }

    @Test
    void links_to_more() {
        isRead(many(4, i -> "<p><a href=/%d>Read more</a></p>".formatted(i)));
    }

    @Test
    void articles() {
        isRead(many(4, i -> "<article><a href=/%d>x</a></article>".formatted(i)));
    }

    @Test
    void headings() {
        isRead(many(2, i -> "<h1>Headline number %d</h1>".formatted(i)));
    }

    @Test
    void boxes_in_boxes_around_many_paragraphs() {
        isRead("<div>".repeat(190) + many(2, i -> "<p>%d %s</p>".formatted(i, "Yes, he said.")));
    }

    @Test
    void bars_in_a_title() {
        isRead("<title>" + "Bridge | ".repeat(500_000) + "</title>");
    }

    @Test
    void bars_in_a_linked_headline() {
        isRead(linked("\"headline\":\"%s\"".formatted("Bridge | ".repeat(200_000))));
    }

    @Test
    void paragraphs_and_boxes_that_a_declared_text_lacks() {
        var body = "Something else was said in every one of the many lines here. ".repeat(30_000);
        isRead(
                linked("\"articleBody\":\"%s\"".formatted(body))
                        + many(
                                8,
                                i ->
                                        "<p>%d %s</p><div class=promo><p>%d %s</p></div>"
                                                .formatted(i, SENTENCE, i, SENTENCE)));
    }

    @Test
    void authors_and_topics() {
        isRead(
                linked(
                        "\"headline\":\"Bridge\",\"author\":[%s],\"keywords\":[%s]"
                                .formatted(
                                        "\"Jane Roe\",".repeat(80_000) + "\"x\"",
                                        "\"bridge\",".repeat(80_000) + "\"x\"")));
    }

    @Test
    void bylines() {
        isRead(many(2, i -> "<span class=author>by nobody%d</span>".formatted(i)));
    }

    @Test
    void tables() {
        isRead(many(6, i -> "<table><tr><td>%d</td></tr></table>".formatted(i)));
    }

    private static String linked(String fields) {
        return "<script type=application/ld+json>{\"@type\":\"NewsArticle\",%s}</script>"
                .formatted(fields);
    }
}
