package org.masthead.counters;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.masthead.rank.Feature;
import org.masthead.rank.Shown;
import org.masthead.rank.Why;

/**
 * A list of cards of which a member opened some.
 *
 * @param list as the app names it
 */
record Lesson(String member, String list, List<Lesson.Card> cards) {

    private static final float ROUND = 1_000;

    Lesson {
        cards = List.copyOf(cards);
    }

    /** A card of the list. */
    record Card(String story, Why why, boolean opened) {

        /** Without what it is about. */
        Shown.Card shown() {
            return Shown.Card.of(why.features(), opened, why.position());
        }
    }

    /**
     * A card as it is logged.
     *
     * @param position 0 for the first card of the list
     * @param propensity how likely the card was at that position, above 0 to 1
     * @param features in the order of {@link Feature}
     */
    record Line(int position, float propensity, boolean opened, List<Float> features) {

        private static Line of(Card card) {
            var why = card.why();
            var features =
                    Arrays.stream(Feature.values())
                            .map(it -> round(why.features().of(it)))
                            .toList();
            return new Line(why.position(), why.propensity(), card.opened(), features);
        }

        private static float round(float value) {
            return Math.round(value * ROUND) / ROUND;
        }
    }

    /** The list without what its cards are about. */
    Shown shown() {
        return new Shown(cards.stream().map(Card::shown).toList());
    }

    /**
     * What is logged of it, the first card first: what an offline evaluation needs, and neither the
     * member nor a story by which one might guess who they are.
     */
    List<Line> lines() {
        return cards.stream()
                .map(Line::of)
                .sorted(Comparator.comparingInt(Line::position))
                .toList();
    }

    /** Apps name lists as they please; what is logged is one of three words. */
    String kind() {
        if (list.equals("feed")) {
            return "feed";
        }
        return list.startsWith("feed:") ? "section" : "other";
    }
}
