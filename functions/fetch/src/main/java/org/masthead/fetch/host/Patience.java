package org.masthead.fetch.host;

import java.time.Duration;
import java.time.Instant;

/**
 * How long an errand waits inside the function before it goes back to the queue.
 *
 * @param end no turn of the errand begins after it. The timeout in template.yaml is 60 s: 8 until
 *     the last turn begins, 20 for a fetch, and 20 for a host's own file that is asked for in the
 *     same turn leave 12 to put away what was fetched
 */
record Patience(Instant end) {

    /** A little more than the usual gap: the way through the queue costs more than this. */
    static final Duration ONE_WAIT = Duration.ofSeconds(3);

    private static final Duration WHOLE = Duration.ofSeconds(8);

    static Patience from(Instant start) {
        return new Patience(start.plus(WHOLE));
    }

    boolean lastsUntil(Instant moment, Instant now) {
        return !now.isAfter(end) && !moment.isAfter(end) && !moment.isAfter(now.plus(ONE_WAIT));
    }
}
