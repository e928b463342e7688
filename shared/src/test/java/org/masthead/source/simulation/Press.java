package org.masthead.source.simulation;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Invented publishers, the same for the same seed. What is assumed, all of it favourable to no
 * policy in particular:
 *
 * <ul>
 *   <li>Stories a day are log-normal, median 6, from one a month to 400: a few agencies publish
 *       most of all stories.
 *   <li>Each publishes by the clock of its own time zone, little at night, less at the weekend, and
 *       at random within that; one in five releases what is ready on the quarter hour.
 *   <li>Every four days or so a title has news of its own: three to eight times the stories for one
 *       to four hours. Twice in the week all have the same news: twice the stories for three hours.
 *   <li>A feed holds the newest 10 to 100 entries. One in ten does not date them.
 *   <li>Two thirds of the answers may be kept for 1 to 60 minutes by their headers; a quarter of
 *       the feeds say "hourly" of themselves, whatever they do.
 *   <li>Every ten days or so an origin is down for an hour on average, and one answer in 200 fails
 *       at any time.
 * </ul>
 */
final class Press {

    /** A Monday. */
    static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

    static final Duration WEEK = Duration.ofDays(7);

    /** What the feeds hold when they are read first. */
    private static final Duration BEFORE = Duration.ofDays(30);

    private static final int[] ZONES = {-8, -6, -5, -3, 0, 0, 1, 1, 2, 3, 5, 8, 9};
    private static final int[] HOLDS = {10, 15, 20, 25, 30, 50, 100};

    private final SplittableRandom seeds;
    private final double pushing;
    private final List<Instant> commonNews = new ArrayList<>();

    /**
     * A press.
     *
     * @param pushing the share of titles whose hub pushes, 0 to 1
     */
    Press(long seed, double pushing) {
        this.seeds = new SplittableRandom(seed);
        this.pushing = pushing;
        for (int i = 0; i < 2; i++) {
            commonNews.add(START.plusSeconds(seeds.nextLong(WEEK.toSeconds())));
        }
    }

    List<Publisher> publishers(int count) {
        var publishers = new ArrayList<Publisher>();
        for (int i = 0; i < count; i++) {
            publishers.add(publisher(seeds.split()));
        }
        return publishers;
    }

    private Publisher publisher(RandomGenerator random) {
        var perDay = Math.clamp(6 * Math.exp(1.5 * random.nextGaussian()), 1 / 30.0, 400);
        var stories = stories(random, perDay);
        return new Publisher(
                perDay,
                stories,
                HOLDS[random.nextInt(HOLDS.length)],
                random.nextInt(10) > 0,
                freshFor(random.nextInt(100)),
                random.nextInt(4) == 0 ? Optional.of(Duration.ofHours(1)) : Optional.empty(),
                outages(random),
                random.nextDouble() < pushing);
    }

    private List<Instant> stories(RandomGenerator random, double perDay) {
        var clock = new Clock(random, perDay);
        var bursts = new Bursts(random, commonNews);
        boolean onTheQuarter = random.nextInt(5) == 0;
        var stories = new ArrayList<Instant>();
        var end = START.plus(WEEK).plus(1, ChronoUnit.DAYS);
        for (var at = START.minus(BEFORE); at.isBefore(end); at = at.plusSeconds(60)) {
            var expected = perDay / 1440 * clock.factor(at) * bursts.factor(at);
            for (int n = poisson(random, expected); n > 0; n--) {
                var time = at.plusSeconds(random.nextInt(60));
                stories.add(onTheQuarter ? nextQuarter(time) : time);
            }
        }
        stories.sort(Instant::compareTo);
        return stories;
    }

    private static Instant nextQuarter(Instant time) {
        long quarter = 15 * 60;
        return Instant.ofEpochSecond((time.getEpochSecond() / quarter + 1) * quarter);
    }

    private static int poisson(RandomGenerator random, double expected) {
        var limit = Math.exp(-expected);
        int n = 0;
        for (var product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
            n++;
        }
        return n;
    }

    private static Optional<Duration> freshFor(int percent) {
        if (percent < 35) {
            return Optional.empty();
        }
        int seconds = percent < 60 ? 60 : percent < 80 ? 300 : percent < 90 ? 900 : 3_600;
        return Optional.of(Duration.ofSeconds(seconds));
    }

    private static List<Publisher.Outage> outages(RandomGenerator random) {
        var outages = new ArrayList<Publisher.Outage>();
        var at = START.plusSeconds(pause(random, Duration.ofDays(10)));
        while (at.isBefore(START.plus(WEEK))) {
            var to = at.plusSeconds(Math.min(12 * 3_600, pause(random, Duration.ofHours(1))));
            var retryAfter =
                    random.nextInt(3) == 0
                            ? Optional.of(Duration.ofMinutes(10))
                            : Optional.<Duration>empty();
            outages.add(new Publisher.Outage(at, to, retryAfter));
            at = to.plusSeconds(pause(random, Duration.ofDays(10)));
        }
        return outages;
    }

    /** Seconds until something happens that happens once in so long. */
    private static long pause(RandomGenerator random, Duration mean) {
        return Math.round(mean.toSeconds() * random.nextExponential());
    }

    /** How much of its day's and week's average a newsroom publishes at a time. */
    private static final class Clock {
        private static final double[] DAY = {
            0, 0, 0, 0, 0, 0.3, 0.8, 1.5, 1.8, 1.8, 1.7, 1.6, 1.4, 1.5, 1.6, 1.6, 1.6, 1.4, 1.1,
            0.9, 0.9, 0.7, 0.5, 0.2
        };
        private final ZoneOffset zone;
        private final double night;
        private final double weekend;
        private final double mean;

        Clock(RandomGenerator random, double perDay) {
            zone = ZoneOffset.ofHours(ZONES[random.nextInt(ZONES.length)]);
            night = perDay > 100 ? 0.4 : random.nextDouble(0.05, 0.4);
            weekend = random.nextDouble(0.2, 0.9);
            var day = 0.0;
            for (var hour : DAY) {
                day += Math.max(night, hour) / 24;
            }
            mean = day * (5 + 2 * weekend) / 7;
        }

        double factor(Instant at) {
            OffsetDateTime local = at.atOffset(zone);
            boolean atWeekend = local.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
            return Math.max(night, DAY[local.getHour()]) * (atWeekend ? weekend : 1) / mean;
        }
    }

    /** Times with more news than usual; asked in the order of time. */
    private static final class Bursts {
        private final RandomGenerator random;
        private final List<Instant> common;
        private Instant from;
        private Instant to;
        private double factor;

        Bursts(RandomGenerator random, List<Instant> common) {
            this.random = random;
            this.common = common;
            this.from = START.minus(BEFORE);
            this.to = from;
            next();
        }

        private void next() {
            from = to.plusSeconds(pause(random, Duration.ofDays(4)));
            to = from.plusSeconds(random.nextLong(3_600, 4 * 3_600));
            factor = random.nextDouble(3, 8);
        }

        double factor(Instant at) {
            if (!at.isBefore(to)) {
                next();
            }
            var own = at.isBefore(from) ? 1 : factor;
            boolean shared =
                    common.stream()
                            .anyMatch(
                                    it -> !at.isBefore(it) && at.isBefore(it.plusSeconds(10_800)));
            return shared ? 2 * own : own;
        }
    }
}
