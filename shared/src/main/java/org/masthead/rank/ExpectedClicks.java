package org.masthead.rank;

import java.util.Arrays;

/**
 * How often cards that were shown could be expected to be opened, whatever the story: what a
 * story's clicks are held against, so that one that was shown to the right members, or at the top,
 * is not taken for a good one.
 */
public final class ExpectedClicks {

    /**
     * Of a card of which nothing else is known: of twenty that are shown about one is opened. What
     * holds for all alike cancels out where the edition compares stories.
     */
    public static final float PRIOR = 0.05f;

    /** A card that suits a member like no other of the list counts about seven others. */
    private static final float MOST = 2;

    private ExpectedClicks() {}

    /**
     * The clicks of a list, shared out among its cards by how well each suits the member's own
     * taste and by how many come to look at its position: 1 ÷ log2(2 + position), the discount of
     * nDCG (Järvelin, Kekäläinen 2002). {@link #PRIOR} for each card of a list in which nothing was
     * preferred to anything else.
     *
     * <p>What a card was ranked by comes back from clients; but all that they can make up is who of
     * a list gets how much of the clicks that were counted, within the bounds of {@link #MOST} and
     * of one click a card.
     *
     * @return by card, 0 to 1
     */
    public static float[] of(Weights weights, Shown list) {
        if (!list.isTelling()) {
            var alike = new float[list.cards().size()];
            Arrays.fill(alike, PRIOR);
            return alike;
        }
        var expected = Softmax.of(scores(weights, list));
        for (int i = 0; i < expected.length; i++) {
            expected[i] = Math.min(1, expected[i] * list.opened());
        }
        return expected;
    }

    private static float[] scores(Weights weights, Shown list) {
        var scores = Learner.ownScores(weights, list);
        float mean = mean(scores);
        for (int i = 0; i < scores.length; i++) {
            int position = list.cards().get(i).position();
            scores[i] = Math.clamp(scores[i] - mean, -MOST, MOST) - discount(position);
        }
        return scores;
    }

    private static float mean(float[] scores) {
        float sum = 0;
        for (float score : scores) {
            sum += score;
        }
        return sum / scores.length;
    }

    /** As a logarithm. */
    private static float discount(int position) {
        return (float) Math.log(Math.log(2.0 + position) / Math.log(2));
    }
}
