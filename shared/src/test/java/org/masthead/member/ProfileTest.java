package org.masthead.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.masthead.story.StoryId;
import org.masthead.vector.StoryVector;

class ProfileTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private static Interest interest(Signal signal, Instant at, String topic, int direction) {
        var vector = new float[StoryVector.DIMENSIONS];
        vector[direction] = 1;
        return new Interest(
                at,
                signal,
                "courier",
                Optional.of("world"),
                List.of(topic),
                Optional.of(StoryVector.quantised(StoryVector.MINILM, vector)));
    }

    private static String story(int number) {
        return StoryId.of("https://courier.example/" + number);
    }

    @Nested
    class A_profile {

        @Test
        void is_the_same_in_whatever_order_it_learns() {
            var acts = new ArrayList<Interest>();
            for (int i = 0; i < 40; i++) {
                acts.add(interest(Signal.OPENED, NOON.plus(Duration.ofHours(i)), "t" + i % 5, i));
            }
            var forwards = learn(acts);
            Collections.shuffle(acts, new Random(7));
            var shuffled = learn(acts);
            assertThat(shuffled.asOf()).isEqualTo(forwards.asOf());
            assertThat(shuffled.stories()).isEqualTo(40);
            for (int i = 0; i < 5; i++) {
                assertThat(shuffled.topics().of("t" + i))
                        .isCloseTo(forwards.topics().of("t" + i), within(0.001f));
            }
            for (int d = 0; d < 40; d++) {
                assertThat(whole(shuffled)[d]).isCloseTo(whole(forwards)[d], within(0.001f));
            }
        }

        private float[] whole(Profile profile) {
            var sum = new float[StoryVector.DIMENSIONS];
            for (var interest : profile.vectors()) {
                for (int d = 0; d < sum.length; d++) {
                    sum[d] += interest.sum()[d];
                }
            }
            return sum;
        }

        @Test
        void keeps_unlike_interests_apart_and_like_ones_together() {
            var profile =
                    learn(
                            List.of(
                                    interest(Signal.OPENED, NOON, "a", 0),
                                    interest(Signal.OPENED, NOON, "b", 1),
                                    interest(Signal.OPENED, NOON, "a", 0)));

            assertThat(profile.vectors()).hasSize(2);
            assertThat(profile.vectors().getFirst().weight()).isEqualTo(2);
        }

        @Test
        void has_three_interests_at_most_and_forgets_no_story_for_it() {
            var acts = new ArrayList<Interest>();
            for (int i = 0; i < 9; i++) {
                acts.add(interest(Signal.OPENED, NOON, "t", i));
            }

            var profile = learn(acts);

            assertThat(profile.vectors()).hasSize(Profile.MOST_OF_SPACE);
            assertThat(profile.vectors().stream().mapToDouble(TasteVector::weight).sum())
                    .isEqualTo(9);
        }

        @Test
        void takes_in_one_more_story_after_hundreds() {
            var profile = Profile.EMPTY;
            for (int i = 0; i < 1_000; i++) {
                var act = interest(Signal.OPENED, NOON, "t", i < 500 ? 0 : 1 + i % 2);
                profile = ProfileBytes.read(ProfileBytes.write(profile.with(act)));
            }

            assertThat(whole(profile)[0]).isCloseTo(500, within(25f));
            assertThat(whole(profile)[1]).isCloseTo(250, within(25f));
        }

        @Test
        void forgets_half_in_thirty_days() {
            var profile =
                    learn(
                            List.of(
                                    interest(Signal.OPENED, NOON, "energy", 0),
                                    interest(
                                            Signal.OPENED,
                                            NOON.plus(Duration.ofDays(30)),
                                            "sport",
                                            1)));
            assertThat(profile.topics().of("energy")).isCloseTo(0.5f, within(0.001f));
            assertThat(profile.topics().of("sport")).isEqualTo(1);
            assertThat(profile.topics().liked()).isCloseTo(1.5f, within(0.001f));
        }

        @Test
        void turns_away_from_what_the_member_wants_less_of() {
            var profile =
                    learn(
                            List.of(
                                    interest(Signal.OPENED, NOON, "sport", 0),
                                    interest(Signal.LESS, NOON, "sport", 0)));
            assertThat(profile.topics().of("sport")).isEqualTo(-2);
            var centred = profile.vectors().getFirst().centred(new float[384]);
            assertThat(centred[0]).isEqualTo(-2);
        }

        @Test
        void survives_being_written_and_read() {
            var profile = learn(List.of(interest(Signal.SAVED, NOON, "énergie", 5)));
            assertThat(ProfileBytes.read(ProfileBytes.write(profile))).isEqualTo(profile);
            assertThat(ProfileBytes.read(ProfileBytes.write(Profile.EMPTY)))
                    .isEqualTo(Profile.EMPTY);
        }

        @Test
        void of_a_format_from_the_future_is_refused() {
            assertThatThrownBy(() -> ProfileBytes.read(new byte[] {9}))
                    .hasMessage("a profile has format 9; this reader knows 1");
            assertThatThrownBy(() -> ProfileBytes.read(new byte[] {1, 2}))
                    .hasMessage("a profile's bytes end too early");
        }

        @Test
        void that_was_forgotten_takes_in_nothing_of_the_time_before() {
            var profile = Profile.forgotten(NOON);
            assertThat(profile.with(interest(Signal.OPENED, NOON, "sport", 0))).isEqualTo(profile);
            var later = profile.with(interest(Signal.OPENED, NOON.plusSeconds(1), "sport", 0));
            assertThat(later.topics().of("sport")).isEqualTo(1);
        }

        private Profile learn(List<Interest> acts) {
            var profile = Profile.EMPTY;
            for (var act : acts) {
                profile = profile.with(act);
            }
            return profile;
        }
    }

    @Nested
    class Recent_marks {

        @Test
        void count_a_repeated_showing_once() {
            var once = Recent.NOTHING.shown(story(1), NOON);
            assertThat(once.shown(story(1), NOON)).isEqualTo(once);
            var twice = once.shown(story(1), NOON.plusSeconds(60));
            assertThat(twice.shown().of(story(1)).orElseThrow().value()).isEqualTo(2);
        }

        @Test
        void keep_the_latest_and_the_strongest_signal() {
            var recent = Recent.NOTHING;
            for (int i = 0; i < 100; i++) {
                recent = recent.shown(story(i), NOON.plusSeconds(i));
            }
            recent = recent.met(story(3), NOON, Signal.FINISHED);
            recent = recent.met(story(3), NOON.plusSeconds(9), Signal.OPENED);
            assertThat(recent.shown().latestFirst()).hasSize(Recent.MOST_SHOWN);
            assertThat(recent.shown().latestFirst().getFirst().story()).isEqualTo(story(99));
            var read = recent.read().of(story(3)).orElseThrow();
            assertThat(read.value()).isEqualTo(Signal.FINISHED.number());
            assertThat(read.at()).isEqualTo(NOON.plusSeconds(9));
        }

        @Test
        void survive_being_written_and_read() {
            var marks = Recent.NOTHING.shown(story(1), NOON).shown();
            assertThat(Marks.of(marks.toBytes())).isEqualTo(marks);
            assertThat(Marks.of(new byte[7])).isEqualTo(Marks.NONE);
        }

        @Test
        void are_of_stories_only() {
            assertThatThrownBy(() -> Recent.NOTHING.shown("zz", NOON))
                    .hasMessage("'zz' is no story's id");
        }
    }

    @Nested
    class Hidden_stories {

        @Test
        void follow_the_later_of_two_acts_in_whatever_order_they_come() {
            var hidden = Hidden.NOTHING.show(story(1), NOON.plusSeconds(5)).hide(story(1), NOON);
            assertThat(hidden.stories()).isEmpty();
            assertThat(hidden.hide(story(1), NOON.plusSeconds(6)).stories())
                    .containsExactly(story(1));
        }

        @Test
        void leave_when_the_stories_themselves_have_left() {
            var hidden = Hidden.NOTHING.less(story(1), NOON);
            assertThat(hidden.unwanted()).containsExactly(story(1));
            assertThat(hidden.hide(story(2), NOON.plus(Duration.ofDays(5))).stories())
                    .containsExactly(story(2));
        }
    }
}
