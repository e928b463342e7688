package org.masthead.member;

import java.util.Arrays;

/**
 * What a member's stories are about, in one space: the faded sum of their unit vectors, not
 * centred.
 *
 * @param space only vectors of the same space compare
 * @param sum as many numbers as a story's vector has
 * @param weight the sum of the weights with which vectors came in; may be below 0
 */
@SuppressWarnings("ArrayRecordComponent") // compared by content below
public record TasteVector(String space, float[] sum, float weight) {

    /**
     * The direction of the member's taste where all news shares {@code mean}.
     *
     * @param mean of unit vectors of the same space
     * @return the sum of the centred vectors, of any length
     */
    public float[] centred(float[] mean) {
        var centred = new float[sum.length];
        for (int i = 0; i < sum.length; i++) {
            centred[i] = sum[i] - weight * mean[i];
        }
        return centred;
    }

    TasteVector faded(float factor) {
        var faded = new float[sum.length];
        for (int i = 0; i < sum.length; i++) {
            faded[i] = sum[i] * factor;
        }
        return new TasteVector(space, faded, weight * factor);
    }

    TasteVector plus(float[] unit, float more) {
        var added = sum.clone();
        for (int i = 0; i < added.length; i++) {
            added[i] += unit[i] * more;
        }
        return new TasteVector(space, added, weight + more);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TasteVector(var otherSpace, var otherSum, var otherWeight)
                && space.equals(otherSpace)
                && weight == otherWeight
                && Arrays.equals(sum, otherSum);
    }

    @Override
    public int hashCode() {
        return 31 * space.hashCode() + Arrays.hashCode(sum);
    }
}
