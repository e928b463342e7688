package org.masthead.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masthead.source.Feeds.NOON;
import static org.masthead.source.Feeds.steady;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckPolicyTest {

    private static Duration pauseOf(Rhythm rhythm, FeedHints hints) {
        return Duration.between(NOON, CheckPolicy.afterSuccess(rhythm, hints, false, NOON));
    }

    private static Duration pauseOf(Duration storyEvery, FeedHints hints) {
        return pauseOf(steady(storyEvery), hints);
    }

    private static FeedHints hints(
            Optional<Duration> freshFor,
            Optional<Duration> ttl,
            List<Integer> skipHours,
            List<DayOfWeek> skipDays) {
        return new FeedHints(
                0,
                freshFor,
                ttl,
                Optional.empty(),
                skipHours,
                skipDays,
                Optional.empty(),
                Optional.empty());
    }

    private static FeedHints fresh(Duration time) {
        return FeedHints.NONE.freshFor(Optional.of(time));
    }

    @Nested
    class AfterACheckThatWentWell {

        /** √(2 × 1.2 × minutes from story to story). */
        @ParameterizedTest
        @CsvSource({"PT1M, 93", "PT5M, 208", "PT1H, 720", "PT25H, 3600"})
        void the_more_a_feed_publishes_the_sooner_it_is_asked(Duration storyEvery, long seconds) {
            assertThat(pauseOf(storyEvery, FeedHints.NONE).toSeconds())
                    .isBetween(seconds * 80 / 100, seconds * 120 / 100);
        }

        @Test
        void it_is_never_sooner_than_a_minute_nor_later_than_a_day() {
            assertThat(pauseOf(Duration.ofSeconds(1), FeedHints.NONE)).hasMinutes(1);
            var silent = Rhythm.UNKNOWN.observe(List.of(), 0, NOON.minus(Duration.ofDays(3_000)));
            for (int day = 2_999; day >= 0; day--) {
                silent = silent.observe(List.of(), 0, NOON.minus(Duration.ofDays(day)));
            }
            assertThat(pauseOf(silent, FeedHints.NONE))
                    .isBetween(Duration.ofHours(2), Duration.ofHours(24));
        }

        @Test
        void a_feed_of_which_nothing_is_known_is_asked_within_half_an_hour() {
            assertThat(pauseOf(Rhythm.UNKNOWN, FeedHints.NONE))
                    .isBetween(Duration.ofMinutes(5), Duration.ofMinutes(30));
        }

        @Test
        void a_hub_that_pushes_makes_asking_six_times_rarer() {
            var rhythm = steady(Duration.ofMinutes(30));
            var pushed = CheckPolicy.afterSuccess(rhythm, FeedHints.NONE, true, NOON);
            assertThat(Duration.between(NOON, pushed).toSeconds())
                    .isCloseTo(
                            6 * pauseOf(rhythm, FeedHints.NONE).toSeconds(),
                            org.assertj.core.data.Percentage.withPercentage(10));
        }

        @Test
        void a_short_feed_is_asked_before_much_of_it_is_new() {
            var rhythm = steady(Duration.ofMinutes(1));
            var pushed = CheckPolicy.afterSuccess(rhythm, FeedHints.listing(10), true, NOON);
            assertThat(Duration.between(NOON, pushed))
                    .isBetween(Duration.ofSeconds(100), Duration.ofSeconds(140));
        }
    }

    @Nested
    class WhatTheAnswerSays {

        @Test
        void a_feed_is_not_asked_while_its_answer_is_fresh() {
            assertThat(pauseOf(Duration.ofMinutes(5), fresh(Duration.ofMinutes(20))))
                    .hasMinutes(20);
        }

        @Test
        void an_answer_that_is_fresh_for_a_year_is_believed_for_an_hour() {
            assertThat(pauseOf(Duration.ofMinutes(30), fresh(Duration.ofDays(365)))).hasMinutes(60);
        }

        @Test
        void a_feed_that_would_lose_entries_is_asked_though_it_is_fresh() {
            var hints = FeedHints.listing(20).freshFor(Optional.of(Duration.ofHours(1)));
            assertThat(pauseOf(Duration.ofMinutes(2), hints))
                    .isBetween(Duration.ofMinutes(7), Duration.ofMinutes(9));
        }

        @Test
        void what_the_feed_says_of_itself_is_believed_for_a_quarter_of_an_hour() {
            var stated =
                    hints(Optional.empty(), Optional.of(Duration.ofHours(1)), List.of(), List.of());
            assertThat(pauseOf(Duration.ofMinutes(1), stated)).hasMinutes(15);
        }

        @Test
        void skipped_hours_are_skipped() {
            var lunch = hints(Optional.empty(), Optional.empty(), List.of(12, 13), List.of());
            assertThat(CheckPolicy.afterSuccess(steady(Duration.ofMinutes(5)), lunch, false, NOON))
                    .isEqualTo(Instant.parse("2026-11-22T14:00:00Z"));
        }

        @Test
        void skipped_days_are_skipped_too() {
            var sunday =
                    hints(Optional.empty(), Optional.empty(), List.of(), List.of(DayOfWeek.SUNDAY));
            assertThat(CheckPolicy.afterSuccess(steady(Duration.ofMinutes(5)), sunday, false, NOON))
                    .isEqualTo(Instant.parse("2026-11-23T00:00:00Z"));
        }

        @Test
        void a_feed_that_wants_to_be_skipped_always_is_asked_once_a_day() {
            var always =
                    hints(
                            Optional.empty(),
                            Optional.empty(),
                            IntStream.range(0, 24).boxed().toList(),
                            List.of());
            assertThat(pauseOf(Duration.ofMinutes(5), always)).hasHours(24);
        }
    }

    @Nested
    class AfterAFailure {

        private Duration pauseOf(String feed, int failures, Optional<Duration> retryAfter) {
            return Duration.between(
                    NOON, CheckPolicy.afterFailure(feed, failures, retryAfter, NOON));
        }

        @ParameterizedTest
        @CsvSource({"1, PT2M", "2, PT4M", "5, PT32M", "9, PT512M"})
        void each_failure_in_a_row_doubles_the_wait_up_to_a_fifth_more_or_less(
                int failures, Duration about) {
            for (int feed = 0; feed < 50; feed++) {
                assertThat(pauseOf("https://title.example/" + feed, failures, Optional.empty()))
                        .isBetween(
                                about.multipliedBy(79).dividedBy(100),
                                about.multipliedBy(121).dividedBy(100));
            }
        }

        @Test
        void it_ends_at_a_day() {
            assertThat(pauseOf("a", 12, Optional.empty())).hasHours(24);
            assertThat(pauseOf("a", 4_000, Optional.empty())).hasHours(24);
        }

        @Test
        void feeds_that_fail_together_do_not_come_back_together() {
            var waits =
                    IntStream.range(0, 50)
                            .mapToObj(i -> pauseOf("feed" + i, 5, Optional.empty()))
                            .distinct();
            assertThat(waits.count()).isGreaterThan(30);
        }

        @Test
        void the_same_failure_gives_the_same_wait() {
            assertThat(pauseOf("a", 3, Optional.empty()))
                    .isEqualTo(pauseOf("a", 3, Optional.empty()));
        }

        @Test
        void a_longer_wait_that_the_origin_asks_for_is_kept_and_a_shorter_one_adds_nothing() {
            assertThat(pauseOf("a", 1, Optional.of(Duration.ofMinutes(90)))).hasMinutes(90);
            assertThat(pauseOf("a", 1, Optional.of(Duration.ofDays(90)))).hasHours(24);
            assertThat(pauseOf("a", 5, Optional.of(Duration.ofSeconds(1))))
                    .isEqualTo(pauseOf("a", 5, Optional.empty()));
        }
    }
}
