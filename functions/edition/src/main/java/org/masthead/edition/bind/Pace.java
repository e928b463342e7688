package org.masthead.edition.bind;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.masthead.aws.CountersTable;
import org.masthead.edition.Popularity;
import org.masthead.reading.Counted;
import org.masthead.reading.Counts;

/**
 * How often the stories are met, out of the counts of the last hours. Hours that are closed are
 * read once.
 */
final class Pace {

    /** After two days an event of the longest window counts a quarter. */
    private static final Duration REACH = Duration.ofDays(2);

    private static final Map<Counted, Popularity.Count> COUNTS =
            Map.of(
                    Counted.SHOWN, Popularity.Count.SHOWN,
                    Counted.OPENED, Popularity.Count.CLICKED,
                    Counted.READ, Popularity.Count.READ,
                    Counted.SHARED, Popularity.Count.SHARED);

    private final CountersTable table;
    private final TreeMap<Instant, CountersTable.Hour> hours = new TreeMap<>();

    Pace(CountersTable table) {
        this.table = table;
    }

    /** By story id, as of now; those that nobody met are not in it. */
    Map<String, Popularity> at(Instant now) {
        table.since(firstOpen(now), now).forEach(hour -> hours.put(hour.hour(), hour));
        hours.headMap(now.minus(REACH)).clear();
        var popularity = new HashMap<String, Popularity>();
        for (var hour : hours.values()) {
            double hoursAgo = hoursAgo(hour.hour(), now);
            hour.stories()
                    .forEach((story, counts) ->
                            popularity.merge(
                                    story,
                                    plus(Popularity.NONE, counts, hoursAgo),
                                    (sum, _) -> plus(sum, counts, hoursAgo)));
        }
        return popularity;
    }

    /** Changes with every count; 0 while there is none. */
    int state() {
        return hours.values().stream()
                .filter(hour -> !hour.stories().isEmpty())
                .mapToInt(hour -> Objects.hash(hour.hour(), hour.stories()))
                .sum();
    }

    private Instant firstOpen(Instant now) {
        return hours.values().stream()
                .filter(hour -> !hour.closed())
                .map(CountersTable.Hour::hour)
                .findFirst()
                .orElseGet(() ->
                        hours.isEmpty()
                                ? now.minus(REACH)
                                : hours.lastKey().plus(Duration.ofHours(1)));
    }

    /** Of the middle of the hour, as far as it has passed. */
    private static double hoursAgo(Instant hour, Instant now) {
        double begun = Duration.between(hour, now).toMillis() / 3_600_000.0;
        return begun - Math.min(1, begun) / 2;
    }

    private static Popularity plus(Popularity sum, Counts counts, double hoursAgo) {
        var more = sum;
        for (var counted : COUNTS.entrySet()) {
            long times = counts.of(counted.getKey());
            more = times == 0 ? more : more.plus(counted.getValue(), (double) times, hoursAgo);
        }
        return more;
    }
}
