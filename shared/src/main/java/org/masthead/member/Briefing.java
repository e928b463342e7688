package org.masthead.member;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/**
 * The events of a member's day, as they were chosen once that morning.
 *
 * @param day the morning it belongs to, in the member's zone
 * @param at when it was made
 * @param stories ids, in order
 */
public record Briefing(LocalDate day, Instant at, List<String> stories) {

    /** When a new day's briefing may be made, in the member's zone. */
    public static final LocalTime MORNING = LocalTime.of(5, 0);

    public Briefing {
        stories = List.copyOf(stories);
    }

    /** The day whose briefing it is time for: until five in the morning still yesterday's. */
    public static LocalDate dayAt(Instant now, ZoneId zone) {
        return now.minus(Duration.between(LocalTime.MIDNIGHT, MORNING)).atZone(zone).toLocalDate();
    }

    /** When there may be another. */
    public static Instant nextAfter(LocalDate day, ZoneId zone) {
        return day.plusDays(1).atTime(MORNING).atZone(zone).toInstant();
    }
}
