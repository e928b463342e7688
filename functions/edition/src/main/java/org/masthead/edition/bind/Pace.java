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

    /** A count of the table, and how many of it are one of the edition. */
    private record Rate(Popularity.Count count, double of) {}

    private static final Map<Counted, Rate> RATES =
            Map.of(
                    Counted.EXPECTED_THOUSANDTHS, new Rate(Popularity.Count.EXPECTED, 1_000),
                    Counted.OPENED, new Rate(Popularity.Count.CLICKED, 1),
                    Counted.READ, new Rate(Popularity.Count.READ, 1),
                    Counted.SHARED, new Rate(Popularity.Count.SHARED, 1));

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
        for (var counted : RATES.entrySet()) {
            long times = counts.of(counted.getKey());
            var rate = counted.getValue();
            more = times == 0 ? more : more.plus(rate.count(), times / rate.of(), hoursAgo);
        }
        return more;
    }
}
