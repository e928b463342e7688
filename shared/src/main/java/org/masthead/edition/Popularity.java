package org.masthead.edition;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How often members met a story of late. Each count halves with every passing of its window, so
 * that the sum over a short window is what happens now and over a long one what has happened.
 */
public final class Popularity {

    /** A story that nobody has met. */
    public static final Popularity NONE = new Popularity(new float[0], 0);

    /** What members do with a story. */
    public enum Count {
        /** It could be expected to be opened, see {@link org.masthead.rank.ExpectedClicks}. */
        EXPECTED(0),
        /** It was opened. */
        CLICKED(1),
        /** It was read for a while. */
        READ(2),
        /** It was shared. */
        SHARED(3);

        private final int row;

        Count(int row) {
            this.row = row;
        }
    }

    /** How fast counts fade. */
    public enum Window {
        HOUR(0, 1),
        QUARTER_DAY(1, 6),
        DAY(2, 24);

        private final int column;
        private final int hours;

        Window(int column, int hours) {
            this.column = column;
            this.hours = hours;
        }

        /** What an event counts that is so many hours old: 1 now, 0.5 after the window. */
        public double weight(double hoursAgo) {
            return Math.pow(0.5, Math.max(0, hoursAgo) / hours);
        }
    }

    private static final int WINDOWS = 3;
    static final int WIDTH = 4 * WINDOWS;

    private final float[] column;
    private final int from;

    Popularity(float[] column, int from) {
        this.column = column;
        this.from = from;
    }

    /** How often, faded; 0 where never. */
    public float of(Count count, Window window) {
        return column.length == 0 ? 0 : column[from + index(count, window)];
    }

    /** The same counts and so many more, that many hours ago. */
    public Popularity plus(Count count, double times, double hoursAgo) {
        var more = row();
        for (var window : Window.values()) {
            more[index(count, window)] += (float) (times * window.weight(hoursAgo));
        }
        return new Popularity(more, 0);
    }

    /** All counts of the story, by count and then by window. */
    float[] row() {
        return column.length == 0
                ? new float[WIDTH]
                : Arrays.copyOfRange(column, from, from + WIDTH);
    }

    private static int index(Count count, Window window) {
        return count.row * WINDOWS + window.column;
    }

    /** By place of the story; what nobody has met takes no room. */
    static void write(float[] column, SectionWriter out) {
        int stories = column.length / WIDTH;
        var met =
                IntStream.range(0, stories)
                        .filter(story -> new Popularity(column, story * WIDTH).isMet())
                        .toArray();
        var rows = new short[met.length * WIDTH];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = half(column[met[i / WIDTH] * WIDTH + i % WIDTH]);
        }
        out.ints(met).shorts(rows);
    }

    static float[] read(int stories, SectionReader in) {
        var column = new float[stories * WIDTH];
        var met = in.ints();
        var rows = in.shorts();
        for (int i = 0; i < rows.length; i++) {
            column[met[i / WIDTH] * WIDTH + i % WIDTH] = whole(rows[i]);
        }
        return column;
    }

    private boolean isMet() {
        for (int i = from; i < from + WIDTH; i++) {
            if (column[i] != 0) {
                return true;
            }
        }
        return false;
    }

    /** The upper half of a float: any size, to three digits. */
    private static short half(float value) {
        return (short) ((Float.floatToIntBits(value) + 0x8000) >>> 16);
    }

    private static float whole(short half) {
        return Float.intBitsToFloat(half << 16);
    }
}
