package org.masthead.source.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An invented title with one syndication feed.
 *
 * @param perDay stories a day, on average
 * @param stories when each appears, in order
 * @param holds how many entries the feed has: the newest
 * @param dated whether the feed states when its entries appeared
 * @param freshFor what its answers' headers say
 * @param ttl what the feed itself says
 * @param outages when its origin answers nothing
 * @param pushes whether a hub pushes its changes
 */
record Publisher(
        double perDay,
        List<Instant> stories,
        int holds,
        boolean dated,
        Optional<Duration> freshFor,
        Optional<Duration> ttl,
        List<Outage> outages,
        boolean pushes) {

    /**
     * A time when the origin answers 503.
     *
     * @param retryAfter what it says about that
     */
    record Outage(Instant from, Instant to, Optional<Duration> retryAfter) {}

    /** The outage at that time, where there is one. */
    Optional<Outage> outage(Instant at) {
        return outages.stream()
                .filter(it -> !at.isBefore(it.from()) && at.isBefore(it.to()))
                .findFirst();
    }
}
