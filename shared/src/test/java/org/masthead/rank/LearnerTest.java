package org.masthead.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LearnerTest {

    private static final List<Shown> MEMBERS_WHO_LIKE_WHAT_IS_NEAR =
            choices(Feature.LONG_TERM, 400);

    private static final float[] SPORT = {1, 0};
    private static final float[] COURT = {0, 1};
    private static final Shown SPORT_BEFORE_COURT =
            new Shown(
                    List.of(
                            card(Feature.PICK, 0, true).about("space", SPORT),
                            card(Feature.PICK, 0, false).about("space", COURT)));

    /** Lists of five cards, in each the one with the highest value of the feature opened. */
    private static List<Shown> choices(Feature feature, int lists) {
        var random = new Random(1);
        var all = new ArrayList<Shown>();
        for (int i = 0; i < lists; i++) {
            var values = random.doubles(5, -1, 1).boxed().toList();
            double best = Collections.max(values);
            all.add(new Shown(values.stream().map(it -> card(feature, it, it == best)).toList()));
        }
        return all;
    }

    private static Shown.Card card(Feature feature, double value, boolean opened) {
        return Shown.Card.of(features(feature, value), opened, 0);
    }

    private static Features features(Feature feature, double value) {
        return Features.draft().set(feature, value).done();
    }

    @Nested
    class What_members_choose {

        @Test
        void counts_more_than_before() {
            var learned = Learner.learn(Weights.PRIOR, MEMBERS_WHO_LIKE_WHAT_IS_NEAR);

            assertThat(learned.of(Feature.LONG_TERM)).isGreaterThan(Feature.LONG_TERM.prior() + 1);
            assertThat(learned.lists()).isEqualTo(400);
        }

        @Test
        void leaves_what_was_the_same_everywhere_as_it_was() {
            var learned = Learner.learn(Weights.PRIOR, MEMBERS_WHO_LIKE_WHAT_IS_NEAR);

            assertThat(learned.of(Feature.CLICK_RATE)).isEqualTo(Feature.CLICK_RATE.prior());
        }

        @Test
        void turns_a_weight_around_where_the_hand_that_set_it_was_wrong() {
            var learned = Learner.learn(Weights.PRIOR, choices(Feature.PASSED_BY, 800));

            assertThat(learned.of(Feature.PASSED_BY)).isPositive();
        }

        @Test
        void gives_stories_with_such_words_an_appeal_of_their_own() {
            var appeal =
                    Learner.learn(Weights.PRIOR, Collections.nCopies(20, SPORT_BEFORE_COURT))
                            .appeal("space", 2);

            assertThat(appeal.of(SPORT)).isGreaterThan(0.2f);
            assertThat(appeal.of(COURT)).isLessThan(-0.2f);
        }
    }

    @Nested
    class What_teaches_nothing {

        @Test
        void is_a_list_of_which_nothing_was_opened() {
            var list = new Shown(List.of(card(Feature.LONG_TERM, 1, false)));

            assertThat(Learner.learn(Weights.PRIOR, List.of(list))).isEqualTo(Weights.PRIOR);
        }

        @Test
        void is_a_list_of_which_all_was_opened() {
            var list =
                    new Shown(
                            List.of(
                                    card(Feature.LONG_TERM, 1, true),
                                    card(Feature.LONG_TERM, 0, true)));

            assertThat(Learner.learn(Weights.PRIOR, List.of(list))).isEqualTo(Weights.PRIOR);
        }

        @Test
        void is_an_empty_list() {
            assertThat(Learner.learn(Weights.PRIOR, List.of(new Shown(List.of()))))
                    .isEqualTo(Weights.PRIOR);
        }
    }

    @Nested
    class Somebody_who_makes_up_lists {

        @Test
        void moves_no_weight_farther_than_two_from_where_it_began() {
            var lies = Collections.nCopies(50_000, choices(Feature.PASSED_BY, 1).getFirst());

            assertThat(Learner.learn(Weights.PRIOR, lies).of(Feature.PASSED_BY))
                    .isLessThanOrEqualTo(Feature.PASSED_BY.prior() + 2);
        }

        @Test
        void moves_little_by_one_list() {
            var lie =
                    List.of(
                            card(Feature.CLICK_RATE, 1e30, true),
                            card(Feature.CLICK_RATE, -1e30, false));

            assertThat(Learner.learn(Weights.PRIOR, List.of(new Shown(lie))).of(Feature.CLICK_RATE))
                    .isEqualTo(Feature.CLICK_RATE.prior(), within(0.08f));
        }
    }

    @Nested
    class Weights_that_were_stored {

        @Test
        void are_read_as_they_were_written() {
            var learned = Learner.learn(Weights.PRIOR, MEMBERS_WHO_LIKE_WHAT_IS_NEAR);
            learned = Learner.learn(learned, List.of(SPORT_BEFORE_COURT));

            assertThat(learned.appeal("space", 2).of(SPORT)).isPositive();
            assertThat(Weights.ofJson(learned.toJson())).isEqualTo(learned);
        }

        @Test
        void begin_by_hand_where_a_feature_is_new_and_forget_one_that_is_gone() {
            var stored =
                    """
                    {"features":{"SHOE_SIZE":{"weight":9,"square":1}},"appeals":{},"lists":7}
                    """;

            var read = Weights.ofJson(stored);

            assertThat(read.of(Feature.FOLLOWED)).isEqualTo(Feature.FOLLOWED.prior());
            assertThat(read.score(features(Feature.FOLLOWED, 1)))
                    .isEqualTo(Feature.FOLLOWED.prior());
        }
    }
}
