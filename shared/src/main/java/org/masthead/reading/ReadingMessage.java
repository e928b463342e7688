package org.masthead.reading;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What waits in the events queue: a batch of one member's events, or the wish to be forgotten.
 *
 * @param receivedAt when the API took it in
 * @param forgetUntil what the member read until then is to be deleted; empty of events
 */
public record ReadingMessage(
        String member,
        Instant receivedAt,
        List<ReadingEvent> events,
        Optional<Instant> forgetUntil) {

    public ReadingMessage {
        events = List.copyOf(events);
    }

    /** A batch of events. */
    public static ReadingMessage of(String member, Instant receivedAt, List<ReadingEvent> events) {
        return new ReadingMessage(member, receivedAt, events, Optional.empty());
    }

    /** The wish that all until now be forgotten. */
    public static ReadingMessage forget(String member, Instant now) {
        return new ReadingMessage(member, now, List.of(), Optional.of(now));
    }
}
