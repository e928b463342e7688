package org.masthead.reading;

import java.time.Instant;
import java.util.Optional;

/**
 * One act of a member, as their app reports it.
 *
 * @param id given by the app, unique among the member's events; the same event sent again has the
 *     same id
 * @param story its id
 * @param at when it happened, as far as we believe the app's clock
 * @param dwellSeconds of {@link EventKind#READ}; 0 of others
 * @param list names the list that a shown or opened card stood in, among the events of one batch
 * @param why the card's token, unchanged
 */
public record ReadingEvent(
        String id,
        EventKind kind,
        String story,
        Instant at,
        int dwellSeconds,
        Optional<String> list,
        Optional<String> why) {

    /** The same with so many seconds. */
    ReadingEvent lasting(int seconds) {
        return new ReadingEvent(id, kind, story, at, seconds, list, why);
    }
}
