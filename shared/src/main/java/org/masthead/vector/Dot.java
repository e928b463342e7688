package org.masthead.vector;

/** Dot products, the innermost loops of everything that compares stories. */
public final class Dot {

    private Dot() {}

    /**
     * The dot product of two runs of bytes, exact.
     *
     * @param aFrom where the first run starts in {@code a}
     * @param bFrom where the second run starts in {@code b}
     * @param length of both, at most 131,072, so that no sum overflows
     */
    public static int of(byte[] a, int aFrom, byte[] b, int bFrom, int length) {
        int sum = 0;
        for (int i = 0; i < length; i++) {
            sum += a[aFrom + i] * b[bFrom + i];
        }
        return sum;
    }

    /** The dot product of a query and a run of bytes that is as long as the query. */
    public static float of(float[] query, byte[] b, int from) {
        // A float sum may not be reordered by the compiler; four of them are added side by side.
        float one = 0;
        float two = 0;
        float three = 0;
        float four = 0;
        int i = 0;
        for (; i + 3 < query.length; i += 4) {
            one += query[i] * b[from + i];
            two += query[i + 1] * b[from + i + 1];
            three += query[i + 2] * b[from + i + 2];
            four += query[i + 3] * b[from + i + 3];
        }
        for (; i < query.length; i++) {
            one += query[i] * b[from + i];
        }
        return one + two + three + four;
    }

    /** The length of a run of bytes, as a vector's. */
    public static float length(byte[] values, int from, int length) {
        return (float) Math.sqrt(of(values, from, values, from, length));
    }
}
