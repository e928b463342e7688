package org.masthead.rank;

import java.util.Arrays;

/**
 * What stories with such words are worth to readers at large: a direction in a space of story
 * vectors, learned from what is opened and what is not. Speaks for stories that nobody has met yet.
 *
 * @param direction as many numbers as a story's vector has; zeros where nothing was learned
 * @param squares the sums of the squares of all steps so far, by which later steps get smaller
 */
@SuppressWarnings("ArrayRecordComponent") // compared by content below, never changed
public record Appeal(float[] direction, float[] squares) {

    /** Nothing is known of any words. */
    public static Appeal unknown(int dimensions) {
        return new Appeal(new float[dimensions], new float[dimensions]);
    }

    /** The logarithm of how much oftener such a story is opened. */
    public float of(float[] unit) {
        float sum = 0;
        for (int i = 0; i < direction.length; i++) {
            sum += direction[i] * unit[i];
        }
        return sum;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Appeal(var otherDirection, var otherSquares)
                && Arrays.equals(direction, otherDirection)
                && Arrays.equals(squares, otherSquares);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(direction);
    }
}
