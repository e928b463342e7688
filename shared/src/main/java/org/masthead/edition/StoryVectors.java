package org.masthead.edition;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.masthead.vector.Dot;
import org.masthead.vector.StoryVector;

/**
 * What the stories of an edition are about, comparable with one another. Vectors are kept as they
 * came; the mean of all of one space is taken off as they are compared, because the direction that
 * all news shares says nothing. Those of different spaces have nothing in common: their cosine is
 * 0.
 */
public final class StoryVectors {

    private static final int DIMENSIONS = StoryVector.DIMENSIONS;

    private final List<String> spaces;
    private final float[][] means;

    /** The number of a story's space; -1 where it has no vector. */
    private final byte[] space;

    /** All vectors, one after the other by place; zeros where a story has none. */
    private final byte[] values;

    /** One by the length of a story's vector as it came. */
    private final float[] unit;

    /** A story's unit vector times its space's mean. */
    private final float[] onMean;

    /** One by the length of a story's centred vector. */
    private final float[] centred;

    private final float[] meanSquare;

    StoryVectors(List<String> spaces, float[][] means, byte[] space, byte[] values) {
        this.spaces = List.copyOf(spaces);
        this.means = means;
        this.space = space;
        this.values = values;
        this.unit = new float[space.length];
        this.onMean = new float[space.length];
        this.centred = new float[space.length];
        this.meanSquare = new float[means.length];
        for (int i = 0; i < means.length; i++) {
            meanSquare[i] = product(means[i], means[i]);
        }
        for (int story = 0; story < space.length; story++) {
            measure(story);
        }
    }

    static StoryVectors of(List<Optional<StoryVector>> vectors) {
        var names = new Names();
        var space = new byte[vectors.size()];
        var values = new byte[vectors.size() * DIMENSIONS];
        for (int story = 0; story < space.length; story++) {
            var vector = vectors.get(story);
            space[story] = (byte) (int) vector.map(it -> names.number(it.space())).orElse(-1);
            int at = story * DIMENSIONS;
            vector.ifPresent(it -> it.copyTo(values, at));
        }
        return new StoryVectors(
                names.all(), means(names.all().size(), space, values), space, values);
    }

    private static float[][] means(int spaces, byte[] space, byte[] values) {
        var sums = new float[spaces][DIMENSIONS];
        var counts = new int[spaces];
        for (int story = 0; story < space.length; story++) {
            if (space[story] >= 0) {
                counts[space[story]]++;
                addUnit(sums[space[story]], values, story * DIMENSIONS);
            }
        }
        for (int i = 0; i < spaces; i++) {
            for (int d = 0; d < DIMENSIONS; d++) {
                sums[i][d] /= counts[i];
            }
        }
        return sums;
    }

    private static void addUnit(float[] sum, byte[] values, int from) {
        float length = Dot.length(values, from, DIMENSIONS);
        for (int d = 0; d < DIMENSIONS && length > 0; d++) {
            sum[d] += values[from + d] / length;
        }
    }

    private void measure(int story) {
        float length = Dot.length(values, story * DIMENSIONS, DIMENSIONS);
        if (!has(story) || length == 0) {
            return;
        }
        int of = space[story];
        unit[story] = 1 / length;
        onMean[story] = Dot.of(means[of], values, story * DIMENSIONS) / length;
        double square = 1 - 2.0 * onMean[story] + meanSquare[of];
        // The only vector of its space is its mean; nothing can be said of where it points.
        centred[story] = square > 1e-6 ? (float) (1 / Math.sqrt(square)) : 0;
    }

    /** How many stories there are, with a vector or without. */
    public int size() {
        return space.length;
    }

    /** Whether the story has a vector. */
    public boolean has(int story) {
        return space[story] >= 0;
    }

    /** The spaces that the edition has vectors of. */
    public List<String> spaces() {
        return spaces;
    }

    /** The space of the story's vector; empty where it has none. */
    public Optional<String> space(int story) {
        return has(story) ? Optional.of(spaces.get(space[story])) : Optional.empty();
    }

    /** The story's vector as it came, not centred; empty where it has none. */
    public Optional<StoryVector> vector(int story) {
        int from = story * DIMENSIONS;
        return space(story)
                .map(name ->
                        new StoryVector(name, Arrays.copyOfRange(values, from, from + DIMENSIONS)));
    }

    /**
     * Writes which parts of the story's centred vector are above 0, as {@value
     * StoryVector#DIMENSIONS} bits, the first the lowest; none where it has no vector.
     */
    public void signs(int story, long[] into, int at) {
        for (int d = 0; d < DIMENSIONS && has(story); d++) {
            float mean = means[space[story]][d];
            boolean above = values[story * DIMENSIONS + d] * unit[story] > mean;
            into[at + d / Long.SIZE] |= (above ? 1L : 0L) << (d % Long.SIZE);
        }
    }

    /** The mean of the unit vectors of a space; zeros where the edition has none of it. */
    public float[] mean(String name) {
        int of = spaces.indexOf(name);
        return of < 0 ? new float[DIMENSIONS] : means[of].clone();
    }

    /** The cosine of two stories' centred vectors, -1 to 1. */
    public float dot(int a, int b) {
        if (!has(a) || space[a] != space[b]) {
            return 0;
        }
        int product = Dot.of(values, a * DIMENSIONS, values, b * DIMENSIONS, DIMENSIONS);
        float together = product * unit[a] * unit[b];
        return (together - onMean[a] - onMean[b] + meanSquare[space[a]]) * centred[a] * centred[b];
    }

    /**
     * The cosine of a story's centred vector and another of the same space. For many stories {@link
     * #aim} is faster.
     *
     * @param query centred, of length 1
     */
    public float dot(float[] query, int story) {
        if (!has(story)) {
            return 0;
        }
        float together = Dot.of(query, values, story * DIMENSIONS) * unit[story];
        return (together - product(query, means[space[story]])) * centred[story];
    }

    /**
     * Makes a vector ready to be held against many stories.
     *
     * @param name of its space
     * @param query centred, of any length
     */
    public Aim aim(String name, float[] query) {
        int of = spaces.indexOf(name);
        float length = (float) Math.sqrt(product(query, query));
        var aim = StoryVector.quantised(name, query);
        return new Aim(
                of,
                aim.values(),
                length == 0 ? 0 : 1 / aim.length(),
                of < 0 || length == 0 ? 0 : product(query, means[of]) / length);
    }

    /** A vector, held against story after story. */
    public final class Aim {

        private final int of;
        private final byte[] query;
        private final float queryUnit;
        private final float queryOnMean;

        private Aim(int of, byte[] query, float queryUnit, float queryOnMean) {
            this.of = of;
            this.query = query;
            this.queryUnit = queryUnit;
            this.queryOnMean = queryOnMean;
        }

        /** The cosine, -1 to 1; 0 where the story's vector is of another space. */
        public float dot(int story) {
            if (space[story] != of || of < 0) {
                return 0;
            }
            int product = Dot.of(query, 0, values, story * DIMENSIONS, DIMENSIONS);
            return (product * queryUnit * unit[story] - queryOnMean) * centred[story];
        }
    }

    private static float product(float[] a, float[] b) {
        float sum = 0;
        for (int d = 0; d < a.length; d++) {
            sum += a[d] * b[d];
        }
        return sum;
    }
}
