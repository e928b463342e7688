package org.masthead.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masthead.member.Signal;
import org.masthead.story.StoryId;

class ReadingTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final String STORY = StoryId.of("https://courier.example/1");
    private static final int TWO_MINUTES = 120;

    private static ReadingEvent event(String id, EventKind kind, int second) {
        return read(id, kind, second, 0);
    }

    private static ReadingEvent read(String id, EventKind kind, int second, int dwell) {
        return new ReadingEvent(
                id,
                kind,
                STORY,
                NOON.plusSeconds(second),
                dwell,
                Optional.empty(),
                Optional.empty());
    }

    private static Reading.Taken take(ReadingEvent... events) {
        return Reading.NOTHING.take(List.of(events), TWO_MINUTES);
    }

    @Nested
    class The_same_events {

        private final List<ReadingEvent> events =
                List.of(
                        event("a", EventKind.OPENED, 0),
                        read("b", EventKind.READ, 40, 40),
                        event("c", EventKind.FINISHED, 90),
                        read("d", EventKind.READ, 90, 50),
                        event("e", EventKind.OPENED, 900));

        @Test
        void delivered_again_change_nothing() {
            var once = Reading.NOTHING.take(events, TWO_MINUTES).reading();
            var again = once.take(events, TWO_MINUTES);
            assertThat(again.isNothingNew(once)).isTrue();
            assertThat(again.counts().isNothing()).isTrue();
            assertThat(again.told()).isEmpty();
        }

        @Test
        void make_the_same_state_and_counts_one_by_one_in_any_order() {
            var whole = Reading.NOTHING.take(events, TWO_MINUTES);
            for (int seed = 0; seed < 20; seed++) {
                var shuffled = new ArrayList<>(events);
                Collections.shuffle(shuffled, new Random(seed));
                var reading = Reading.NOTHING;
                var counts = Counts.NONE;
                for (var event : shuffled) {
                    var taken = reading.take(List.of(event), TWO_MINUTES);
                    reading = taken.reading();
                    counts = counts.plus(taken.counts());
                }
                assertThat(reading).isEqualTo(whole.reading());
                assertThat(counts).isEqualTo(whole.counts());
            }
        }

        @Test
        void count_a_member_once_however_often_they_open_the_story() {
            assertThat(Reading.NOTHING.take(events, TWO_MINUTES).counts())
                    .isEqualTo(
                            new Counts(
                                    Map.of(
                                            Counted.OPENED, 1L,
                                            Counted.READ, 1L,
                                            Counted.FINISHED, 1L,
                                            Counted.DWELL_SECONDS, 90L)));
        }
    }

    @Nested
    class Seconds {

        @ParameterizedTest(name = "{0} seconds of a story of {1} count {2}")
        @CsvSource({
            "9,     120, 9",
            "500,   120, 360",
            "86400, 120, 360",
            "500,   0,   60",
            "500,   10,  60",
            "86400, 3600, 600",
            "-5,    120, 0"
        })
        void are_believed_within_bounds(int dwell, int readingSeconds, int counted) {
            var taken =
                    Reading.NOTHING.take(
                            List.of(read("a", EventKind.READ, 0, dwell)), readingSeconds);
            assertThat(taken.counts().of(Counted.DWELL_SECONDS)).isEqualTo(counted);
        }

        @Test
        void of_many_events_of_one_member_add_up_to_half_an_hour_at_most() {
            var events =
                    IntStream.range(0, 60)
                            .mapToObj(i -> read("e" + i, EventKind.READ, i, 600))
                            .toList();
            assertThat(Reading.NOTHING.take(events, 3_600).counts().of(Counted.DWELL_SECONDS))
                    .isEqualTo(1_800);
        }

        @Test
        void make_a_read_from_ten_on_also_where_they_come_in_small_pieces() {
            var four = take(read("a", EventKind.READ, 0, 4));
            assertThat(four.counts().of(Counted.READ)).isZero();
            var eleven = four.reading().take(List.of(read("b", EventKind.READ, 9, 7)), TWO_MINUTES);
            assertThat(eleven.counts().of(Counted.READ)).isEqualTo(1);
            assertThat(eleven.told()).containsOnlyKeys(Signal.READ);
        }
    }

    @Test
    void what_was_only_hidden_is_not_in_the_history() {
        assertThat(take(event("a", EventKind.HIDDEN, 0)).reading().firstRead()).isEmpty();
        assertThat(take(event("a", EventKind.OPENED, 5)).reading().firstRead())
                .contains(NOON.plusSeconds(5));
    }

    @Test
    void no_more_than_sixty_four_events_are_kept_of_one_story() {
        var events =
                IntStream.range(0, 500).mapToObj(i -> read("e" + i, EventKind.READ, i, 1)).toList();
        var taken = Reading.NOTHING.take(events, TWO_MINUTES);
        assertThat(taken.reading().events()).hasSize(64);
        assertThat(taken.counts().of(Counted.DWELL_SECONDS)).isEqualTo(64);
    }
}
