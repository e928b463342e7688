package org.masthead.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masthead.story.Stories.NOON;
import static org.masthead.story.Stories.fetched;
import static org.masthead.story.Stories.story;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.masthead.edition.Edition;
import org.masthead.local.engines.LocalAws;
import org.masthead.story.Card;
import org.masthead.story.RevisedStory;
import org.masthead.vector.StoryVector;

class StoriesTableTest {

    private static final LocalAws AWS = LocalAws.shared();
    private static final String URL = "https://courier.example/ferry";

    private final StoriesTable stories =
            new StoriesTable(AWS.dynamoDb(), AWS.tableName("StoriesTable"));
    private final RevisedStory original = fetched(story(URL, "Ferry delayed"), 0);
    private final RevisedStory corrected = fetched(story(URL, "Ferry delayed by fog"), 5);

    @BeforeEach
    void empty() {
        AWS.reset();
    }

    @Test
    void a_story_is_new_then_changed_then_unchanged() {
        assertThat(stories.merge(original)).isEqualTo(StoriesTable.Merged.NEW);
        assertThat(stories.merge(corrected)).isEqualTo(StoriesTable.Merged.CHANGED);
        assertThat(stories.merge(original)).isEqualTo(StoriesTable.Merged.UNCHANGED);
        assertThat(stories.merge(corrected)).isEqualTo(StoriesTable.Merged.UNCHANGED);
        assertThat(stories.find(original.story().id())).contains(original.merge(corrected));
    }

    @Test
    void a_story_keeps_its_vector_beside_its_words() {
        var vector = StoryVector.quantised(StoryVector.NGRAM, new float[384]);
        stories.merge(original);
        assertThat(stories.merge(original.with(vector))).isEqualTo(StoriesTable.Merged.CHANGED);
        assertThat(stories.merge(original)).isEqualTo(StoriesTable.Merged.UNCHANGED);
        assertThat(stories.find(original.story().id()).flatMap(RevisedStory::vector))
                .contains(vector);
    }

    @Test
    void an_older_page_that_comes_late_leaves_the_newer_words_in_place() {
        stories.merge(corrected);
        stories.merge(original);
        var stored = stories.find(original.story().id()).orElseThrow();
        assertThat(stored).isEqualTo(original.merge(corrected));
        assertThat(stored.story().headline()).isEqualTo("Ferry delayed by fog");
        assertThat(stored.revision()).isEqualTo(2);
    }

    @Test
    void revisions_that_arrive_at_once_are_all_kept() throws Exception {
        List<Callable<StoriesTable.Merged>> writes =
                IntStream.range(0, 8)
                        .<Callable<StoriesTable.Merged>>mapToObj(minute ->
                                () ->
                                        stories.merge(
                                                fetched(story(URL, "Minute " + minute), minute)))
                        .toList();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var write : threads.invokeAll(writes)) {
                assertThat(write.get()).isNotEqualTo(StoriesTable.Merged.TOO_LARGE);
            }
        }
        var stored = stories.find(original.story().id()).orElseThrow();
        assertThat(stored.revision()).isEqualTo(8);
        assertThat(stored.story().headline()).isEqualTo("Minute 7");
    }

    @Test
    void live_cards_are_those_of_the_last_three_days() {
        var old =
                fetched(story("https://a.example/old", "Old"), (int) -Edition.LIVE.toMinutes() - 1);
        var edge =
                fetched(story("https://a.example/edge", "Edge"), (int) -Edition.LIVE.toMinutes());
        var fresh = fetched(story("https://a.example/fresh", "Fresh"), 0);
        List.of(old, edge, fresh).forEach(stories::merge);
        assertThat(stories.live(NOON).cards())
                .extracting(Card::headline)
                .containsExactlyInAnyOrder("Edge", "Fresh");
        assertThat(stories.live(NOON.plus(Duration.ofDays(4))).cards()).isEmpty();
    }

    @Test
    void a_card_that_quotes_what_a_tombstone_says_is_a_card() {
        var headline = "He wrote \"reason\":\"gone\"";
        stories.merge(fetched(story("https://a.example/quote", headline), 0));
        assertThat(stories.live(NOON).cards()).extracting(Card::headline).containsExactly(headline);
        assertThat(stories.live(NOON).tombstones()).isEmpty();
    }

    @Nested
    class APageThatBelongsToAnotherStory {

        private static final String ELSEWHERE = "https://courier.example/ferry-fog";

        private final String id = original.story().id();
        private final String page = original.newest().page();
        private final RevisedStory moved = fetched(story(ELSEWHERE, "Ferry delayed"), 0);

        @Test
        void leaves_its_id_behind_as_a_way_to_the_other_where_it_was_the_only_one() {
            stories.merge(original);
            stories.merge(moved);
            assertThat(stories.leave(id, page, moved.story().id(), NOON, _ -> Optional.empty()))
                    .isTrue();
            assertThat(stories.find(id)).contains(moved);
            assertThat(stories.findExactly(id)).isEmpty();
            assertThat(stories.live(NOON).cards()).extracting(Card::url).containsExactly(ELSEWHERE);
        }

        @Test
        void leaves_the_rest_to_the_others() {
            stories.merge(original);
            stories.merge(corrected);
            stories.leave(id, page, moved.story().id(), NOON, _ -> Optional.of(corrected));
            assertThat(stories.find(id)).contains(corrected);
        }

        @Test
        void leaves_only_once() {
            stories.merge(original);
            stories.leave(id, page, moved.story().id(), NOON, _ -> Optional.empty());
            assertThat(stories.leave(id, page, moved.story().id(), NOON, _ -> Optional.empty()))
                    .isFalse();
            assertThat(stories.leave("unknown", page, id, NOON, _ -> Optional.empty())).isFalse();
        }

        @Test
        void may_come_back() {
            stories.merge(original);
            stories.leave(id, page, moved.story().id(), NOON, _ -> Optional.empty());
            assertThat(stories.merge(original)).isEqualTo(StoriesTable.Merged.NEW);
            assertThat(stories.find(id)).contains(original);
        }

        @Test
        void is_not_looked_for_in_circles() {
            stories.merge(original);
            stories.leave(id, page, id, NOON, _ -> Optional.empty());
            assertThat(stories.find(id)).isEmpty();
        }

        @Test
        void meets_a_page_that_arrives_meanwhile_and_loses_nothing() {
            stories.merge(original);
            stories.leave(
                    id,
                    page,
                    moved.story().id(),
                    NOON,
                    seen -> {
                        stories.merge(corrected); // no change at the second try
                        return seen.has(corrected.newest().page())
                                ? Optional.of(corrected)
                                : Optional.empty();
                    });
            assertThat(stories.find(id)).contains(corrected);
        }
    }

    @Test
    void a_card_too_large_for_an_edition_is_said_to_be_so_and_not_stored() {
        var shouting = fetched(story(URL, "Fog! ".repeat(10_000)), 0);
        assertThat(stories.merge(shouting)).isEqualTo(StoriesTable.Merged.TOO_LARGE);
        assertThat(stories.find(shouting.story().id())).isEmpty();
    }

    @Test
    void a_story_too_large_for_an_item_is_said_to_be_so_and_not_stored() {
        var random = new java.util.Random(1);
        var noise =
                IntStream.range(0, 700_000)
                        .mapToObj(i -> Character.toString('\u4e00' + random.nextInt(20_000)))
                        .collect(java.util.stream.Collectors.joining());
        var huge = fetched(story(URL, "Huge", noise), 0);
        assertThat(stories.merge(huge)).isEqualTo(StoriesTable.Merged.TOO_LARGE);
        assertThat(stories.find(huge.story().id())).isEmpty();
    }
}
