package org.masthead.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masthead.story.Stories.NOON;
import static org.masthead.story.Stories.fetched;
import static org.masthead.story.Stories.readBy;
import static org.masthead.story.Stories.story;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Pages that several versions of the extractor have read, in whatever order. */
class ReextractionTest {

    private static final String URL = "https://courier.example/ferry";

    /** The page of a minute, as a version of the extractor reads it: each reads it its own way. */
    private static RevisedStory read(int minute, int extractor) {
        var words = "Minute %d, read by %d".formatted(minute, extractor);
        return fetched(readBy(extractor, story(URL, words)), minute);
    }

    /** Both versions read different headlines; the publisher changed only the text. */
    private static RevisedStory page(int minute, int extractor, String text) {
        var headline = extractor == 1 ? "Ferry - Courier" : "Ferry";
        return fetched(readBy(extractor, story(URL, headline, text)), minute);
    }

    private static RevisedStory merged(List<RevisedStory> deliveries) {
        return deliveries.stream().reduce(RevisedStory::merge).orElseThrow();
    }

    @Nested
    class TheStory {

        private final RevisedStory old = read(0, 1);
        private final RevisedStory again = read(0, 2);

        @Test
        void is_what_the_newer_extractor_reads_in_either_order() {
            assertThat(old.merge(again)).isEqualTo(again.merge(old));
            assertThat(old.merge(again).story()).isEqualTo(again.story());
        }

        @Test
        void is_not_taken_back_by_an_older_extractor_that_comes_late() {
            var both = old.merge(again);
            assertThat(both.merge(old)).isEqualTo(both);
            assertThat(again.merge(read(0, 1)).story()).isEqualTo(again.story());
        }

        @Test
        void stays_where_the_same_version_reads_the_page_again() {
            assertThat(again.merge(read(0, 2))).isEqualTo(again);
        }

        @Test
        void is_that_of_the_newest_page_though_an_older_page_was_read_by_a_newer_extractor() {
            assertThat(read(5, 1).merge(again).story()).isEqualTo(read(5, 1).story());
        }

        @Test
        void is_replaced_where_the_version_was_not_written_down_yet() {
            var revision = old.newest();
            var unnumbered =
                    new RevisedStory(
                            old.story(),
                            old.discovered(),
                            List.of(
                                    new Revision(
                                            revision.at(),
                                            revision.page(),
                                            revision.correlationId(),
                                            0,
                                            revision.fingerprints(),
                                            Optional.empty())));
            assertThat(unnumbered.merge(old).newest().extractor()).isEqualTo(1);
            assertThat(unnumbered.merge(old).history()).isEmpty();
        }
    }

    @Nested
    class Merging {

        private final Random random = new Random(11);

        /** Folded in any order, any grouping, any repetition. */
        private RevisedStory folded(List<RevisedStory> readings) {
            var deliveries = new ArrayList<>(readings);
            for (int extra = random.nextInt(8); extra > 0; extra--) {
                deliveries.add(readings.get(random.nextInt(readings.size())));
            }
            Collections.shuffle(deliveries, random);
            while (deliveries.size() > 1) {
                int at = random.nextInt(deliveries.size() - 1);
                var right = deliveries.remove(at + 1);
                deliveries.set(at, deliveries.get(at).merge(right));
            }
            return deliveries.getFirst();
        }

        @Test
        void gives_the_same_state_in_any_order_grouping_and_repetition() {
            for (int round = 0; round < 300; round++) {
                var readings = new ArrayList<RevisedStory>();
                for (int count = 1 + random.nextInt(9); count > 0; count--) {
                    readings.add(read(random.nextInt(4), 1 + random.nextInt(4)));
                }
                assertThat(folded(readings)).isEqualTo(merged(readings));
            }
        }

        @Test
        void gives_the_same_state_where_there_are_more_fetches_than_are_kept() {
            var readings = new ArrayList<RevisedStory>();
            IntStream.range(0, RevisedStory.MAX_REVISIONS + 40)
                    .forEach(minute -> {
                        readings.add(read(minute, 1 + minute % 2));
                        readings.add(read(minute, 3));
                    });
            var expected = merged(readings);
            assertThat(expected.revisions()).hasSize(2 * RevisedStory.MAX_REVISIONS);
            for (int round = 0; round < 3; round++) {
                assertThat(folded(readings)).isEqualTo(expected);
            }
        }

        @Test
        void keeps_of_each_page_what_the_two_newest_extractors_read() {
            var all = merged(List.of(read(0, 3), read(0, 1), read(0, 4), read(0, 2)));
            assertThat(all.revisions()).extracting(Revision::extractor).containsExactly(3, 4);
        }
    }

    @Nested
    class History {

        private final RevisedStory original = page(0, 1, "It waits.");
        private final RevisedStory refetched = page(3, 1, "It waits.");
        private final RevisedStory extended = page(9, 1, "It waits. Then it sails.");
        private final List<RevisedStory.Change> published =
                List.of(new RevisedStory.Change(NOON.plusSeconds(540), List.of("blocks")));

        @Test
        void stays_the_same_while_one_page_after_another_is_extracted_again() {
            var story = merged(List.of(original, refetched, extended));
            assertThat(story.history()).isEqualTo(published);
            for (var again :
                    List.of(
                            page(3, 2, "It waits."),
                            page(9, 2, "It waits. Then it sails."),
                            page(0, 2, "It waits."))) {
                story = story.merge(again);
                assertThat(story.history()).isEqualTo(published);
                assertThat(story.revision()).isEqualTo(2);
            }
            assertThat(story.story().headline()).isEqualTo("Ferry");
        }

        @Test
        void claims_nothing_where_no_extractor_has_read_both_pages() {
            var story = original.merge(page(3, 2, "It waits."));
            assertThat(story.history()).isEmpty();
        }

        @Test
        void is_complete_once_the_older_page_has_been_extracted_again() {
            var story = original.merge(page(9, 2, "It waits. Then it sails."));
            assertThat(story.merge(page(0, 2, "It waits.")).history()).isEqualTo(published);
        }

        @Test
        void compares_a_page_that_the_publisher_went_back_to_by_what_is_known_of_it() {
            // One object in S3 stands for both fetches: only the later one can be read again.
            var back = returned(original, 20);
            var story = merged(List.of(original, extended, back));
            assertThat(story.history()).hasSize(2);
            for (int extractor = 2; extractor <= 4; extractor++) {
                story =
                        story.merge(page(9, extractor, "It waits. Then it sails."))
                                .merge(returned(page(0, extractor, "It waits."), 20));
            }
            assertThat(story.history()).hasSize(2);
        }

        @Test
        void compares_what_was_shown_before_and_after_a_withdrawal() {
            var gone =
                    Revision.withdrawal(
                            NOON.plusSeconds(240), "address", "c", Tombstone.Reason.GONE);
            var story = original.with(gone).merge(extended);
            assertThat(story.history()).isEqualTo(published);
            assertThat(story.unreadBefore("pages/page-9", 2)).contains("pages/page-0");
        }

        private static RevisedStory returned(RevisedStory first, int minute) {
            return RevisedStory.first(
                    first.story(),
                    first.discovered(),
                    NOON.plusSeconds(60L * minute),
                    first.newest().page(),
                    "correlation-" + minute);
        }
    }

    @Test
    void a_story_knows_the_page_before_one_that_the_same_extractor_has_yet_to_read() {
        var story = merged(List.of(read(0, 1), read(3, 1), read(9, 2)));
        assertThat(story.unreadBefore("pages/page-9", 2)).contains("pages/page-3");
        assertThat(story.unreadBefore("pages/page-3", 1)).isEmpty();
        assertThat(story.unreadBefore("pages/page-0", 2)).isEmpty();
        assertThat(story.unreadBefore("pages/page-7", 2)).isEmpty();
    }

    @Test
    void a_story_knows_the_pages_it_was_made_of() {
        assertThat(read(0, 1).has("pages/page-0")).isTrue();
        assertThat(read(0, 1).has("pages/page-1")).isFalse();
    }
}
