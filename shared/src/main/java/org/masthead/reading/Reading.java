package org.masthead.reading;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.masthead.member.Signal;

/**
 * What one member did with one story: the events that were taken in, and what was counted of them.
 * Whatever comes twice, and in whatever order, is counted once and ends in the same state.
 *
 * <p>Seconds are believed within bounds: {@link #MOST_AT_ONCE} of one event, and of one member and
 * story three times the time that it takes to read, a minute at least and half an hour at most. A
 * tablet that was left open, and an app that makes things up, add no more than a slow reader. What
 * all stories of one hour add is bounded by {@link ReadingHours}.
 *
 * @param events ids of those taken in
 * @param done what was counted already
 * @param dwellSeconds what was counted of them
 * @param firstRead when the member first opened it; empty while they have not
 * @param latest when the latest event happened
 */
public record Reading(
        Set<String> events,
        Set<Counted> done,
        int dwellSeconds,
        Optional<Instant> firstRead,
        Instant latest) {

    public static final Reading NOTHING =
            new Reading(Set.of(), Set.of(), 0, Optional.empty(), Instant.EPOCH);

    /** Who has a story on the screen for this long has read in it, not just opened it. */
    public static final Duration READ_AFTER = Duration.ofSeconds(10);

    /** Of one event. Apps report every minute or so, and when the story is left. */
    public static final Duration MOST_AT_ONCE = Duration.ofMinutes(10);

    static final int MOST_SECONDS_AT_ONCE = (int) MOST_AT_ONCE.toSeconds();

    /** Event ids kept of one member and story; what comes after them is not counted. */
    public static final int MOST_EVENTS = 64;

    private static final int LEAST_CAP = 60;
    private static final int MOST_CAP = 1_800;
    private static final int SLOW = 3;

    public Reading {
        events = Set.copyOf(events);
        done = Set.copyOf(done);
    }

    /**
     * What came of some events.
     *
     * @param reading as it is now
     * @param counts what they add to the story's
     * @param told what they newly say of the member's taste, and when
     */
    public record Taken(Reading reading, Counts counts, Map<Signal, Instant> told) {

        public Taken {
            told = Map.copyOf(told);
        }

        /** Whether they were all known before. */
        public boolean isNothingNew(Reading before) {
            return reading.equals(before);
        }
    }

    /**
     * Takes in events of this member and story.
     *
     * @param readingSeconds how long the story takes to read
     */
    public Taken take(Collection<ReadingEvent> some, int readingSeconds) {
        var ids = new LinkedHashSet<>(events);
        var fresh =
                some.stream()
                        .filter(event -> ids.size() < MOST_EVENTS && ids.add(event.id()))
                        .toList();
        int dwell = Math.min(cap(readingSeconds), dwellSeconds + seconds(fresh));
        var after = new Reading(ids, done(fresh, dwell), dwell, firstRead(fresh), latest(fresh));
        return new Taken(after, after.countsSince(this), told(after, fresh));
    }

    /** Those that were not taken in before. */
    public List<ReadingEvent> fresh(Collection<ReadingEvent> some) {
        return some.stream().filter(event -> !events.contains(event.id())).toList();
    }

    /** Seconds make a read, however many events they come in. */
    private Set<Counted> done(List<ReadingEvent> fresh, int dwell) {
        var now = EnumSet.noneOf(Counted.class);
        now.addAll(done);
        fresh.stream().map(event -> event.kind().counted()).forEach(now::add);
        if (!done.contains(Counted.READ) && dwell < READ_AFTER.toSeconds()) {
            now.remove(Counted.READ);
        }
        return now;
    }

    private Map<Signal, Instant> told(Reading after, List<ReadingEvent> fresh) {
        var told = new EnumMap<Signal, Instant>(Signal.class);
        for (var event : fresh) {
            var counted = event.kind().counted();
            if (after.done.contains(counted) && !done.contains(counted)) {
                event.kind()
                        .signal()
                        .ifPresent(signal -> told.merge(signal, event.at(), Reading::later));
            }
        }
        return told;
    }

    private static int seconds(List<ReadingEvent> fresh) {
        return fresh.stream()
                .mapToInt(event -> Math.clamp(event.dwellSeconds(), 0, MOST_SECONDS_AT_ONCE))
                .sum();
    }

    private static int cap(int readingSeconds) {
        return Math.clamp(SLOW * (long) readingSeconds, LEAST_CAP, MOST_CAP);
    }

    private Optional<Instant> firstRead(List<ReadingEvent> fresh) {
        return Stream.concat(
                        firstRead.stream(),
                        fresh.stream()
                                .filter(event -> event.kind().isReading())
                                .map(ReadingEvent::at))
                .min(Instant::compareTo);
    }

    private Instant latest(List<ReadingEvent> fresh) {
        return fresh.stream().map(ReadingEvent::at).reduce(latest, Reading::later);
    }

    private static Instant later(Instant a, Instant b) {
        return b.isAfter(a) ? b : a;
    }

    private Counts countsSince(Reading before) {
        var counts = Counts.of(Counted.DWELL_SECONDS, dwellSeconds - (long) before.dwellSeconds);
        for (var counted : done) {
            counts = counts.plus(counted, before.done.contains(counted) ? 0 : 1);
        }
        return counts;
    }
}
