package org.masthead.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.masthead.json.Json;

class StoryJsonTest {

    private final List<Block> everyType =
            List.of(
                    new Block.Paragraph(
                            List.of(
                                    new Run("bold", true, false, false, Optional.empty()),
                                    new Run(
                                            "link",
                                            false,
                                            true,
                                            false,
                                            Optional.of("https://a.example/")))),
                    new Block.Heading(2, List.of(Run.plain("Subhead"))),
                    new Block.Section(
                            "Why it matters",
                            List.of(new Block.Bullets(false, List.of(List.of(Run.plain("item")))))),
                    new Block.Quote(List.of(Run.plain("said")), Optional.of("Somebody"), true),
                    new Block.Picture(Image.at("https://a.example/i.jpg")),
                    new Block.Embed("https://v.example/1", "v.example", Optional.empty()),
                    new Block.Table(
                            Optional.of("Caption"),
                            true,
                            List.of(List.of(List.of(Run.plain("c"))))),
                    new Block.Code("x = 1\n", Optional.of("python")),
                    new Block.Note(Block.Note.Kind.CORRECTION, List.of(Run.plain("Was wrong."))));

    @Test
    void every_block_survives_being_written_and_read() {
        for (var block : everyType) {
            assertThat(Json.read(Json.write(block), Block.class)).isEqualTo(block);
        }
    }

    @Test
    void a_paragraph_is_written_as_the_contract_says() {
        assertThat(Json.write(everyType.getFirst()))
                .isEqualTo(
                        "{\"type\":\"paragraph\",\"text\":[{\"t\":\"bold\",\"b\":true},"
                                + "{\"t\":\"link\",\"i\":true,\"href\":\"https://a.example/\"}]}");
    }

    @Test
    void a_list_a_picture_and_a_note_go_by_the_names_of_the_contract() {
        assertThat(Json.write(everyType.get(2)))
                .isEqualTo(
                        "{\"type\":\"section\",\"label\":\"Why it matters\",\"blocks\":"
                                + "[{\"type\":\"list\",\"ordered\":false,\"items\":[[{\"t\":\"item\"}]]}]}");
        assertThat(Json.write(everyType.get(4)))
                .isEqualTo("{\"type\":\"image\",\"image\":{\"url\":\"https://a.example/i.jpg\"}}");
        assertThat(Json.write(everyType.getLast()))
                .startsWith("{\"type\":\"note\",\"kind\":\"correction\"");
    }

    @Test
    void a_whole_story_with_its_revisions_survives() {
        var story = Stories.fetched(Stories.story("https://a.example/1", "Headline", "Text."), 0);
        assertThat(Json.read(Json.write(story), RevisedStory.class)).isEqualTo(story);
        assertThat(Json.read(Json.write(story.card()), Card.class)).isEqualTo(story.card());
    }

    @Test
    void a_property_of_a_later_version_is_ignored() {
        var json = "{\"type\":\"embed\",\"url\":\"u\",\"provider\":\"p\",\"height\":9}";
        assertThat(Json.read(json, Block.class))
                .isEqualTo(new Block.Embed("u", "p", Optional.empty()));
    }
}
