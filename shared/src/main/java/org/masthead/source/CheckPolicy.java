package org.masthead.source;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * When a syndication feed is asked next, from one minute to a day ahead.
 *
 * <p>The one idea: a feed is asked again when the stories that are to be expected since the last
 * check would together have waited for {@link #STORY_MINUTES} minutes. With a steady rate that is
 * after {@code √(2 × STORY_MINUTES / rate)}, the interval at which one more request anywhere saves
 * the same waiting, so that no other division of the same number of requests makes stories wait
 * less. By day, on weekdays and while news breaks that comes sooner, at night later.
 */
final class CheckPolicy {

    static final Duration SHORTEST = Duration.ofMinutes(1);
    static final Duration LONGEST = Duration.ofHours(24);

    /** What one request is worth: minutes of waiting, of all its stories together. */
    static final double STORY_MINUTES = 1.2;

    /** While a hub pushes, asking is the safety net: six times rarer, by the square root. */
    private static final double STORY_MINUTES_PUSHED = 36 * STORY_MINUTES;

    /** A feed is asked before so much of it is likely to be new, lest entries drop out unseen. */
    private static final double MOST_NEW = 0.2;

    /**
     * No feed is asked while its answer says that it is fresh, up to this: many origins give one
     * lifetime of hours or a year to whatever they serve.
     */
    private static final Duration FRESH_AT_MOST = Duration.ofHours(1);

    /**
     * What a feed says of itself counts less than what it does: WordPress writes "hourly" and
     * several others {@code ttl} 60 into each feed, however much they publish.
     */
    private static final Duration STATED_AT_MOST = Duration.ofMinutes(15);

    private static final Duration FIRST_BACK_OFF = Duration.ofMinutes(2);

    private CheckPolicy() {}

    /**
     * The next check after one that went well.
     *
     * @param pushed whether a hub pushes the feed's changes
     */
    static Instant afterSuccess(Rhythm rhythm, FeedHints hints, boolean pushed, Instant now) {
        var latest = now.plus(LONGEST);
        var storyMinutes = pushed ? STORY_MINUTES_PUSHED : STORY_MINUTES;
        var wanted = Waiting.end(rhythm, now, storyMinutes, latest);
        var full = Waiting.arrival(rhythm, now, mostNew(hints), latest);
        var next = earliest(latest(wanted, politeFrom(hints, now)), full);
        return clamp(afterSkipped(clamp(next, now), hints), now);
    }

    /**
     * The next check after one that failed: 2 minutes, doubled by each failure in a row, up to a
     * fifth more or less by the feed, so that what fails together does not come back together.
     *
     * @param failures in a row, 1 or more
     * @param retryAfter obeyed up to a day
     */
    static Instant afterFailure(
            String feed, int failures, Optional<Duration> retryAfter, Instant now) {
        int doublings = Math.min(failures - 1, 10); // 2^11 minutes are more than a day
        var backOff = FIRST_BACK_OFF.multipliedBy(1L << doublings);
        var seed = Math.floorMod((feed + failures).hashCode(), 401); // -20.0 % … +20.0 %
        var wait = backOff.plus(backOff.multipliedBy(seed - 200).dividedBy(1_000));
        var asked = retryAfter.filter(it -> it.compareTo(wait) > 0).orElse(wait);
        return clamp(asked.compareTo(LONGEST) > 0 ? now.plus(LONGEST) : now.plus(asked), now);
    }

    private static double mostNew(FeedHints hints) {
        return hints.listed() == 0
                ? Double.POSITIVE_INFINITY
                : Math.max(1, hints.listed() * MOST_NEW);
    }

    private static Instant politeFrom(FeedHints hints, Instant now) {
        var fresh = hints.freshFor().map(it -> atMost(it, FRESH_AT_MOST)).orElse(Duration.ZERO);
        var stated =
                hints.ttl()
                        .or(hints::updateInterval)
                        .map(it -> atMost(it, STATED_AT_MOST))
                        .orElse(Duration.ZERO);
        return now.plus(fresh.compareTo(stated) > 0 ? fresh : stated);
    }

    /** The first whole hour from then on that the feed does not want to be spared. */
    private static Instant afterSkipped(Instant next, FeedHints hints) {
        var at = next;
        for (int hour = 0; hour < LONGEST.toHours(); hour++) {
            if (!skips(hints, at.atOffset(ZoneOffset.UTC))) {
                return at;
            }
            at = at.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
        }
        return at;
    }

    private static boolean skips(FeedHints hints, OffsetDateTime at) {
        return hints.skipHours().contains(at.getHour())
                || hints.skipDays().contains(at.getDayOfWeek());
    }

    private static Duration atMost(Duration time, Duration most) {
        return time.compareTo(most) > 0 ? most : time;
    }

    private static Instant earliest(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant clamp(Instant next, Instant now) {
        return latest(now.plus(SHORTEST), earliest(next, now.plus(LONGEST)))
                .truncatedTo(ChronoUnit.SECONDS);
    }
}
