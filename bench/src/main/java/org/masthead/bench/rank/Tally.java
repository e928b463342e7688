package org.masthead.bench.rank;

import java.time.Duration;
import java.time.LocalDateTime;

/** Counts by place, each of which halves with every passing of so many hours. */
final class Tally {

    private final double halfLife;
    private final LocalDateTime start;
    private final double[] counts;

    /** What one counts now that is faded to {@link #start}: grows instead of all others fading. */
    private double now = 1;

    Tally(int places, double halfLife, LocalDateTime start) {
        this.counts = new double[places];
        this.halfLife = halfLife;
        this.start = start;
    }

    /** Fades all counts to the time; times must not go back. */
    void moveTo(LocalDateTime time) {
        double hours = Duration.between(start, time).toSeconds() / 3600.0;
        now = Math.pow(2, hours / halfLife);
    }

    void add(int place, double count) {
        counts[place] += count * now;
    }

    double of(int place) {
        return counts[place] / now;
    }
}
