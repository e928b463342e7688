package org.masthead.rank;

import java.util.SplittableRandom;

/**
 * Now and then shows a card that the ranking would not have shown yet, so that it learns what it
 * does not know. The same seed gives the same order.
 *
 * @param share of the cards that are chosen at random, 0 to below 1
 */
public record Exploration(double share) {

    /** One card of twenty. */
    public static final Exploration USUAL = new Exploration(0.05);

    /** No card. */
    public static final Exploration NONE = new Exploration(0);

    /**
     * An order, and how likely each card was at its position, given the cards above it: what an
     * unbiased comparison of rankings divides by (inverse propensity: Horvitz, Thompson 1952).
     *
     * @param order the places of the cards
     * @param propensity by position, above 0 to 1
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over, not kept
    public record Explored(int[] order, float[] propensity) {}

    /**
     * Moves cards up at random.
     *
     * @param order the ranking's own, not changed
     * @param from the first position that may be explored: what is at the very top is why a member
     *     comes
     */
    public Explored explore(int[] order, int from, long seed) {
        var random = new SplittableRandom(seed);
        var explored = order.clone();
        var propensity = new float[order.length];
        for (int at = 0; at < explored.length; at++) {
            int left = explored.length - at;
            boolean open = share > 0 && at >= from && left > 1;
            int chosen = open && random.nextDouble() < share ? at + random.nextInt(left) : at;
            double any = open ? share / left : 0;
            propensity[at] = (float) (chosen == at ? 1 - (open ? share : 0) + any : any);
            moveUp(explored, chosen, at);
        }
        return new Explored(explored, propensity);
    }

    private static void moveUp(int[] order, int from, int to) {
        int card = order[from];
        System.arraycopy(order, to, order, to + 1, from - to);
        order[to] = card;
    }
}
