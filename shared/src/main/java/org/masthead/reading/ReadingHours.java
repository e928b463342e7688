package org.masthead.reading;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The seconds that a member is believed to have read in each clock hour, over all stories: {@value
 * #MOST} at most, for an hour has no more. An app that makes things up cannot make more of a member
 * than one who reads day and night.
 *
 * @param seconds by the first moment of the hour in which they were read
 */
public record ReadingHours(Map<Instant, Integer> seconds) {

    /** Seconds in an hour. */
    public static final int MOST = 3_600;

    public static final ReadingHours NONE = new ReadingHours(Map.of());

    public ReadingHours {
        seconds = Map.copyOf(seconds);
    }

    /**
     * What is believed of some events.
     *
     * @param events the same, with no more seconds than there was room for in their hours
     * @param hours as they are then
     */
    public record Believed(List<ReadingEvent> events, ReadingHours hours) {

        public Believed {
            events = List.copyOf(events);
        }
    }

    /** The first moment of the hour that an event's seconds belong to; empty where it has none. */
    public static Optional<Instant> of(ReadingEvent event) {
        return Optional.of(event.at().truncatedTo(ChronoUnit.HOURS))
                .filter(_ -> event.dwellSeconds() > 0);
    }

    /** Takes in events that were not taken in before. */
    public Believed believe(Collection<ReadingEvent> fresh) {
        var after = new HashMap<>(seconds);
        var believed = new ArrayList<ReadingEvent>();
        for (var event : fresh) {
            int some = of(event).map(hour -> take(after, hour, event.dwellSeconds())).orElse(0);
            believed.add(event.lasting(some));
        }
        return new Believed(believed, new ReadingHours(after));
    }

    private static int take(Map<Instant, Integer> hours, Instant hour, int claimed) {
        int room = MOST - hours.getOrDefault(hour, 0);
        int taken = Math.clamp(claimed, 0, Math.min(room, Reading.MOST_SECONDS_AT_ONCE));
        hours.merge(hour, taken, Integer::sum);
        return taken;
    }
}
