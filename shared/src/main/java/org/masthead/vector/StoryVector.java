package org.masthead.vector;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/**
 * A direction of {@value #DIMENSIONS} dimensions, each one byte. Only the direction counts: the
 * bytes are the vector scaled so that its largest part is ±127, which keeps more of it than a fixed
 * scale would, and everything that compares two vectors divides by their lengths.
 *
 * <p>Vectors compare within one space only. As stored they are not centred: an edition knows the
 * mean of its stories, and takes it off ({@link #minus}).
 */
public final class StoryVector {

    /** Of sentence-transformers/all-MiniLM-L6-v2, which the n-grams follow for want of a reason. */
    public static final int DIMENSIONS = 384;

    /** The space of all-MiniLM-L6-v2, which serves English. */
    public static final String MINILM = "minilm-l6-v2";

    /** The space of hashed word and character n-grams, which serves every language. */
    public static final String NGRAM = "ngram-1";

    private static final int LARGEST = 127;

    /** The model before its fallback; then any order that every machine agrees on. */
    private static final Comparator<StoryVector> BEST_LAST =
            Comparator.<StoryVector, Boolean>comparing(it -> it.space.equals(MINILM))
                    .thenComparing(it -> it.space)
                    .thenComparing(it -> it.values, Arrays::compare);

    private final String space;
    private final byte[] values;
    private final float length;

    /**
     * A vector of bytes that were quantised before; they are copied.
     *
     * @throws IllegalArgumentException where there are not {@value #DIMENSIONS}
     */
    public StoryVector(String space, byte[] values) {
        if (values.length != DIMENSIONS) {
            throw new IllegalArgumentException(
                    "a vector of space %s has %d dimensions; there must be %d"
                            .formatted(space, values.length, DIMENSIONS));
        }
        this.space = space;
        this.values = values.clone();
        this.length = Dot.length(values, 0, DIMENSIONS);
    }

    /** The direction of a vector of any length; the zero vector stays one. */
    public static StoryVector quantised(String space, float[] vector) {
        float largest = 0;
        for (float part : vector) {
            largest = Math.max(largest, Math.abs(part));
        }
        var bytes = new byte[vector.length];
        for (int i = 0; i < vector.length && largest > 0; i++) {
            bytes[i] = (byte) Math.round(vector[i] / largest * LARGEST);
        }
        return new StoryVector(space, bytes);
    }

    /**
     * Reads what {@link #toBytes} wrote.
     *
     * @throws IllegalArgumentException where it is anything else
     */
    public static StoryVector of(byte[] binary) {
        int name = binary.length - 1 - DIMENSIONS;
        if (name < 0 || binary[0] != name) {
            throw new IllegalArgumentException(
                    "%d bytes are no vector: its space's name and %d dimensions are expected"
                            .formatted(binary.length, DIMENSIONS));
        }
        return new StoryVector(
                new String(binary, 1, name, StandardCharsets.US_ASCII),
                Arrays.copyOfRange(binary, 1 + name, binary.length));
    }

    /**
     * One byte, how many characters the space's name has; the name in ASCII; {@value #DIMENSIONS}
     * signed bytes.
     */
    public byte[] toBytes() {
        var name = space.getBytes(StandardCharsets.US_ASCII);
        var binary = new byte[1 + name.length + DIMENSIONS];
        binary[0] = (byte) name.length;
        System.arraycopy(name, 0, binary, 1, name.length);
        System.arraycopy(values, 0, binary, 1 + name.length, DIMENSIONS);
        return binary;
    }

    /** The better of what two readers made of the same words: the model's before its fallback's. */
    public static Optional<StoryVector> better(
            Optional<StoryVector> one, Optional<StoryVector> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        return BEST_LAST.compare(one.get(), other.get()) >= 0 ? one : other;
    }

    /** Who made it: only vectors of the same space compare. */
    public String space() {
        return space;
    }

    /** A copy of its bytes, each −127…127. */
    public byte[] values() {
        return values.clone();
    }

    /** Copies its bytes into {@code target}, from {@code at} on. */
    public void copyTo(byte[] target, int at) {
        System.arraycopy(values, 0, target, at, DIMENSIONS);
    }

    /** The length of its bytes as a vector; 0 where nothing was said. */
    public float length() {
        return length;
    }

    /** Whether it points nowhere, as the vector of a story without words. */
    public boolean isZero() {
        return length == 0;
    }

    /** The same direction, with length 1; the zero vector stays one. */
    public float[] unit() {
        var unit = new float[DIMENSIONS];
        for (int i = 0; i < DIMENSIONS && length > 0; i++) {
            unit[i] = values[i] / length;
        }
        return unit;
    }

    /**
     * The cosine of the angle between the two, −1…1; 0 where one of them is zero.
     *
     * @throws IllegalArgumentException where they are of two spaces
     */
    public float cosine(StoryVector other) {
        if (!space.equals(other.space)) {
            throw new IllegalArgumentException(
                    "vectors of %s and %s do not compare".formatted(space, other.space));
        }
        return isZero() || other.isZero()
                ? 0
                : Dot.of(values, 0, other.values, 0, DIMENSIONS) / (length * other.length);
    }

    /**
     * What is particular to it: its unit vector without the mean of all. Sentence models keep all
     * their vectors in a narrow cone; taken off its axis, unlike stories are unlike.
     *
     * @param mean of unit vectors of the same space, as {@link VectorMean} has it
     */
    public StoryVector minus(float[] mean) {
        var centred = unit();
        for (int i = 0; i < DIMENSIONS && !isZero(); i++) {
            centred[i] -= mean[i];
        }
        return quantised(space, centred);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StoryVector vector
                && space.equals(vector.space)
                && Arrays.equals(values, vector.values);
    }

    @Override
    public int hashCode() {
        return 31 * space.hashCode() + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "%s %s…".formatted(space, Arrays.toString(Arrays.copyOf(values, 4)));
    }
}
