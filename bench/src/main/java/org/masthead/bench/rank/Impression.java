package org.masthead.bench.rank;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;

/**
 * One list of stories as it was shown to one member.
 *
 * @param history what the member opened before, the latest last
 * @param opened the member's choice, by candidate
 */
@SuppressWarnings("ArrayRecordComponent") // read from the log once, never compared
record Impression(
        String id,
        LocalDateTime time,
        List<Title> history,
        List<Title> candidates,
        boolean[] opened) {

    Impression {
        history = List.copyOf(history);
        candidates = List.copyOf(candidates);
    }

    /** How many candidates were opened. */
    int clicks() {
        int clicks = 0;
        for (boolean it : opened) {
            clicks += it ? 1 : 0;
        }
        return clicks;
    }

    /** Whether one order of the candidates is better than another. */
    boolean isTelling() {
        return clicks() > 0 && clicks() < candidates.size();
    }

    /** Hours from a time to this impression, below 0 where it is later. */
    double hoursSince(LocalDateTime earlier) {
        return Duration.between(earlier, time).toSeconds() / 3600.0;
    }
}
