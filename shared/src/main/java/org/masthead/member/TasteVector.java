package org.masthead.member;

import java.util.Arrays;

/**
 * One of a member's interests: what some of their stories are about, as the faded sum of their unit
 * vectors, not centred.
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

    static TasteVector none(String space, int dimensions) {
        return new TasteVector(space, new float[dimensions], 0);
    }

    /** The cosine of the sum and a vector of length 1, neither centred; 0 where the sum is 0. */
    float cosine(float[] unit) {
        float square = 0;
        float product = 0;
        for (int i = 0; i < sum.length; i++) {
            square += sum[i] * sum[i];
            product += sum[i] * unit[i];
        }
        return square > 0 ? product / (float) Math.sqrt(square) : 0;
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
