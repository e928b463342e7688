package org.masthead.fetch;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.masthead.aws.FetchQueue;
import org.masthead.page.FetchMessage;

/** How long to wait before an origin that failed is asked again. */
final class RetryDelay {

    static final int MAX_ATTEMPTS = 5;

    private static final Duration FIRST = Duration.ofSeconds(30);

    private RetryDelay() {}

    /**
     * What the origin asked for, or else 30 s, 2 min, 8 min, 15 min; up to a fifth more, by the
     * address, so that a site's pages do not all come back at once.
     *
     * @return empty after the last attempt
     */
    static Optional<Duration> after(FetchMessage message, Optional<Duration> asked) {
        if (message.attempt() >= MAX_ATTEMPTS) {
            return Optional.empty();
        }
        var backOff = FIRST.multipliedBy(1L << (2 * (message.attempt() - 1)));
        var wait = asked.filter(Duration::isPositive).orElse(backOff);
        var jitter = wait.toMillis() / 5 * Math.floorMod(message.url().hashCode(), 100) / 100;
        var delay = wait.plusMillis(jitter).plusMillis(999).truncatedTo(ChronoUnit.SECONDS);
        return Optional.of(
                delay.compareTo(FetchQueue.MAX_DELAY) > 0 ? FetchQueue.MAX_DELAY : delay);
    }
}
