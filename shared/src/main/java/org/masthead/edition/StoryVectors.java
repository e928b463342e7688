package org.masthead.edition;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.masthead.vector.Dot;
import org.masthead.vector.StoryVector;
import org.masthead.vector.VectorMean;

/**
 * What the stories of an edition are about, comparable with one another. Vectors are kept as they
 * came; the mean of all of one space is taken off as they are compared, because the direction that
 * all news shares says nothing. Those of different spaces have nothing in common: their cosine is
 * 0.
 */
public final class StoryVectors {

    private static final int DIMENSIONS = StoryVector.DIMENSIONS;

    private static final int SIGN_WORDS = DIMENSIONS / Long.SIZE;

    /** The cosine of the angle at which so many of all planes part two vectors. */
    private static final float[] COSINES = cosines();

    private static float[] cosines() {
        var cosines = new float[DIMENSIONS + 1];
        for (int parted = 0; parted <= DIMENSIONS; parted++) {
            cosines[parted] = (float) Math.cos(Math.PI * parted / DIMENSIONS);
        }
        return cosines;
    }

    private final Texts spaces;
    private final float[][] means;

    /** The number of a story's space; -1 where it has no vector. */
    private final Bytes space;

    /** All vectors, one after the other by place; zeros where a story has none. */
    private final Bytes values;

    /** One by the length of a story's vector as it came. */
    private final float[] unit;

    /** A story's unit vector times its space's mean. */
    private final float[] onMean;

    /** One by the length of a story's centred vector. */
    private final float[] centred;

    private final float[] meanSquare;

    /** Whether each number of a story's centred vector is positive: 384 bits, by place. */
    private final long[] signs;

    private StoryVectors(
            Texts spaces,
            float[][] means,
            Bytes space,
            Bytes values,
            float[] unit,
            float[] onMean,
            float[] centred) {
        this.spaces = spaces;
        this.means = means;
        this.space = space;
        this.values = values;
        this.unit = unit;
        this.onMean = onMean;
        this.centred = centred;
        this.meanSquare = new float[means.length];
        for (int i = 0; i < means.length; i++) {
            meanSquare[i] = product(means[i], means[i]);
        }
        this.signs = new long[space.length() * SIGN_WORDS];
    }

    static StoryVectors of(List<Optional<StoryVector>> vectors) {
        var spaces =
                Texts.of(
                        vectors.stream()
                                .flatMap(Optional::stream)
                                .map(StoryVector::space)
                                .toList());
        var space = new byte[vectors.size()];
        var values = new byte[vectors.size() * DIMENSIONS];
        for (int story = 0; story < space.length; story++) {
            var vector = vectors.get(story);
            int at = story * DIMENSIONS;
            space[story] = (byte) (int) vector.map(it -> spaces.indexOf(it.space())).orElse(-1);
            vector.ifPresent(it -> it.copyTo(values, at));
        }
        var measured =
                new StoryVectors(
                        spaces,
                        means(spaces, vectors),
                        Bytes.of(space),
                        Bytes.of(values),
                        new float[space.length],
                        new float[space.length],
                        new float[space.length]);
        for (int story = 0; story < space.length; story++) {
            measured.measure(story);
        }
        return measured.signed();
    }

    static StoryVectors read(SectionReader in) {
        var spaces = Texts.read(in);
        var means = new float[spaces.size()][];
        for (int i = 0; i < means.length; i++) {
            means[i] = in.floats();
        }
        return new StoryVectors(
                        spaces,
                        means,
                        in.bytes(),
                        in.bytes(),
                        in.floats(),
                        in.floats(),
                        in.floats())
                .signed();
    }

    /** Worked out at loading: some 10 ms for 30,000 stories, and no bytes that have to come. */
    private StoryVectors signed() {
        for (int story = 0; story < size(); story++) {
            if (unit[story] > 0) {
                sign(means[space.get(story)], 1 / unit[story], row(story), story * SIGN_WORDS);
            }
        }
        return this;
    }

    private void sign(float[] mean, float length, int from, int to) {
        var array = values.array();
        for (int word = 0; word < SIGN_WORDS; word++) {
            long bits = 0;
            for (int bit = 0; bit < Long.SIZE; bit++) {
                int d = word * Long.SIZE + bit;
                // The sign of a difference, not a branch: half of all would be foretold wrongly.
                int below = Float.floatToRawIntBits(mean[d] * length - array[from + d]) >>> 31;
                bits |= (long) below << bit;
            }
            signs[to + word] = bits;
        }
    }

    void write(SectionWriter out) {
        spaces.write(out);
        for (var mean : means) {
            out.floats(mean);
        }
        out.bytes(space).bytes(values).floats(unit).floats(onMean).floats(centred);
    }

    Bytes bytes() {
        return values;
    }

    private int row(int story) {
        return values.from() + story * DIMENSIONS;
    }

    private static float[][] means(Texts spaces, List<Optional<StoryVector>> vectors) {
        var means = spaces.stream().map(VectorMean::new).toList();
        vectors.stream()
                .flatMap(Optional::stream)
                .forEach(vector -> means.get(spaces.indexOf(vector.space())).add(vector));
        return means.stream().map(VectorMean::mean).toArray(float[][]::new);
    }

    private void measure(int story) {
        float length = Dot.length(values.array(), row(story), DIMENSIONS);
        if (!has(story) || length == 0) {
            return;
        }
        int of = space.get(story);
        unit[story] = 1 / length;
        onMean[story] = Dot.of(means[of], values.array(), row(story)) / length;
        double square = 1 - 2.0 * onMean[story] + meanSquare[of];
        // A vector that is its space's mean: nothing can be said of where it points.
        centred[story] = square > 1e-6 ? (float) (1 / Math.sqrt(square)) : 0;
    }

    /** How many stories there are, with a vector or without. */
    public int size() {
        return space.length();
    }

    /** Whether the story has a vector. */
    public boolean has(int story) {
        return space.get(story) >= 0;
    }

    /** The spaces that the edition has vectors of. */
    public List<String> spaces() {
        return spaces;
    }

    /** The space of the story's vector; empty where it has none. */
    public Optional<String> space(int story) {
        return has(story) ? Optional.of(spaces.get(space.get(story))) : Optional.empty();
    }

    /** The story's vector as it came, not centred; empty where it has none. */
    public Optional<StoryVector> vector(int story) {
        int from = story * DIMENSIONS;
        return space(story)
                .map(name -> new StoryVector(name, values.copy(from, from + DIMENSIONS)));
    }

    /** The mean of the unit vectors of a space; zeros where the edition has none of it. */
    public float[] mean(String name) {
        int of = spaces.indexOf(name);
        return of < 0 ? new float[DIMENSIONS] : means[of].clone();
    }

    /** The cosine of two stories' centred vectors, -1 to 1. */
    public float dot(int a, int b) {
        int of = space.get(a);
        if (of < 0 || of != space.get(b)) {
            return 0;
        }
        int product = Dot.of(values.array(), row(a), values.array(), row(b), DIMENSIONS);
        float together = product * unit[a] * unit[b];
        return (together - onMean[a] - onMean[b] + meanSquare[of]) * centred[a] * centred[b];
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
        float together = Dot.of(query, values.array(), row(story)) * unit[story];
        return (together - product(query, means[space.get(story)])) * centred[story];
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
                signs(query),
                aim.values(),
                length == 0 ? 0 : 1 / aim.length(),
                of < 0 || length == 0 ? 0 : product(query, means[of]) / length);
    }

    /** A vector, held against story after story. */
    public final class Aim {

        private final int of;
        private final long[] querySigns;
        private final byte[] query;
        private final float queryUnit;
        private final float queryOnMean;

        private Aim(int of, long[] querySigns, byte[] query, float queryUnit, float queryOnMean) {
            this.of = of;
            this.querySigns = querySigns;
            this.query = query;
            this.queryUnit = queryUnit;
            this.queryOnMean = queryOnMean;
        }

        /** The cosine, -1 to 1; 0 where the story's vector is of another space. */
        public float dot(int story) {
            if (space.get(story) != of || of < 0) {
                return 0;
            }
            int product = Dot.of(query, 0, values.array(), row(story), DIMENSIONS);
            return (product * queryUnit * unit[story] - queryOnMean) * centred[story];
        }
    }

    /**
     * Adds to each story's score what the nearest of some vectors of its space makes of it; nothing
     * where there is none.
     *
     * <p>About the cosine, by the signs of the vectors' numbers alone, in a fiftieth of the time:
     * serves to choose the stories that are worth {@link Aim#dot}. The angle between two vectors is
     * the share of random planes that part them (Charikar 2002, §3).
     *
     * @param each what one of cosine counts, in scores
     */
    public void addNearest(float[] scores, List<Aim> aims, float each) {
        for (int of = 0; of < means.length; of++) {
            int number = of;
            var queries =
                    aims.stream()
                            .filter(aim -> aim.of == number)
                            .flatMapToLong(aim -> Arrays.stream(aim.querySigns))
                            .toArray();
            for (int story = 0; story < scores.length && queries.length > 0; story++) {
                if (space.get(story) == of) {
                    scores[story] += each * COSINES[leastParted(queries, story)];
                }
            }
        }
    }

    private int leastParted(long[] queries, int story) {
        int least = DIMENSIONS;
        for (int query = 0; query < queries.length; query += SIGN_WORDS) {
            least = Math.min(least, parted(queries, query, story));
        }
        return least;
    }

    /** Written out, as the compiler does not: a third of a feed's time went into the loop. */
    private int parted(long[] queries, int query, int story) {
        int at = story * SIGN_WORDS;
        return Long.bitCount(queries[query] ^ signs[at])
                + Long.bitCount(queries[query + 1] ^ signs[at + 1])
                + Long.bitCount(queries[query + 2] ^ signs[at + 2])
                + Long.bitCount(queries[query + 3] ^ signs[at + 3])
                + Long.bitCount(queries[query + 4] ^ signs[at + 4])
                + Long.bitCount(queries[query + 5] ^ signs[at + 5]);
    }

    private static long[] signs(float[] vector) {
        var signs = new long[SIGN_WORDS];
        for (int d = 0; d < DIMENSIONS; d++) {
            if (vector[d] > 0) {
                signs[d >> 6] |= 1L << d;
            }
        }
        return signs;
    }

    private static float product(float[] a, float[] b) {
        float sum = 0;
        for (int d = 0; d < a.length; d++) {
            sum += a[d] * b[d];
        }
        return sum;
    }
}
