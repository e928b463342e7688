package org.masthead.reader.feed;

import java.util.Arrays;
import java.util.PriorityQueue;
import java.util.function.IntPredicate;

/** The best of many stories by a rough score: what is worth a closer look. */
final class Pool {

    private Pool() {}

    /**
     * The stories with the highest scores, the highest first; of equal ones the first in the
     * edition.
     *
     * @param most how many at most
     */
    static int[] best(float[] scores, IntPredicate some, int most) {
        var best = new PriorityQueue<Long>(most + 1);
        long least = Long.MIN_VALUE;
        for (int story = 0; story < scores.length; story++) {
            long key = key(scores[story], story);
            if (key > least && some.test(story)) {
                best.add(key);
                if (best.size() > most) {
                    best.remove();
                    least = best.element();
                }
            }
        }
        return best.stream()
                .sorted((one, other) -> Long.compare(other, one))
                .mapToInt(Pool::story)
                .toArray();
    }

    /** All stories, the highest score first. */
    static int[] all(float[] scores, IntPredicate some) {
        var keys = new long[scores.length];
        int count = 0;
        for (int story = 0; story < scores.length; story++) {
            if (some.test(story)) {
                keys[count++] = -key(scores[story], story);
            }
        }
        Arrays.sort(keys, 0, count);
        return Arrays.stream(keys, 0, count).mapToInt(key -> story(-key)).toArray();
    }

    /** Keys are in the order of the scores. */
    private static long key(float score, int story) {
        int bits = Float.floatToIntBits(score);
        int ordered = bits ^ ((bits >> 31) & Integer.MAX_VALUE);
        return ((long) ordered << Integer.SIZE) | (Integer.MAX_VALUE - story);
    }

    private static int story(long key) {
        return Integer.MAX_VALUE - (int) key;
    }
}
