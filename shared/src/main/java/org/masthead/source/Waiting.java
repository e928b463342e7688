package org.masthead.source;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** How the stories to be expected of a feed add up from one check on, and how long they wait. */
final class Waiting {

    private Waiting() {}

    /**
     * When the stories expected since {@code from} will together have waited so long.
     *
     * @param storyMinutes all their waiting, in minutes
     * @return {@code latest} where that is sooner
     */
    static Instant end(Rhythm rhythm, Instant from, double storyMinutes, Instant latest) {
        var stories = 0.0;
        var left = storyMinutes;
        for (var at = from; at.isBefore(latest); at = nextHour(at)) {
            var rate = rhythm.expected(at) / 60;
            var minutes = minutesBetween(at, nextHour(at));
            // stories × t + rate × t² / 2 = left
            var time = (Math.sqrt(stories * stories + 2 * rate * left) - stories) / rate;
            if (time <= minutes) {
                return earliest(plusMinutes(at, time), latest);
            }
            left -= stories * minutes + rate * minutes * minutes / 2;
            stories += rate * minutes;
        }
        return latest;
    }

    /**
     * When so many stories are to be expected since {@code from}.
     *
     * @return {@code latest} where that is sooner
     */
    static Instant arrival(Rhythm rhythm, Instant from, double stories, Instant latest) {
        var left = stories;
        for (var at = from; at.isBefore(latest); at = nextHour(at)) {
            var rate = rhythm.expected(at) / 60;
            var minutes = minutesBetween(at, nextHour(at));
            if (left <= rate * minutes) {
                return earliest(plusMinutes(at, left / rate), latest);
            }
            left -= rate * minutes;
        }
        return latest;
    }

    private static Instant nextHour(Instant at) {
        return at.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
    }

    private static double minutesBetween(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 60_000.0;
    }

    private static Instant plusMinutes(Instant at, double minutes) {
        return at.plusMillis(Math.round(minutes * 60_000));
    }

    private static Instant earliest(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
