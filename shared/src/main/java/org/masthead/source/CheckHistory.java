package org.masthead.source;

import java.time.Duration;
import java.time.Instant;

/**
 * How a source's checks went, as far as the next one depends on it.
 *
 * @param failures checks in a row that failed; 0 after one that did not
 * @param interval from one check to the next while nothing fails
 */
public record CheckHistory(int failures, Duration interval) {

    static final Duration SHORTEST = Duration.ofMinutes(1);
    static final Duration LONGEST = Duration.ofHours(24);

    /** Of a source that was never checked. */
    public static final CheckHistory NEW = new CheckHistory(0, Duration.ofMinutes(2));

    /** How one check of one syndication feed ended. */
    public sealed interface Check {
        record NewEntries(int count) implements Check {}

        record NothingNew() implements Check {}

        record Failed() implements Check {}
    }

    /**
     * The history after one more check. A source that had something new is asked sooner, one that
     * had nothing later, within {@code [1 min, 24 h]}; a failure leaves its pace alone.
     */
    public CheckHistory after(Check check) {
        return switch (check) {
            case Check.NewEntries(int count) -> new CheckHistory(0, clamp(interval.dividedBy(2)));
            case Check.NothingNew() ->
                    new CheckHistory(0, clamp(interval.multipliedBy(5).dividedBy(4)));
            case Check.Failed() -> new CheckHistory(failures + 1, interval);
        };
    }

    /** When to check again: each failure in a row doubles the wait, up to 24 h. */
    public Instant next(Instant now) {
        int doublings = Math.min(failures, 11); // 2^11 minutes are more than a day
        return now.plus(clamp(interval.multipliedBy(1L << doublings)));
    }

    private static Duration clamp(Duration wait) {
        if (wait.compareTo(SHORTEST) < 0) {
            return SHORTEST;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
