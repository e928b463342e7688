package org.masthead.rank;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;

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

    /** All numbers in base64, four bytes each: less than half as long as written out. */
    @JsonValue
    String text() {
        var bytes = ByteBuffer.allocate(2 * direction.length * Float.BYTES);
        bytes.asFloatBuffer().put(direction).put(squares);
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @throws IllegalArgumentException where it is not base64
     */
    @JsonCreator
    static Appeal ofText(String text) {
        var numbers = ByteBuffer.wrap(Base64.getDecoder().decode(text)).asFloatBuffer();
        var direction = new float[numbers.remaining() / 2];
        var squares = new float[direction.length];
        numbers.get(direction).get(squares);
        return new Appeal(direction, squares);
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
