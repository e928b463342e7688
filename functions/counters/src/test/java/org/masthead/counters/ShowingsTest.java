package org.masthead.counters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.masthead.rank.Feature;
import org.masthead.rank.Features;
import org.masthead.rank.Weights;
import org.masthead.rank.Why;
import org.masthead.reading.Counted;
import org.masthead.reading.Counts;

class ShowingsTest {

    private final Showings showings = new Showings(Weights.PRIOR);

    private static Lesson.Card card(String story, double longTerm, boolean opened) {
        var features = Features.draft().set(Feature.LONG_TERM, longTerm).done();
        return new Lesson.Card(story, new Why(features, 0, 1), opened);
    }

    private long expected(String story) {
        return showings.counts().getOrDefault(story, Counts.NONE).of(Counted.EXPECTED_THOUSANDTHS);
    }

    @Test
    void a_card_of_no_list_could_be_expected_to_be_opened_once_in_twenty() {
        showings.add(Set.of("fog"), List.of());
        showings.add(Set.of("fog"), List.of());

        assertThat(showings.counts().get("fog"))
                .isEqualTo(
                        Counts.of(Counted.SHOWN, 2)
                                .plus(Counts.of(Counted.EXPECTED_THOUSANDTHS, 100)));
    }

    @Test
    void a_list_shares_its_clicks_out_by_what_suits_the_member() {
        var cards = List.of(card("fog", 0.5, false), card("sun", 0, true), card("rain", 0, false));
        showings.add(Set.of("fog", "sun", "rain"), List.of(new Lesson("ada", "feed", cards)));

        assertThat(expected("fog")).isGreaterThan(400);
        assertThat(expected("sun")).isEqualTo(expected("rain")).isBetween(200L, 300L);
    }

    @Test
    void a_story_of_two_lists_could_be_opened_once() {
        var one = List.of(card("fog", 0, true), card("sun", 0, false));
        var other = List.of(card("fog", 0, true), card("sun", 0, false), card("rain", 0, false));
        showings.add(
                Set.of("fog", "sun", "rain"),
                List.of(new Lesson("ada", "feed", one), new Lesson("ada", "feed:world", other)));

        assertThat(expected("fog")).isEqualTo(500);
        assertThat(expected("rain")).isEqualTo(333);
    }
}
