package org.masthead.rank;

/** How near a story is to the nearest of several interests. */
public final class Interests {

    /** From a cosine of 0 to one of 0.25, an interest counts e² as much. */
    public static final float SHARPNESS = 8;

    private Interests() {}

    /**
     * The logarithm of the weighted mean of e^(8·cosine): near 8 times the best cosine where an
     * interest is met, 0 where the story is unlike them all or there are none.
     *
     * @param cosines of the story and each interest
     * @param weights how much was read of each, above 0
     */
    public static float match(float[] cosines, float[] weights) {
        double sum = 0;
        double all = 0;
        for (int i = 0; i < cosines.length; i++) {
            sum += weights[i] * Math.exp(SHARPNESS * cosines[i]);
            all += weights[i];
        }
        return all > 0 ? (float) Math.log(sum / all) : 0;
    }
}
