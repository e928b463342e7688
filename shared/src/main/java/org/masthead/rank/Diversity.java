package org.masthead.rank;

import java.util.function.IntUnaryOperator;

/**
 * Puts cards in order so that a good card comes before a better one that is like those above it
 * (maximal marginal relevance: Carbonell, Goldstein 1998), with no more of one thing in a screen
 * than {@code cap}.
 *
 * @param strength what a card loses for being the same as one above it, in scores; 0 for the order
 *     of the scores alone
 * @param cap how many cards of one kind any {@value #SCREEN} cards in a row may have while there
 *     are others
 */
public record Diversity(float strength, int cap) {

    /** About what a member sees at a glance. */
    static final int SCREEN = 10;

    /** How alike two cards are: 0 for unlike ones, 1 for the same. */
    @FunctionalInterface
    public interface Likeness {
        float of(int a, int b);
    }

    /**
     * The first cards in order.
     *
     * @param scores of all cards, higher first
     * @param kindOf which kind each card is of, 0 or above; below 0 for none
     * @param count how many cards to put in order
     * @return the places of the cards in {@code scores}
     */
    public int[] order(float[] scores, Likeness likeness, IntUnaryOperator kindOf, int count) {
        var order = new int[Math.min(count, scores.length)];
        var left = scores.clone();
        var compared = new int[scores.length];
        for (int at = 0; at < order.length; at++) {
            int best = best(left, order, at, kindOf);
            // Cards only lose: one that is still the best when it was compared with all above it is
            // the best indeed, and most of the others are never compared with anything.
            while (strength > 0 && compared[best] < at) {
                int above = order[compared[best]++];
                float lost = strength * Math.max(0, likeness.of(above, best));
                left[best] = Math.min(left[best], scores[best] - lost);
                best = compared[best] < at ? best : best(left, order, at, kindOf);
            }
            order[at] = best;
            left[best] = Float.NEGATIVE_INFINITY;
        }
        return order;
    }

    /** The best card that is left, of a kind that has room; of any where none has. */
    private int best(float[] left, int[] order, int at, IntUnaryOperator kindOf) {
        int best = -1;
        boolean bestFits = false;
        for (int card = 0; card < left.length; card++) {
            if (left[card] == Float.NEGATIVE_INFINITY) {
                continue;
            }
            boolean better = best < 0 || left[card] > left[best];
            if (better || !bestFits) {
                boolean fits = fits(kindOf.applyAsInt(card), order, at, kindOf);
                if (best < 0 || (fits && !bestFits) || (better && fits == bestFits)) {
                    best = card;
                    bestFits = fits;
                }
            }
        }
        return best;
    }

    private boolean fits(int kind, int[] order, int at, IntUnaryOperator kindOf) {
        int same = 0;
        for (int i = Math.max(0, at - SCREEN + 1); i < at && kind >= 0; i++) {
            same += kindOf.applyAsInt(order[i]) == kind ? 1 : 0;
        }
        return same < cap;
    }
}
