package org.masthead.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.masthead.extract.ExtractionResult.Extracted;
import org.masthead.story.Author;
import org.masthead.story.Block;
import org.masthead.story.Block.Section;
import org.masthead.story.Run;
import org.masthead.story.Story;

/** A story in the manner of a smart-brevity newsroom, with the furniture of a page around it. */
class LabelledSectionsPageTest {

    private final Story story = story();

    @Test
    void every_label_opens_a_section_known_or_not_and_in_any_language() {
        assertThat(sections())
                .extracting(Section::label)
                .containsExactly(
                        "Why it matters",
                        "Driving the news",
                        "What they’re saying",
                        "By the numbers",
                        "La otra cara",
                        "The bottom line");
    }

    @Test
    void a_section_holds_what_follows_bullets_included() {
        assertThat(sections().getFirst().blocks())
                .hasSize(2)
                .satisfies(blocks -> {
                    assertThat(blocks.getFirst()).isInstanceOf(Block.Paragraph.class);
                    assertThat(blocks.getLast())
                            .isInstanceOfSatisfying(
                                    Block.Bullets.class,
                                    list -> assertThat(list.items()).hasSize(2));
                });
    }

    @Test
    void the_label_is_not_said_again_in_the_text() {
        var paragraph = (Block.Paragraph) sections().getFirst().blocks().getFirst();
        assertThat(Run.textOf(paragraph.text())).startsWith("It turns around a decision");
    }

    @Test
    void a_note_ends_the_last_section() {
        assertThat(story.blocks().getLast())
                .isInstanceOfSatisfying(
                        Block.Note.class,
                        note -> assertThat(note.kind()).isEqualTo(Block.Note.Kind.EDITOR));
    }

    @Test
    void the_furniture_is_gone() {
        assertThat(story.toString())
                .doesNotContain("Sign up for", "Related stories", "All rights reserved", "Share");
    }

    @Test
    void authors_referred_to_by_id_are_found_and_lose_their_by() {
        assertThat(story.authors())
                .extracting(Author::name)
                .containsExactly("Inês Duarte", "Tom Okafor");
    }

    private List<Section> sections() {
        return story.blocks().stream()
                .filter(Section.class::isInstance)
                .map(Section.class::cast)
                .toList();
    }

    private static Story story() {
        try {
            var page = Path.of("src/test/resources/testdata/labelled-sections.html");
            return ((Extracted) Pages.extract(Files.readAllBytes(page))).story();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
