package org.masthead.extract.difference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masthead.story.Stories.readBy;
import static org.masthead.story.Stories.story;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.masthead.extract.difference.FieldChange.BlockCounts;
import org.masthead.story.Author;
import org.masthead.story.Block;
import org.masthead.story.ContentType;
import org.masthead.story.Extraction;
import org.masthead.story.Image;
import org.masthead.story.PublisherAccess;
import org.masthead.story.Run;
import org.masthead.story.Story;

class StoryDifferenceTest {

    private static final String URL = "https://courier.example/ferry";

    /** Fields of a story that follow from others, or say how it came about. */
    private static final Set<String> NOT_COMPARED =
            Set.of("id", "sourceId", "readingSeconds", "extraction");

    private static Optional<BlockCounts> blocks(Story before, Story after) {
        return StoryDifference.between(before, after).stream()
                .filter(change -> change.field().equals("blocks"))
                .findFirst()
                .flatMap(FieldChange::blocks);
    }

    @Test
    void the_same_story_read_by_another_version_is_no_difference() {
        var ferry = story(URL, "Ferry", "It waits.");
        assertThat(StoryDifference.between(ferry, readBy(9, ferry))).isEmpty();
    }

    @Test
    void every_field_that_readers_see_is_compared() {
        var other =
                new Story(
                        "id",
                        "https://other.example/",
                        "other",
                        Optional.of("fr"),
                        Optional.empty(),
                        List.of("fog"),
                        "Bac",
                        Optional.of("Standfirst"),
                        List.of(Author.named("Ada")),
                        Optional.empty(),
                        Optional.of(Instant.parse("2026-11-22T12:00:00Z")),
                        Optional.of(Image.at("https://other.example/i.jpg")),
                        7,
                        2,
                        PublisherAccess.LOCKED,
                        List.of(new Block.Heading(2, List.of(Run.plain("Fog")))),
                        new Extraction(1, 0.1, Map.of()),
                        ContentType.OPINION,
                        Optional.of(80));
        var components = Arrays.stream(Story.class.getRecordComponents());
        assertThat(StoryDifference.between(story(URL, "Ferry", "It waits."), other))
                .extracting(FieldChange::field)
                .containsExactlyInAnyOrderElementsOf(
                        components
                                .map(RecordComponent::getName)
                                .filter(name -> !NOT_COMPARED.contains(name))
                                .toList());
    }

    @Nested
    class AValue {

        private FieldChange headline(String before, String after) {
            return StoryDifference.between(story(URL, before), story(URL, after)).getFirst();
        }

        @Test
        void is_shown_as_it_was_and_as_it_is() {
            assertThat(headline("Ferry", "Ferry delayed"))
                    .isEqualTo(
                            new FieldChange(
                                    "headline",
                                    Optional.of("Ferry"),
                                    Optional.of("Ferry delayed"),
                                    Optional.empty()));
        }

        @Test
        void that_is_long_is_shortened_between_characters() {
            var shown = headline("", "🛳".repeat(300)).after().orElseThrow();
            assertThat(shown).isEqualTo("🛳".repeat(StoryDifference.SHOWN) + "…");
        }
    }

    @Nested
    class Blocks {

        private final Story before = story(URL, "Ferry", "One.", "Two.", "Two.", "Three.");

        @Test
        void are_counted_as_added_removed_and_changed() {
            assertThat(blocks(before, story(URL, "Ferry", "One.", "Two.", "Two!", "Three.", "+")))
                    .contains(new BlockCounts(1, 0, 1));
            assertThat(blocks(before, story(URL, "Ferry", "Two.", "Three.")))
                    .contains(new BlockCounts(0, 2, 0));
        }

        @Test
        void that_only_changed_places_differ_without_a_count() {
            assertThat(blocks(before, story(URL, "Ferry", "Three.", "Two.", "Two.", "One.")))
                    .contains(new BlockCounts(0, 0, 0));
        }

        @Test
        void of_the_longest_live_blog_are_compared_at_once() {
            var many = new ArrayList<String>();
            for (int i = 0; i < 50_000; i++) {
                many.add("Minute " + i);
            }
            var longest = story(URL, "Live", many.toArray(String[]::new));
            assertThat(blocks(longest, before)).contains(new BlockCounts(0, 49_996, 4));
        }
    }
}
