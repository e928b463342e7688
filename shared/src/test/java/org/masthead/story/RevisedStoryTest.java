package org.masthead.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masthead.story.Stories.NOON;
import static org.masthead.story.Stories.fetched;
import static org.masthead.story.Stories.story;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.masthead.json.Json;
import org.masthead.page.PageKey;
import org.masthead.vector.StoryVector;

class RevisedStoryTest {

    private static final String URL = "https://courier.example/ferry";

    private final RevisedStory original =
            fetched(story(URL, "Ferry delayed", "It waits in the harbour."), 0);
    private final RevisedStory corrected =
            fetched(story(URL, "Ferry delayed by fog", "It waits in the harbour."), 5);
    private final RevisedStory extended =
            fetched(story(URL, "Ferry delayed by fog", "It waits.", "Then it sails."), 9);

    @Nested
    class Merging {

        @Test
        void gives_the_same_state_in_any_order_and_with_any_repetition() {
            var expected = original.merge(corrected).merge(extended);
            var random = new Random(7);
            for (int round = 0; round < 200; round++) {
                var deliveries = new ArrayList<>(List.of(original, corrected, extended));
                for (int extra = random.nextInt(6); extra > 0; extra--) {
                    deliveries.add(deliveries.get(random.nextInt(3)));
                }
                Collections.shuffle(deliveries, random);
                assertThat(deliveries.stream().reduce(RevisedStory::merge)).contains(expected);
            }
        }

        @Test
        void keeps_the_words_of_the_page_that_was_fetched_last() {
            assertThat(extended.merge(original).story()).isEqualTo(extended.story());
        }

        @Test
        void keeps_the_earliest_discovery() {
            assertThat(extended.merge(original).discovered()).isEqualTo(NOON);
        }

        @Test
        void keeps_the_newest_revisions_where_there_are_too_many() {
            var all = original;
            for (int minute = 1; minute <= RevisedStory.MAX_REVISIONS + 20; minute++) {
                all = all.merge(fetched(story(URL, "Live: minute " + minute), minute));
            }
            assertThat(all.revisions()).hasSize(RevisedStory.MAX_REVISIONS);
            assertThat(all.story().headline()).isEqualTo("Live: minute 220");
        }
    }

    @Nested
    class ItsVector {

        private final StoryVector fallback = vector(StoryVector.NGRAM, 1);
        private final StoryVector model = vector(StoryVector.MINILM, 2);

        private StoryVector vector(String space, int at) {
            var parts = new float[StoryVector.DIMENSIONS];
            parts[at] = 1;
            return StoryVector.quantised(space, parts);
        }

        @Test
        void is_that_of_the_words_it_has() {
            var both = original.with(model).merge(corrected.with(fallback));
            assertThat(both.vector()).contains(fallback);
            assertThat(both.merge(original.with(model)).vector()).contains(fallback);
            assertThat(both.merge(extended).vector()).isEmpty();
        }

        @Test
        void is_added_to_a_story_that_was_stored_without_one() {
            assertThat(original.merge(original.with(model)).vector()).contains(model);
            assertThat(original.with(model).merge(original).vector()).contains(model);
        }

        @Test
        void is_the_models_where_the_same_page_was_read_with_and_without_it() {
            assertThat(original.with(model).merge(original.with(fallback)))
                    .isEqualTo(original.with(fallback).merge(original.with(model)))
                    .extracting(RevisedStory::vector)
                    .isEqualTo(Optional.of(model));
        }

        @Test
        void stays_while_the_publisher_shows_the_story_no_longer() {
            var gone =
                    Revision.withdrawal(
                            NOON.plusSeconds(60), PageKey.urlHash(URL), "c", Tombstone.Reason.GONE);
            assertThat(original.with(model).with(gone).vector()).contains(model);
        }

        @Test
        void is_no_part_of_the_json() {
            assertThat(Json.read(Json.write(original.with(model)), RevisedStory.class))
                    .isEqualTo(original);
        }
    }

    @Nested
    class History {

        @Test
        void names_each_change_and_the_parts_that_changed() {
            var history = original.merge(corrected).merge(extended).history();
            assertThat(history)
                    .containsExactly(
                            new RevisedStory.Change(NOON.plusSeconds(300), List.of("headline")),
                            new RevisedStory.Change(NOON.plusSeconds(540), List.of("blocks")));
        }

        @Test
        void counts_no_revision_where_the_page_changed_but_not_the_story() {
            var again = fetched(original.story(), 3);
            assertThat(original.merge(again).revision()).isEqualTo(1);
            assertThat(original.merge(again).merge(corrected).revision()).isEqualTo(2);
        }
    }

    @Nested
    class AWithdrawal {

        private final String address = PageKey.urlHash(URL);
        private final Revision gone =
                Revision.withdrawal(
                        NOON.plusSeconds(600), address, "c", Tombstone.Reason.WITHDRAWN);

        @Test
        void leaves_a_tombstone_and_keeps_the_story_for_the_record() {
            var withdrawn = original.merge(corrected).with(gone);
            assertThat(withdrawn.tombstone())
                    .contains(
                            new Tombstone(
                                    original.story().id(),
                                    "courier",
                                    NOON.plusSeconds(600),
                                    Tombstone.Reason.WITHDRAWN,
                                    Optional.empty()));
            assertThat(withdrawn.story()).isEqualTo(corrected.story());
            assertThat(withdrawn.revision()).isEqualTo(2);
        }

        @Test
        void holds_whatever_order_the_news_comes_in() {
            var inOrder = original.merge(corrected).with(gone);
            assertThat(original.with(gone).merge(corrected)).isEqualTo(inOrder);
            assertThat(corrected.merge(original.with(gone).with(gone))).isEqualTo(inOrder);
        }

        @Test
        void ends_when_the_publisher_shows_the_story_again() {
            var restored = original.with(gone).merge(fetched(original.story(), 20));
            assertThat(restored.tombstone()).isEmpty();
        }

        @Test
        void is_believed_of_the_storys_own_address_or_of_the_only_one() {
            assertThat(original.standsOn(address)).isTrue();
            assertThat(original.standsOn(PageKey.urlHash(URL + "?print"))).isFalse();
            var toldElsewhere =
                    RevisedStory.first(
                            original.story(),
                            NOON,
                            NOON,
                            PageKey.of("courier", NOON, URL + "?print", new byte[] {1}).toString(),
                            "c");
            assertThat(toldElsewhere.standsOn(PageKey.urlHash(URL + "?print"))).isTrue();
        }
    }

    @Nested
    class ACard {

        @Test
        void takes_the_first_sentences_where_there_is_no_standfirst() {
            assertThat(original.card().summary()).contains("It waits in the harbour.");
        }

        @Test
        void has_no_longer_summary_than_the_publisher_lets_it_have() {
            var story = Stories.story("https://courier.example/a", "A", "It waits in the harbour.");
            assertThat(fetched(Stories.limitedTo(Optional.of(10), story), 0).card().summary())
                    .contains("It waits…");
            assertThat(fetched(Stories.limitedTo(Optional.of(0), story), 0).card().summary())
                    .isEmpty();
        }

        @Test
        void takes_the_first_paragraph_of_a_labelled_section() {
            var section =
                    new Block.Section(
                            "Why it matters",
                            List.of(new Block.Paragraph(List.of(Run.plain("Boats matter.")))));
            var story = story(URL, "Boats");
            var labelled =
                    new Story(
                            story.id(),
                            story.url(),
                            story.sourceId(),
                            story.language(),
                            story.section(),
                            story.topics(),
                            story.headline(),
                            Optional.empty(),
                            story.authors(),
                            story.published(),
                            story.updated(),
                            story.image(),
                            2,
                            1,
                            story.publisherAccess(),
                            List.of(section),
                            story.extraction(),
                            story.contentType(),
                            story.maxSnippet());
            assertThat(fetched(labelled, 0).card().summary()).contains("Boats matter.");
        }

        @Test
        void does_not_believe_a_publishing_time_that_is_still_to_come() {
            // Published ten minutes before noon, fetched at 11:00: the publisher's clock is wrong.
            assertThat(fetched(original.story(), -60).card().published())
                    .isEqualTo(NOON.minusSeconds(3600));
        }
    }
}
