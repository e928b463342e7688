package org.masthead.rank;

/** Scores as the chances of being the one that is chosen. */
final class Softmax {

    private Softmax() {}

    static float[] of(float[] scores) {
        float most = Float.NEGATIVE_INFINITY;
        for (float score : scores) {
            most = Math.max(most, score);
        }
        var chances = new float[scores.length];
        float sum = 0;
        for (int i = 0; i < scores.length; i++) {
            chances[i] = (float) Math.exp(scores[i] - most);
            sum += chances[i];
        }
        for (int i = 0; i < chances.length; i++) {
            chances[i] /= sum;
        }
        return chances;
    }
}
