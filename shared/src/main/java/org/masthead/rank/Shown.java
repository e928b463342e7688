package org.masthead.rank;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;

/**
 * One list of cards as a member saw it, to learn from.
 *
 * @param cards in any order
 */
public record Shown(List<Card> cards) {

    /**
     * A card of the list.
     *
     * @param opened whether the member opened it
     * @param position 0 for the first card of the list; of all cards where it is not known
     * @param space of its vector; empty where it has none or it is not known here
     * @param unit its centred vector, of length 1; no numbers where it has none
     */
    @SuppressWarnings("ArrayRecordComponent") // a view of the caller's vectors, never changed
    public record Card(
            Features features, boolean opened, int position, String space, float[] unit) {

        private static final float[] NONE = {};

        /** A card whose vector is not known. */
        public static Card of(Features features, boolean opened, int position) {
            return new Card(features, opened, position, "", NONE);
        }

        /** The same card with its centred vector, of length 1. */
        public Card about(String itsSpace, float[] itsUnit) {
            return new Card(features, opened, position, itsSpace, itsUnit);
        }

        /** Whether the card's vector is one that the appeal speaks of. */
        boolean isOf(String appealSpace, Appeal appeal) {
            return space.equals(appealSpace) && unit.length == appeal.direction().length;
        }
    }

    public Shown {
        cards = List.copyOf(cards);
    }

    /** How many were opened. */
    int opened() {
        return (int) cards.stream().filter(Card::opened).count();
    }

    /** The spaces of the cards' vectors, and their dimensions. */
    Map<String, Integer> spaces() {
        return cards.stream()
                .filter(card -> card.unit().length > 0)
                .collect(toMap(Card::space, card -> card.unit().length, (one, other) -> one));
    }

    /** Whether there is anything to learn: something was preferred to something else. */
    boolean isTelling() {
        int opened = opened();
        return opened > 0 && opened < cards.size();
    }
}
