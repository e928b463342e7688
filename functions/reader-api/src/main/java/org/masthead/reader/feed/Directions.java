package org.masthead.reader.feed;

import java.util.List;
import org.masthead.edition.Edition;
import org.masthead.edition.StoryVectors;
import org.masthead.rank.Interests;
import org.masthead.rank.Leaning;

/**
 * Directions of a member's taste, held against the stories of an edition: quickly by signs, or
 * exactly.
 */
final class Directions {

    private final Traits traits;
    private final Direction[] directions;

    private static final class Direction {
        private final int space;
        private final long[] signs;
        private final StoryVectors.Aim aim;
        private final float weight;

        Direction(Edition edition, Leaning.Direction direction) {
            this.space = edition.vectors().spaces().indexOf(direction.space());
            this.signs = signs(direction.unit());
            this.aim = edition.vectors().aim(direction.space(), direction.unit());
            this.weight = direction.weight();
        }

        private static long[] signs(float[] unit) {
            var signs = new long[Traits.WORDS];
            for (int d = 0; d < unit.length; d++) {
                signs[d / Long.SIZE] |= (unit[d] > 0 ? 1L : 0L) << (d % Long.SIZE);
            }
            return signs;
        }
    }

    Directions(Traits traits, List<Leaning.Direction> directions) {
        this.traits = traits;
        this.directions =
                directions.stream()
                        .map(it -> new Direction(traits.edition, it))
                        .filter(it -> it.space >= 0)
                        .toArray(Direction[]::new);
    }

    /** The cosine with the direction of the story's own space; 0 where there is none. */
    float cosine(int story) {
        float sum = 0;
        for (var direction : directions) {
            sum += direction.aim.dot(story);
        }
        return sum;
    }

    /** See {@link Interests#match}. */
    float match(int story) {
        var cosines = new float[directions.length];
        var weights = new float[directions.length];
        for (int i = 0; i < cosines.length; i++) {
            boolean comparable = directions[i].space == traits.space[story];
            cosines[i] = directions[i].aim.dot(story);
            weights[i] = comparable ? directions[i].weight : 0;
        }
        return Interests.match(cosines, weights);
    }

    /**
     * Adds to each story's score, roughly, what the nearest direction makes of it: the share of
     * signs that two vectors have in common tells the angle between them (Charikar 2002).
     *
     * @param each what one of cosine counts, in scores
     */
    void addNearest(float[] scores, float each) {
        if (directions.length == 0) {
            return;
        }
        var worth = Angle.worth(each);
        for (int story = 0; story < scores.length; story++) {
            int least = Integer.MAX_VALUE;
            for (var direction : directions) {
                if (direction.space == traits.space[story]) {
                    least = Math.min(least, unlike(direction.signs, traits.signs, story));
                }
            }
            scores[story] += least == Integer.MAX_VALUE ? 0 : worth[least];
        }
    }

    /** In how many signs they differ. */
    private static int unlike(long[] one, long[] all, int story) {
        int at = story * Traits.WORDS;
        int bits = 0;
        for (int i = 0; i < Traits.WORDS; i++) {
            bits += Long.bitCount(one[i] ^ all[at + i]);
        }
        return bits;
    }

    /** What angles are worth. */
    private static final class Angle {

        private static final int BITS = Traits.WORDS * Long.SIZE;
        private static final float[] COSINES = cosines();

        private static float[] cosines() {
            var cosines = new float[BITS + 1];
            for (int bits = 0; bits <= BITS; bits++) {
                cosines[bits] = (float) Math.cos(Math.PI * bits / BITS);
            }
            return cosines;
        }

        static float[] worth(float each) {
            var worth = COSINES.clone();
            for (int bits = 0; bits < worth.length; bits++) {
                worth[bits] *= each;
            }
            return worth;
        }
    }
}
