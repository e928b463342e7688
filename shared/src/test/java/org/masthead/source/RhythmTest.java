package org.masthead.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.masthead.source.Feeds.NOON;
import static org.masthead.source.Feeds.every;
import static org.masthead.source.Feeds.steady;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.masthead.json.Json;

class RhythmTest {

    private static final Offset<Double> A_TENTH = within(0.1);

    @Nested
    class OfAFeedThatIsReadFirst {

        @Test
        void nothing_is_known_before() {
            assertThat(Rhythm.UNKNOWN.perDay()).isZero();
            assertThat(Rhythm.UNKNOWN.expected(NOON) * 24).isCloseTo(12, A_TENTH);
        }

        @Test
        void the_times_of_its_entries_tell_its_rate() {
            assertThat(steady(Duration.ofHours(1)).perDay()).isCloseTo(24, A_TENTH);
            assertThat(steady(Duration.ofDays(3)).perDay()).isCloseTo(1 / 3.0, within(0.05));
        }

        @Test
        void entries_without_a_time_tell_nothing() {
            var rhythm = Rhythm.UNKNOWN.observe(List.of(), 40, NOON);
            assertThat(rhythm.perDay()).isZero();
            assertThat(rhythm.expected(NOON) * 24).isCloseTo(12, A_TENTH);
        }

        @Test
        void entries_older_than_a_month_or_from_tomorrow_tell_nothing() {
            var times = new ArrayList<>(every(Duration.ofHours(1), Duration.ofDays(2), NOON));
            times.add(NOON.minus(Duration.ofDays(900)));
            times.add(NOON.plus(Duration.ofDays(1)));
            var rhythm = Rhythm.UNKNOWN.observe(times, 0, NOON);
            assertThat(rhythm.perDay()).isLessThan(4);
            assertThat(rhythm.hours().stories().stream().mapToDouble(it -> it).sum())
                    .isCloseTo(48, within(4.0));
        }
    }

    @Nested
    class OfAFeedThatIsReadOn {

        @Test
        void the_hours_of_its_day_are_learned() {
            var rhythm = Rhythm.UNKNOWN.observe(List.of(), 0, NOON);
            var now = NOON;
            for (int day = 0; day < 14; day++) {
                for (int hour = 0; hour < 24; hour++) {
                    now = now.plus(Duration.ofHours(1));
                    boolean office = now.toString().matches(".*T(09|1[0-6]):.*");
                    rhythm = rhythm.observe(List.of(), office ? 4 : 0, now);
                }
            }
            var nine = now.truncatedTo(java.time.temporal.ChronoUnit.DAYS).plusSeconds(9 * 3_600);
            assertThat(rhythm.expected(nine.plus(Duration.ofHours(24)))).isGreaterThan(2.5);
            assertThat(rhythm.expected(nine.plus(Duration.ofHours(40)))).isLessThan(0.5);
            assertThat(rhythm.perDay()).isCloseTo(32, within(3.0));
        }

        @Test
        void a_burst_raises_what_is_expected_and_fades() {
            var calm = steady(Duration.ofHours(2));
            var burst = calm.observe(List.of(), 12, NOON.plus(Duration.ofHours(1)));
            var at = NOON.plus(Duration.ofHours(1));
            assertThat(burst.expected(at)).isGreaterThan(3 * calm.expected(at));
            var tomorrow = at.plus(Duration.ofHours(24));
            assertThat(burst.expected(tomorrow)).isLessThan(2 * calm.expected(tomorrow));
        }

        @Test
        void a_silence_lowers_it() {
            var calm = steady(Duration.ofMinutes(10));
            var silent = calm;
            for (int hour = 1; hour <= 12; hour++) {
                silent = silent.observe(List.of(), 0, NOON.plus(Duration.ofHours(hour)));
            }
            var at = NOON.plus(Duration.ofHours(12));
            assertThat(silent.expected(at)).isLessThan(calm.expected(at) / 3);
        }

        @Test
        void a_story_that_claims_to_be_from_another_time_counts_as_from_this_reading() {
            var calm = steady(Duration.ofDays(1));
            var odd =
                    calm.observe(
                            List.of(Instant.EPOCH, NOON.plus(Duration.ofDays(400))),
                            0,
                            NOON.plus(Duration.ofHours(1)));
            assertThat(odd.lately()).isGreaterThan(1.5);
        }

        @Test
        void reading_it_every_minute_and_every_hour_come_to_the_same() {
            var often = steady(Duration.ofHours(4));
            var seldom = often;
            for (int minute = 1; minute <= 3 * 1_440; minute++) {
                var now = NOON.plus(Duration.ofMinutes(minute));
                often = often.observe(List.of(), minute % 90 == 0 ? 1 : 0, now);
                if (minute % 90 == 0) {
                    seldom = seldom.observe(List.of(now), 0, now);
                }
            }
            assertThat(often.perDay()).isCloseTo(seldom.perDay(), within(0.3));
        }

        @Test
        void a_clock_that_goes_back_changes_nothing() {
            var calm = steady(Duration.ofHours(1));
            assertThat(calm.observe(List.of(), 3, NOON.minusSeconds(60))).isEqualTo(calm);
        }
    }

    @Test
    void it_takes_less_than_a_kilobyte_however_long_the_history_and_reads_back_the_same() {
        var rhythm = steady(Duration.ofMinutes(3));
        var json = Json.write(rhythm);
        assertThat(json.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(1_024);
        assertThat(Json.read(json, Rhythm.class)).isEqualTo(rhythm);
    }
}
