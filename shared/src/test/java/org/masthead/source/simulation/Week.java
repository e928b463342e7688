package org.masthead.source.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.masthead.source.Check;
import org.masthead.source.FeedHints;

/** One publisher's week under one pace. Nothing is known of the publisher when it begins. */
final class Week {

    /** From the minute in which refresh asks to the answer: a queue and a GET. */
    private static final Duration ERRAND = Duration.ofSeconds(5);

    /** From a story to its push. */
    private static final Duration PUSH = Duration.ofSeconds(10);

    private final Publisher publisher;
    private final Pace pace;
    private final Tallied tallied;
    private final RandomGenerator luck = new SplittableRandom(7);

    /** Stories that have been found or lost; those from here on have not. */
    private int known;

    private Week(Publisher publisher, Pace pace, Tallied tallied) {
        this.publisher = publisher;
        this.pace = pace;
        this.tallied = tallied;
    }

    static void live(Publisher publisher, Pace pace, Tallied tallied) {
        new Week(publisher, pace, tallied).live();
    }

    /** One day more than counts, so that what appears in the week's last hour is found too. */
    private void live() {
        var weekEnd = Press.START.plus(Press.WEEK);
        for (var at = Press.START; at.isBefore(weekEnd.plus(1, ChronoUnit.DAYS)); ) {
            if (at.isBefore(weekEnd)) {
                tallied.request();
            }
            at = tick(pace.next(check(at), at, at.plus(ERRAND)), at);
        }
        while (known < publisher.stories().size()) {
            lose(publisher.stories().get(known++));
        }
    }

    /** Refresh runs every minute. */
    private static Instant tick(Instant due, Instant last) {
        var minute = due.plusSeconds(59).truncatedTo(ChronoUnit.MINUTES);
        return minute.isAfter(last) ? minute : last.plusSeconds(60);
    }

    private Check check(Instant at) {
        var outage = publisher.outage(at);
        if (outage.isPresent()) {
            return new Check.Failed("origin answered 503", outage.get().retryAfter());
        }
        return luck.nextInt(200) == 0
                ? new Check.Failed("no whole answer within 20 s", Optional.empty())
                : read(at.plus(ERRAND));
    }

    private Check read(Instant now) {
        int end = known;
        while (end < publisher.stories().size() && !publisher.stories().get(end).isAfter(now)) {
            end++;
        }
        int first = Math.max(known, end - publisher.holds());
        for (int story = known; story < first; story++) {
            lose(publisher.stories().get(story));
        }
        var found = publisher.stories().subList(first, end);
        found.forEach(story -> find(story, now));
        known = end;
        return found.isEmpty()
                ? new Check.Unchanged(publisher.freshFor(), Optional.empty())
                : news(found, end);
    }

    private Check news(List<Instant> found, int end) {
        return new Check.Read(
                publisher.dated() ? found : List.of(),
                publisher.dated() ? 0 : found.size(),
                new FeedHints(
                        Math.min(end, publisher.holds()),
                        publisher.freshFor(),
                        publisher.ttl(),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty()),
                "",
                Optional.empty());
    }

    private void find(Instant story, Instant now) {
        if (counts(story)) {
            tallied.found(Duration.between(story, publisher.pushes() ? story.plus(PUSH) : now));
        }
    }

    private void lose(Instant story) {
        if (counts(story) && !publisher.pushes()) {
            tallied.lost();
        }
    }

    private static boolean counts(Instant story) {
        return !story.isBefore(Press.START) && story.isBefore(Press.START.plus(Press.WEEK));
    }
}
