package org.masthead.source;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.ObjDoubleConsumer;

/**
 * The publishing habits of one syndication feed, learned from when its stories appeared: how many
 * there are by hour of the day and by day of the week, and whether there are more or fewer of late
 * than these two lead to expect. Some 600 bytes of JSON, however long the history.
 *
 * @param since from when on every story is found; empty before the first reading
 * @param upTo to when stories have been counted; empty before the first reading
 * @param hours counts by hour of the day in UTC, 0 to 23; what is 14 days old counts half
 * @param weekdays counts by day of the week in UTC, Monday first; what is 14 days old counts half
 * @param lately stories of late; what is 3 hours old counts half
 * @param latelyExpected how many they would have been by habit
 */
public record Rhythm(
        Optional<Instant> since,
        Optional<Instant> upTo,
        Tally hours,
        Tally weekdays,
        double lately,
        double latelyExpected) {

    /** Of a feed that was never read: 12 stories a day, at any time, until it is known better. */
    public static final Rhythm UNKNOWN =
            new Rhythm(Optional.empty(), Optional.empty(), Tally.empty(24), Tally.empty(7), 0, 0);

    /** How far back the entries of a first reading are believed. */
    private static final Duration PAST = Duration.ofDays(30);

    private static final double HABIT_HALF_LIFE = 14 * 24; // hours
    private static final double LATELY_HALF_LIFE = 3; // hours

    /** What is assumed of a feed, and for how many hours' worth of watching. */
    private static final double ASSUMED_STORIES = 1;

    private static final double ASSUMED_HOURS = 2;

    /** Stories' worth of doubt that the last hours differ from habit. */
    private static final double LATELY_DOUBT = 2;

    /**
     * The rhythm after one more reading.
     *
     * @param published when new stories appeared, as the feed states it
     * @param undated new stories that state no time
     */
    Rhythm observe(List<Instant> published, int undated, Instant now) {
        boolean first = upTo.isEmpty();
        var from = upTo.orElseGet(() -> beginning(published, now));
        if (from.isAfter(now)) {
            return this; // a clock went back
        }
        var middle = from.plus(Duration.between(from, now).dividedBy(2));
        var counted = new Counted(from, now);
        for (var time : published) {
            boolean within = !time.isBefore(from) && !time.isAfter(now);
            if (within || !first) {
                counted.story(within ? time : middle, 1);
            }
        }
        if (!first) {
            counted.story(middle, undated);
        }
        counted.watch();
        return counted.rhythm(first);
    }

    /**
     * The rhythm with stories that were found beside the last reading, at times that it covers.
     * Those from before the first reading are left out: nobody knows how many more there were.
     */
    Rhythm alsoFound(List<Instant> published, Instant now) {
        var end = upTo.filter(now::isAfter).orElse(now);
        var counted = new Counted(end, end);
        published.stream()
                .filter(time -> since.filter(time::isAfter).isPresent())
                .map(time -> time.isAfter(end) ? end : time)
                .forEach(time -> counted.story(time, 1));
        return since.isEmpty() ? this : counted.rhythm(false);
    }

    /** A first reading shows what was published before it. */
    private static Instant beginning(List<Instant> published, Instant now) {
        var oldest = published.stream().filter(it -> !it.isAfter(now)).min(Instant::compareTo);
        var limit = now.minus(PAST);
        return oldest.map(it -> it.isBefore(limit) ? limit : it).orElse(now);
    }

    /** What one reading adds. */
    private final class Counted {
        private final Instant from;
        private final Instant now;
        private final Tally.Sum byHour;
        private final Tally.Sum byWeekday;
        private double recent;
        private double recentExpected;

        Counted(Instant from, Instant now) {
            this.from = from;
            this.now = now;
            byHour = new Tally.Sum(hours, habitWeight(from));
            byWeekday = new Tally.Sum(weekdays, habitWeight(from));
            recent = lately * recentWeight(from);
            recentExpected = latelyExpected * recentWeight(from);
        }

        void story(Instant time, int count) {
            byHour.story(hour(time), count * habitWeight(time));
            byWeekday.story(weekday(time), count * habitWeight(time));
            recent += count * recentWeight(time);
        }

        void watch() {
            eachHour(
                    from,
                    now,
                    (at, time) -> {
                        byHour.watched(hour(at), time * habitWeight(at));
                        byWeekday.watched(weekday(at), time * habitWeight(at));
                        recentExpected += habitual(at) * time * recentWeight(at);
                    });
        }

        Rhythm rhythm(boolean first) {
            return new Rhythm(
                    since.or(() -> Optional.of(now)),
                    Optional.of(now),
                    byHour.tally(),
                    byWeekday.tally(),
                    first ? 0 : rounded(recent),
                    first ? 0 : rounded(recentExpected));
        }

        /** By whole hours: what is read every minute would else be rounded back every minute. */
        private double habitWeight(Instant time) {
            var age =
                    ChronoUnit.HOURS.between(
                            time.truncatedTo(ChronoUnit.HOURS), now.truncatedTo(ChronoUnit.HOURS));
            return age == 0 ? 1 : Math.pow(0.5, age / HABIT_HALF_LIFE);
        }

        private double recentWeight(Instant time) {
            return Math.pow(0.5, hoursBetween(time, now) / LATELY_HALF_LIFE);
        }
    }

    /** Stories a day, over the last weeks; 0 while nothing is known. */
    public double perDay() {
        var watched = sum(hours.hours());
        return watched == 0 ? 0 : sum(hours.stories()) / watched * 24;
    }

    /** Stories an hour that are to be expected at a time after {@link #upTo}. */
    double expected(Instant at) {
        var ratio = (lately + LATELY_DOUBT) / (latelyExpected + LATELY_DOUBT);
        var age = Math.max(0, upTo.map(it -> hoursBetween(it, at)).orElse(0.0));
        return habitual(at) * (1 + (ratio - 1) * Math.pow(0.5, age / LATELY_HALF_LIFE));
    }

    private double habitual(Instant at) {
        var average =
                (sum(hours.stories()) + ASSUMED_STORIES) / (sum(hours.hours()) + ASSUMED_HOURS);
        return average * hours.factor(hour(at), average) * weekdays.factor(weekday(at), average);
    }

    /** Goes through the hours of the clock, each with the part of it that lies between. */
    private static void eachHour(Instant from, Instant to, ObjDoubleConsumer<Instant> step) {
        for (var at = from; at.isBefore(to); ) {
            var next = at.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
            var end = next.isBefore(to) ? next : to;
            step.accept(at, hoursBetween(at, end));
            at = end;
        }
    }

    private static int hour(Instant time) {
        return time.atOffset(ZoneOffset.UTC).getHour();
    }

    private static int weekday(Instant time) {
        return time.atOffset(ZoneOffset.UTC).getDayOfWeek().getValue() - 1;
    }

    private static double hoursBetween(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 3_600_000.0;
    }

    private static double sum(List<Double> values) {
        var sum = 0.0;
        for (var value : values) {
            sum += value;
        }
        return sum;
    }

    private static double rounded(double value) {
        return Math.rint(value * 1_000) / 1_000;
    }
}
