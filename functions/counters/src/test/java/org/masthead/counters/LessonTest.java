package org.masthead.counters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masthead.json.Json;
import org.masthead.rank.Feature;
import org.masthead.rank.Features;
import org.masthead.rank.Why;

/** What an offline evaluation is told of a list, and what it is not. */
class LessonTest {

    private static Lesson.Card card(int position, float propensity, boolean opened) {
        var features = Features.draft().set(Feature.FOLLOWED, 1).done();
        var token = new Why(features, position, propensity).encode();
        return new Lesson.Card("fog", Why.decode(token).orElseThrow(), opened);
    }

    private static Lesson lesson(String list) {
        return new Lesson("ada", list, List.of(card(7, 0.05f, true), card(2, 1, false)));
    }

    @Nested
    class A_logged_list {

        @Test
        void has_position_propensity_features_and_whether_it_was_opened_of_each_card() {
            var lines = lesson("feed").lines();
            assertThat(lines).extracting(Lesson.Line::position).containsExactly(2, 7);
            assertThat(lines).extracting(Lesson.Line::opened).containsExactly(false, true);
            assertThat(lines.getFirst().propensity()).isEqualTo(1);
            assertThat(lines.getLast().propensity()).isCloseTo(0.05f, within(0.002f));
            assertThat(lines.getLast().features()).hasSize(Feature.values().length);
            assertThat(
                            lines.getLast()
                                    .features()
                                    .get(List.of(Feature.values()).indexOf(Feature.FOLLOWED)))
                    .isEqualTo(1);
        }

        @Test
        void says_nothing_of_who_it_was() {
            var line = Json.tree(Json.writeBytes(lesson("feed").lines())).get(0);
            assertThat(line.propertyNames())
                    .containsExactlyInAnyOrder("position", "propensity", "opened", "features");
        }

        @ParameterizedTest
        @CsvSource({"feed, feed", "feed:world, section", "ada.lovelace, other", "feeds, other"})
        void is_named_by_one_of_three_words(String list, String kind) {
            assertThat(lesson(list).kind()).isEqualTo(kind);
        }
    }
}
