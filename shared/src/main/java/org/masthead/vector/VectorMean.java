package org.masthead.vector;

/** Adds vectors of one space up to their mean. Not for several threads. */
public final class VectorMean {

    /** How many vectors that point nowhere a mean counts besides its own. */
    public static final int DOUBT = 50;

    private final String space;
    private final double[] sum = new double[StoryVector.DIMENSIONS];
    private int count;

    public VectorMean(String space) {
        this.space = space;
    }

    /**
     * Adds a vector's direction, each with the same weight; the zero vector has none.
     *
     * @throws IllegalArgumentException where it is of another space
     */
    public void add(StoryVector vector) {
        if (!vector.space().equals(space)) {
            throw new IllegalArgumentException(
                    "a vector of %s has no part in the mean of %s"
                            .formatted(vector.space(), space));
        }
        if (vector.isZero()) {
            return;
        }
        var unit = vector.unit();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += unit[i];
        }
        count++;
    }

    /** How many vectors it is the mean of. */
    public int count() {
        return count;
    }

    /**
     * The mean of their unit vectors, shorter than 1; zero where there are none. The mean of a few
     * stories is what they tell, not what all news has in common: it counts as if {@value #DOUBT}
     * more pointed nowhere.
     */
    public float[] mean() {
        var mean = new float[sum.length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = (float) (sum[i] / (count + DOUBT));
        }
        return mean;
    }
}
