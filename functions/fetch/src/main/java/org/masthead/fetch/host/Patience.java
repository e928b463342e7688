package org.masthead.fetch.host;

import java.time.Duration;
import java.time.Instant;

/**
 * How long an errand waits inside the function before it goes back to the queue.
 *
 * @param end no request of the errand begins after it: one that does would outlast the function,
 *     whose timeout is 30 s in template.yaml and of which a fetch may take 20
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
