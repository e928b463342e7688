package org.masthead.edition.cluster;

import org.masthead.vector.StoryVector;
import org.masthead.vector.VectorMean;

/**
 * The mean of vectors that come and go. Their unit vectors are added up in whole numbers: what is
 * left after one has gone is exactly what it would be had it never come, which no sum of floating
 * point numbers is.
 */
final class SpaceMean {

    /** 30 bits of each part; the sum of 100,000 such fits a long by far. */
    private static final float SCALE = 1 << 30;

    private final long[] sum = new long[StoryVector.DIMENSIONS];
    private int count;

    void add(StoryVector vector) {
        count(vector, 1);
    }

    void remove(StoryVector vector) {
        count(vector, -1);
    }

    private void count(StoryVector vector, int times) {
        if (vector.isZero()) {
            return;
        }
        var unit = vector.unit();
        for (int d = 0; d < sum.length; d++) {
            sum[d] += times * (long) (unit[d] * SCALE);
        }
        count += times;
    }

    /** As {@link VectorMean#mean()}. */
    float[] mean() {
        var mean = new float[sum.length];
        for (int d = 0; d < mean.length; d++) {
            mean[d] = (float) (sum[d] / (double) SCALE / (count + VectorMean.DOUBT));
        }
        return mean;
    }
}
