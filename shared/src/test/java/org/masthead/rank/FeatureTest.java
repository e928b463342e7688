package org.masthead.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FeatureTest {

    @Nested
    class The_click_rate {

        @Test
        void is_neutral_for_a_story_that_nobody_has_met() {
            assertThat(Feature.clickRate(0, 0)).isZero();
        }

        @Test
        void believes_many_clicks_more_than_few() {
            assertThat(Feature.clickRate(40, 10)).isGreaterThan(Feature.clickRate(4, 1));
        }

        @Test
        void is_below_zero_for_a_story_that_is_passed_by() {
            assertThat(Feature.clickRate(0, 6)).isNegative();
        }
    }

    @Nested
    class The_lift {

        @Test
        void is_neutral_for_a_member_who_has_read_nothing() {
            assertThat(Feature.lift(0, 0, 0.2)).isEqualTo(0, within(1e-6f));
        }

        @Test
        void says_how_much_more_of_it_a_member_reads_than_others() {
            assertThat(Feature.lift(90, 90, 0.1)).isEqualTo((float) Math.log(9.1), within(1e-4f));
        }

        @Test
        void is_below_zero_for_what_the_member_never_reads() {
            assertThat(Feature.lift(0, 90, 0.1)).isNegative();
        }

        @Test
        void is_no_lower_for_what_they_want_less_of_than_for_what_they_never_read() {
            assertThat(Feature.lift(-50, 90, 0.1)).isEqualTo(Feature.lift(0, 90, 0.1));
        }
    }

    @Nested
    class The_match_of_interests {

        @Test
        void is_that_of_the_nearest_interest() {
            float one = Interests.match(new float[] {0.8f, -0.1f}, new float[] {1, 1});
            float none = Interests.match(new float[] {0.1f, -0.1f}, new float[] {1, 1});

            assertThat(one).isGreaterThan(5);
            assertThat(none).isLessThan(1);
        }

        @Test
        void is_neutral_without_interests() {
            assertThat(Interests.match(new float[0], new float[0])).isZero();
        }
    }

    @Nested
    class A_newcomer {

        @Test
        void is_led_by_what_all_read() {
            var fresh = Features.draft().set(Feature.CLICK_RATE, 2).gate(0).done();
            var known = Features.draft().set(Feature.CLICK_RATE, 2).gate(45).done();

            assertThat(fresh.of(Feature.NEWCOMER_CLICK_RATE)).isEqualTo(2);
            assertThat(known.of(Feature.NEWCOMER_CLICK_RATE)).isEqualTo(0.2f, within(1e-6f));
        }
    }

    @Nested
    class A_value {

        @Test
        void stays_within_its_range() {
            var features = Features.draft().set(Feature.FRESHNESS, -80).done();

            assertThat(features.of(Feature.FRESHNESS)).isEqualTo(-5);
        }

        @Test
        void is_nothing_where_it_is_no_number() {
            var features = Features.draft().set(Feature.APPEAL, Double.NaN).done();

            assertThat(features.of(Feature.APPEAL)).isZero();
        }
    }
}
