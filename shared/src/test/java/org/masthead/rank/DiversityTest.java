package org.masthead.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiversityTest {

    /** Cards 0 and 1 are the same; all others are unlike. */
    private static final Diversity.Likeness TWINS = (a, b) -> a + b == 1 ? 1 : 0;

    private static final int ANY = 10;

    @Test
    void is_the_order_of_the_scores_where_it_has_no_strength() {
        var order = new Diversity(0, ANY).order(new float[] {1, 3, 2}, TWINS, card -> -1, 3);

        assertThat(order).containsExactly(1, 2, 0);
    }

    @Test
    void lets_a_good_card_pass_a_better_one_that_is_like_the_first() {
        var order = new Diversity(1, ANY).order(new float[] {3, 2.9f, 2.5f}, TWINS, card -> -1, 3);

        assertThat(order).containsExactly(0, 2, 1);
    }

    @Test
    void does_not_let_a_far_worse_one_pass() {
        var order = new Diversity(1, ANY).order(new float[] {3, 2.9f, 1}, TWINS, card -> -1, 3);

        assertThat(order).containsExactly(0, 1, 2);
    }

    @Test
    void puts_no_card_twice_and_leaves_none_out() {
        var scores = new float[200];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = (i * 37) % 101;
        }

        var order =
                new Diversity(2, 3)
                        .order(scores, (a, b) -> a % 5 == b % 5 ? 1 : 0, c -> c % 7, 200);

        assertThat(Arrays.stream(order).distinct()).hasSize(200);
    }

    /** As it is defined: each card that is put in order is held against every other one. */
    private static int[] plainly(
            float[] scores, Diversity.Likeness likeness, IntUnaryOperator kindOf, int cap) {
        var left = scores.clone();
        var order = new int[scores.length];
        for (int at = 0; at < order.length; at++) {
            int best = -1;
            for (int pass = 0; pass < 2 && best < 0; pass++) {
                for (int card = 0; card < left.length; card++) {
                    int kind = kindOf.applyAsInt(card);
                    long same =
                            Arrays.stream(order, Math.max(0, at - Diversity.SCREEN + 1), at)
                                    .filter(above -> kindOf.applyAsInt(above) == kind)
                                    .count();
                    boolean open = left[card] > Float.NEGATIVE_INFINITY && (same < cap || pass > 0);
                    best = open && (best < 0 || left[card] > left[best]) ? card : best;
                }
            }
            order[at] = best;
            left[best] = Float.NEGATIVE_INFINITY;
            for (int card = 0; card < left.length; card++) {
                float lost = 0.5f * Math.max(0, likeness.of(best, card));
                left[card] = Math.min(left[card], scores[card] - lost);
            }
        }
        return order;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void is_what_comparing_every_two_cards_gives(int seed) {
        var random = new Random(seed);
        var scores = new float[60];
        var likeness = new float[60][60];
        for (int card = 0; card < 60; card++) {
            scores[card] = random.nextInt(8) / 4f;
            for (int other = 0; other < card; other++) {
                float like = random.nextInt(9) / 4f - 1;
                likeness[card][other] = like;
                likeness[other][card] = like;
            }
        }

        var order = new Diversity(0.5f, 2).order(scores, (a, b) -> likeness[a][b], c -> c % 4, 60);

        assertThat(order).containsExactly(plainly(scores, (a, b) -> likeness[a][b], c -> c % 4, 2));
    }

    @Nested
    class A_cap {

        private final float[] scores = {9, 8, 7, 6, 1};

        @Test
        void lets_only_so_many_of_a_kind_into_one_screen() {
            var order = new Diversity(0, 2).order(scores, TWINS, card -> card == 4 ? 1 : 0, 5);

            assertThat(order).containsExactly(0, 1, 4, 2, 3);
        }

        @Test
        void does_not_hold_for_cards_of_no_kind() {
            var order = new Diversity(0, 2).order(scores, TWINS, card -> -1, 5);

            assertThat(order).containsExactly(0, 1, 2, 3, 4);
        }
    }

    @Nested
    class Exploring {

        private final int[] order = IntStream.range(0, 100).toArray();

        @Test
        void gives_the_same_order_for_the_same_seed() {
            var one = Exploration.USUAL.explore(order, 2, 42);
            var other = Exploration.USUAL.explore(order, 2, 42);

            assertThat(one.order()).containsExactly(other.order());
            assertThat(one.propensity()).containsExactly(other.propensity());
        }

        @Test
        void leaves_the_top_as_it_is_and_no_card_out() {
            for (int seed = 0; seed < 200; seed++) {
                var explored = new Exploration(0.5).explore(order, 2, seed);

                assertThat(explored.order()).startsWith(0, 1);
                assertThat(Arrays.stream(explored.order()).distinct()).hasSize(100);
            }
        }

        @Test
        void changes_about_one_card_of_twenty() {
            int explored = 0;
            for (int seed = 0; seed < 500; seed++) {
                for (float propensity : Exploration.USUAL.explore(order, 0, seed).propensity()) {
                    explored += propensity < 0.5 ? 1 : 0;
                }
            }

            assertThat(explored / 50_000.0).isBetween(0.04, 0.06);
        }

        /** What makes an evaluation with it unbiased: chances that are stated are the real ones. */
        @Test
        void states_how_likely_each_card_was() {
            var ten = Arrays.copyOf(order, 10);
            int moved = 0;
            double stated = 0;
            int tries = 20_000;
            for (int seed = 0; seed < tries; seed++) {
                var explored = new Exploration(0.5).explore(ten, 0, seed);
                moved += explored.order()[0] == 7 ? 1 : 0;
                stated = explored.order()[0] == 7 ? explored.propensity()[0] : stated;
            }

            assertThat(stated).isEqualTo(0.05, within(1e-6));
            assertThat(moved / (double) tries).isBetween(0.045, 0.055);
        }

        @Test
        void does_nothing_where_it_is_off() {
            var explored = Exploration.NONE.explore(order, 0, 1);

            assertThat(explored.order()).containsExactly(order);
            assertThat(explored.propensity()).containsOnly(1f);
        }
    }
}
