package org.masthead.extract.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.story.Block;
import org.masthead.story.Image;
import org.masthead.story.Run;

/** What stands among a story's lines and is none of them. */
class EdgesTest {

    private static final List<String> STORY =
            List.of(
                    "The council met on Tuesday evening and agreed to repair the bridge.",
                    "Work begins in March, the mayor said after the vote.",
                    "It will cost four million, half of it from the county.",
                    "The last repair was in 1974.");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "20:42 KEY EVENT",
                "19:55Ann Lee",
                "Updated 07.01.2026 - 18:50 o'clock Reading time: 4 min.",
                "06. 01. 2026, 14:59",
                "WATCH | Hundreds gather at the bridge",
                "From Ann Lee, The Post",
                "Post (Ann Lee, Bo Kim)",
                "Bloomberg | Getty Images",
                "Video | Hundreds gather at the bridge",
                "(责编：牛镛、岳弘彬)"
            })
    void stamps_bylines_and_labelled_links_go_wherever_they_stand(String line) {
        assertThat(trimmed(2, line)).isEqualTo(STORY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "At 20:42 the lights went out.",
                "Ann Lee was there and said nothing of it to anybody.",
                "The vote was 20:42, closer than anybody had expected it to be.",
                "\"WATCH | Post\" was written on the door."
            })
    void sentences_stay(String line) {
        assertThat(trimmed(2, line)).contains(line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ann Lee covers the county for The Post.",
                "The Post's Ann Lee is the author of a book on bridges. Follow her."
            })
    void what_is_said_about_the_author_at_the_end_goes(String line) {
        assertThat(trimmed(STORY.size(), line)).isEqualTo(STORY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Cy Doe contributed reporting from Dresden.",
                "Lee reported from Berlin and Kim from Bonn. Cy Doe contributed to this report.",
                "First published in The Post on 3 February 2026.",
                "A version of this article was first published in the county's gazette.",
                "Dieser Artikel ist zuerst im \"Talblatt\" erschienen.",
                "Alles Weitere lesen Sie in unserem Liveblog:"
            })
    void what_is_said_about_the_story_at_the_end_goes(String line) {
        assertThat(trimmed(STORY.size(), line)).isEqualTo(STORY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Her novel, first published in 1998, won the prize.",
                "The new edition of the county's guide to bridges is out now.",
                "Residents wrote letters to the editor and stayed away from the vote.",
                "No delays were reported from the other bank of the river."
            })
    void a_last_sentence_of_the_story_stays_though_it_has_such_words(String line) {
        assertThat(trimmed(STORY.size(), line)).contains(line);
    }

    @Test
    void what_is_said_in_italics_at_the_end_goes_wherever_it_has_such_words() {
        var blocks = new ArrayList<>(STORY.stream().map(EdgesTest::paragraph).toList());
        var said = "The Bridge, her novel about a town and its two banks, is out now";
        blocks.add(
                new Block.Paragraph(List.of(new Run(said, false, true, false, Optional.empty()))));
        assertThat(Blocks.finish(blocks, List.of(), List.of())).hasSize(4);
    }

    @Test
    void what_is_said_about_the_author_goes_though_a_picture_follows() {
        var blocks = new ArrayList<>(STORY.stream().map(EdgesTest::paragraph).toList());
        blocks.add(paragraph("Ann Lee covers the county for The Post."));
        blocks.add(
                new Block.Picture(
                        new Image(
                                "https://example.com/a.jpg",
                                0,
                                0,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty())));
        assertThat(Blocks.finish(blocks, List.of(), List.of("Ann Lee"))).hasSize(5);
    }

    @Test
    void short_lines_at_the_end_stay_where_the_story_is_made_of_them() {
        var lines = List.of("The winners are:", "Ann Lee, Bridges", "Bo Kim, Ferries", "Cy Doe");
        var blocks = lines.stream().map(EdgesTest::paragraph).toList();
        assertThat(Blocks.finish(blocks, List.of(), List.of())).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bridge to be repaired",
                "The old bridge is back",
                "BRIDGE: The old bridge is back"
            })
    void the_headline_is_not_said_again_in_any_of_its_words(String heading) {
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Heading(2, List.of(Run.plain(heading))));
        STORY.forEach(line -> blocks.add(paragraph(line)));
        var headlines = List.of("Bridge to be repaired", "The old bridge is back");
        assertThat(Blocks.finish(blocks, headlines, List.of())).hasSize(4);
    }

    @Test
    void the_place_alone_on_the_first_line_goes() {
        assertThat(trimmed(0, "Berlin.")).isEqualTo(STORY);
    }

    private static List<String> trimmed(int at, String line) {
        var lines = new ArrayList<>(STORY);
        lines.add(at, line);
        var blocks = lines.stream().map(EdgesTest::paragraph).toList();
        return Blocks.finish(blocks, List.of(), List.of("Ann Lee", "Bo Kim")).stream()
                .map(block -> Run.textOf(((Block.Paragraph) block).text()))
                .toList();
    }

    private static Block paragraph(String text) {
        return new Block.Paragraph(List.of(Run.plain(text)));
    }
}
