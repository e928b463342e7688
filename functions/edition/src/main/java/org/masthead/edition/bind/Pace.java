package org.masthead.edition.bind;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.masthead.aws.CountersTable;
import org.masthead.edition.Edition;
import org.masthead.edition.Popularity;
import org.masthead.lambda.Log;
import org.masthead.lambda.SideBySide;
import org.masthead.reading.Counted;
import org.masthead.reading.Counts;

/**
 * How often the stories are met, out of the counts of the last hours. Hours that are closed are
 * read once. Where counters cannot be read, what was counted up to then stands, and the next minute
 * reads what is missing: news does not wait for numbers.
 *
 * <p>A query costs half a read unit at least, and there are {@value CountersTable#SHARDS} an hour:
 * a process that knows nothing reads 48 hours for 192 units, sixteen hours at a time; later a
 * minute costs 4, or 8 while the hour before is not closed.
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
    private final ConcurrentNavigableMap<Instant, CountersTable.Hour> hours =
            new ConcurrentSkipListMap<>();

    /** Whether every hour was read at least once. */
    private boolean knowsAll;

    Pace(CountersTable table) {
        this.table = table;
    }

    /**
     * By story id, as of now; those that nobody met are not in it.
     *
     * @param earlier the last edition: its counts stand in where this process never read some
     */
    Map<String, Popularity> at(Instant now, Optional<Edition> earlier) {
        var failures = readOpenHours(now);
        hours.headMap(now.minus(REACH)).clear();
        if (failures.isEmpty()) {
            knowsAll = true;
            return counts(now);
        }
        tell(failures, now);
        return earlier.filter(_ -> !knowsAll).map(Pace::countsOf).orElseGet(() -> counts(now));
    }

    /** The weights as they were learned last, or else as the last edition has them. */
    Optional<String> weights(Optional<Edition> earlier) {
        try {
            return table.weights();
        } catch (RuntimeException e) {
            Log.error("The ranking's weights cannot be read; the last edition's stand", e);
            return earlier.flatMap(Edition::model);
        }
    }

    /** Changes with every count; 0 while there is none. */
    int state() {
        return hours.values().stream()
                .filter(hour -> !hour.stories().isEmpty())
                .mapToInt(hour -> Objects.hash(hour.hour(), hour.stories()))
                .sum();
    }

    /**
     * Once one cannot be read, the others are left for the next minute: each try takes its time.
     */
    private Queue<RuntimeException> readOpenHours(Instant now) {
        var failures = new ConcurrentLinkedQueue<RuntimeException>();
        SideBySide.each(
                open(now).toList(),
                failures::isEmpty,
                hour -> {
                    try {
                        hours.put(hour, table.hour(hour, now));
                    } catch (RuntimeException e) {
                        failures.add(e);
                    }
                });
        return failures;
    }

    private Stream<Instant> open(Instant now) {
        return within(now)
                .filter(hour ->
                        Optional.ofNullable(hours.get(hour))
                                .filter(CountersTable.Hour::closed)
                                .isEmpty());
    }

    private static Stream<Instant> within(Instant now) {
        return Stream.iterate(
                        now.truncatedTo(ChronoUnit.HOURS), hour -> hour.minus(Duration.ofHours(1)))
                .takeWhile(hour -> !hour.isBefore(now.minus(REACH)));
    }

    private void tell(Queue<RuntimeException> failures, Instant now) {
        Log.error(
                "Counters cannot be read; the edition is bound with the last known counts",
                failures.element(),
                "hoursUnread",
                open(now).count());
        Log.metrics(Map.of("CountersUnread", "Count"), Map.of("CountersUnread", 1));
    }

    private static Map<String, Popularity> countsOf(Edition edition) {
        var popularity = new HashMap<String, Popularity>();
        IntStream.range(0, edition.size())
                .forEach(story -> popularity.put(edition.id(story), edition.popularity(story)));
        return popularity;
    }

    private Map<String, Popularity> counts(Instant now) {
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
