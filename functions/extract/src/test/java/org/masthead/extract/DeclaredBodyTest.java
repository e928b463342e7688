package org.masthead.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.extract.blocks.BlockText;
import org.masthead.story.Block;

/** What the page declares as its text, held against what was read. */
class DeclaredBodyTest {

    private static final String ADVICE =
            "Our readers choose their favourite bridge each spring and tell us all about it in letters.";

    @Test
    void a_paragraph_that_the_whole_text_lacks_is_not_the_storys() {
        var page = page(text(0, 40), paragraphs(0, 40) + "<p>" + ADVICE + "</p>");
        assertThat(body(page)).doesNotContain("favourite bridge").contains("Sentence 39 ");
    }

    @Test
    void it_stays_where_the_declared_text_is_only_a_part() {
        var page = page(text(0, 20), paragraphs(0, 40) + "<p>" + ADVICE + "</p>");
        assertThat(body(page)).contains("favourite bridge", "Sentence 39 ");
    }

    @Test
    void what_the_text_has_is_the_storys_whatever_its_class_says() {
        var lost = "<p class=promo>" + sentence(10) + "</p>";
        var page = page(text(0, 40), paragraphs(0, 10) + lost + paragraphs(11, 40));
        assertThat(body(page)).contains("Sentence 10 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\\n", "\\n\\n", "\\r\\n", "<br><br>", "</p><p>", "&lt;/p&gt;&lt;p&gt;"})
    void a_text_that_the_page_does_not_show_keeps_its_paragraphs(String between) {
        var declared =
                IntStream.range(0, 10)
                        .mapToObj(DeclaredBodyTest::sentence)
                        .collect(Collectors.joining(between));
        var story = Pages.story(page(declared, "<p>Bridges.</p>"));
        assertThat(story.blocks()).hasSize(10).allMatch(Block.Paragraph.class::isInstance);
    }

    @Test
    void such_a_text_is_finished_as_other_texts_are() {
        var html =
                "<p>Bridges</p><h2>The costs</h2>%s<p>Cy Doe contributed reporting.</p>"
                        .formatted(paragraphs(0, 10));
        var story = Pages.story(page(html, "<p>Bridges.</p>"));
        assertThat(story.blocks()).hasSize(11).first().isInstanceOf(Block.Heading.class);
        assertThat(BlockText.of(story.blocks())).doesNotContain("contributed", "Bridges\n", "<");
    }

    private static String body(String page) {
        return BlockText.of(Pages.story(page).blocks());
    }

    private static String page(String declared, String body) {
        return "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Bridges\",\"articleBody\":\"%s\"}</script><h1>Bridges</h1><article>%s</article>"
                .formatted(declared, body);
    }

    private static String text(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(DeclaredBodyTest::sentence)
                .collect(Collectors.joining(" "));
    }

    private static String paragraphs(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> "<p>" + sentence(i) + "</p>")
                .collect(Collectors.joining());
    }

    private static String sentence(int number) {
        return "Sentence %d tells of the council, of its bridge and of who is to pay for the repair."
                .formatted(number);
    }
}
