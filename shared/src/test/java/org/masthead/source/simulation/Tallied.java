package org.masthead.source.simulation;

import java.time.Duration;
import java.util.Arrays;

/** What a week came to, for some publishers under one pace. */
final class Tallied {

    private long[] delays = new long[1_024];
    private int found;
    private int lost;
    private long requests;

    void request() {
        requests++;
    }

    void found(Duration delay) {
        if (found == delays.length) {
            delays = Arrays.copyOf(delays, 2 * found);
        }
        delays[found++] = delay.toSeconds();
    }

    void lost() {
        lost++;
    }

    void add(Tallied other) {
        for (int i = 0; i < other.found; i++) {
            found(Duration.ofSeconds(other.delays[i]));
        }
        lost += other.lost;
        requests += other.requests;
    }

    long requests() {
        return requests;
    }

    int stories() {
        return found + lost;
    }

    int lostStories() {
        return lost;
    }

    /** The mean delay of the stories that were found, in minutes. */
    double meanDelay() {
        return Arrays.stream(delays, 0, found).average().orElse(0) / 60;
    }

    /**
     * The delay, in minutes, within which a share of all stories was found.
     *
     * @param share 0 to 1; a story that was never found has waited for ever
     */
    double delay(double share) {
        var sorted = Arrays.copyOf(delays, found);
        Arrays.sort(sorted);
        int index = (int) Math.ceil(share * stories()) - 1;
        return index >= found ? Double.POSITIVE_INFINITY : sorted[Math.max(0, index)] / 60.0;
    }
}
