package org.masthead.reader.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.masthead.story.Block;
import org.masthead.story.Run;
import org.masthead.story.Stories;

class TeaserTest {

    private static Block paragraph(String text) {
        return new Block.Paragraph(List.of(Run.plain(text)));
    }

    /** So many sentences of ten words. */
    private static String sentences(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "Sentence number " + i + " has exactly ten words in all here.")
                .collect(Collectors.joining(" "));
    }

    private static String text(List<Block> blocks) {
        return blocks.stream()
                .map(block -> Run.textOf(((Block.Paragraph) block).text()))
                .collect(Collectors.joining(" "));
    }

    @Test
    void is_whole_sentences_of_at_most_fifteen_percent() {
        var teaser = Teaser.of(List.of(paragraph(sentences(40))), 400);
        assertThat(text(teaser)).isEqualTo(sentences(6));
    }

    @Test
    void is_never_longer_than_120_words_however_long_the_story() {
        var teaser = Teaser.of(List.of(paragraph(sentences(500))), 5_000);
        assertThat(text(teaser)).isEqualTo(sentences(12));
    }

    @Test
    void is_one_sentence_of_a_short_story_and_nothing_of_a_flash() {
        assertThat(text(Teaser.of(List.of(paragraph(sentences(3))), 30))).isEqualTo(sentences(1));
        assertThat(Teaser.of(List.of(paragraph(sentences(2))), 20)).isEmpty();
    }

    @Test
    void stops_for_good_at_the_first_sentence_that_does_not_fit() {
        var blocks = List.of(paragraph(sentences(10)), paragraph("Short end."));
        assertThat(text(Teaser.of(blocks, 102))).isEqualTo(sentences(1));
    }

    @Test
    void goes_into_labelled_sections_and_passes_over_all_that_is_no_paragraph() {
        Block list = new Block.Bullets(false, List.of(List.of(Run.plain("locked bullet"))));
        Block section = new Block.Section("Why it matters", List.of(paragraph(sentences(2)), list));
        assertThat(text(Teaser.of(List.of(list, section, paragraph(sentences(8))), 100)))
                .isEqualTo(sentences(1));
    }

    @Test
    void is_as_short_as_the_publisher_wants_it_and_nothing_where_that_is_nothing() {
        var story =
                Stories.limitedTo(
                        Optional.of(20),
                        Stories.story("https://courier.example/a", "A", sentences(9)));
        assertThat(text(Teaser.of(story))).hasSizeLessThanOrEqualTo(20).isNotEmpty();
        assertThat(Teaser.of(Stories.limitedTo(Optional.of(0), story))).isEmpty();
        assertThat(text(Teaser.of(Stories.limitedTo(Optional.empty(), story))))
                .isEqualTo(text(Teaser.of(story.blocks(), story.wordCount())));
    }
}
