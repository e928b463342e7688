package org.masthead.edition.cluster;

import java.time.Instant;
import java.util.Comparator;
import org.masthead.story.Card;

/**
 * A story made ready to be compared.
 *
 * @param space of its vector; empty where it has none
 * @param direction its centred vector with length 1; zeros where it has none
 * @param words the numbers of its headline's words, ascending
 * @param weights of those words; their squares add up to 1
 */
@SuppressWarnings("ArrayRecordComponent") // read in the innermost loops, never compared
record Tale(Card card, String space, float[] direction, int[] words, float[] weights) {

    /** As they were published; the same moment by id, so that the order is total. */
    static final Comparator<Tale> EARLIEST_FIRST =
            Comparator.comparing((Tale tale) -> tale.card().published()).thenComparing(Tale::id);

    /** As Masthead came to know them. */
    static final Comparator<Tale> IN_ORDER =
            Comparator.comparing((Tale tale) -> tale.discovered()).thenComparing(Tale::id);

    String id() {
        return card.id();
    }

    private Instant discovered() {
        return card.discovered();
    }
}
