package org.masthead.source;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Stories counted by hour of the day, or by day of the week, beside the time that was watched.
 *
 * @param stories in each part, three decimals
 * @param hours watched in each part, three decimals
 */
public record Tally(List<Double> stories, List<Double> hours) {

    /** Stories' worth of doubt that a part differs from the others at all. */
    private static final double DOUBT = 2;

    /** A tally with copies of its counts. */
    public Tally {
        stories = List.copyOf(stories);
        hours = List.copyOf(hours);
    }

    static Tally empty(int parts) {
        return new Tally(Collections.nCopies(parts, 0.0), Collections.nCopies(parts, 0.0));
    }

    /**
     * How many times the average a part has: the mean of a Gamma-Poisson estimate, 1 while nothing
     * is known.
     *
     * @param average stories an hour
     */
    double factor(int part, double average) {
        return (stories.get(part) + DOUBT) / (average * hours.get(part) + DOUBT);
    }

    /** Counts as they are being added up. */
    static final class Sum {
        private final double[] stories;
        private final double[] hours;

        /**
         * Begins with what a tally has.
         *
         * @param kept how much of it still counts, 0 to 1
         */
        Sum(Tally before, double kept) {
            stories = before.stories.stream().mapToDouble(it -> it * kept).toArray();
            hours = before.hours.stream().mapToDouble(it -> it * kept).toArray();
        }

        void story(int part, double weight) {
            stories[part] += weight;
        }

        void watched(int part, double time) {
            hours[part] += time;
        }

        Tally tally() {
            return new Tally(rounded(stories), rounded(hours));
        }

        private static List<Double> rounded(double[] values) {
            return Arrays.stream(values).map(it -> Math.rint(it * 1_000) / 1_000).boxed().toList();
        }
    }
}
