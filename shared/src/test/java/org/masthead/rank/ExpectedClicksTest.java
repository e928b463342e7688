package org.masthead.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ExpectedClicksTest {

    private static Shown.Card card(Feature feature, double value, int position, boolean opened) {
        return Shown.Card.of(Features.draft().set(feature, value).done(), opened, position);
    }

    private static float[] expected(Shown.Card... cards) {
        return ExpectedClicks.of(Weights.PRIOR, new Shown(List.of(cards)));
    }

    @Nested
    class Of_a_list_of_which_some_was_opened {

        @Test
        void add_up_to_what_was_opened() {
            var expected =
                    expected(
                            card(Feature.LONG_TERM, 0.1, 0, true),
                            card(Feature.LONG_TERM, 0.2, 1, true),
                            card(Feature.LONG_TERM, 0, 2, false),
                            card(Feature.LONG_TERM, 0.1, 3, false));

            assertThat(expected[0] + expected[1] + expected[2] + expected[3])
                    .isCloseTo(2, within(1e-5f));
        }

        @Test
        void are_more_for_a_card_that_suits_the_member() {
            var expected =
                    expected(
                            card(Feature.LONG_TERM, 0.5, 0, false),
                            card(Feature.LONG_TERM, 0, 0, true));

            assertThat(expected[0]).isGreaterThan(1.5f * expected[1]);
        }

        @Test
        void do_not_ask_whether_others_open_the_story() {
            var expected =
                    expected(
                            card(Feature.CLICK_RATE, 3, 0, true),
                            card(Feature.CLICK_RATE, -3, 0, false));

            assertThat(expected).containsExactly(0.5f, 0.5f);
        }

        @Test
        void are_fewer_further_down() {
            var expected =
                    expected(
                            card(Feature.LONG_TERM, 0, 0, false),
                            card(Feature.LONG_TERM, 0, 2, true),
                            card(Feature.LONG_TERM, 0, 6, false));

            assertThat(expected[0] / expected[1]).isCloseTo(2, within(1e-4f));
            assertThat(expected[0] / expected[2]).isCloseTo(3, within(1e-4f));
        }

        @Test
        void are_one_at_most_whatever_a_client_makes_up() {
            var expected =
                    expected(
                            card(Feature.FOLLOWED, 1e9, 0, true),
                            card(Feature.PASSED_BY, 1e9, 0, true),
                            card(Feature.PASSED_BY, 1e9, 60_000, false));

            assertThat(expected[0]).isBetween(0.9f, 1f);
            assertThat(expected[2]).isGreaterThan(0.001f);
        }
    }

    @Test
    void are_one_of_twenty_where_nothing_was_preferred() {
        assertThat(expected(card(Feature.FOLLOWED, 1, 3, false), card(Feature.PICK, 1, 0, false)))
                .containsExactly(0.05f, 0.05f);
        assertThat(expected(card(Feature.FOLLOWED, 1, 3, true))).containsExactly(0.05f);
    }
}
