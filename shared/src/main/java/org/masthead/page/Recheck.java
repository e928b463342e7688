package org.masthead.page;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A page that is young enough to change: it is asked for again 15 minutes, 1 hour, 6 hours and 24
 * hours after Masthead first knew of it, which is when newsrooms correct most.
 *
 * @param discovered when Masthead first knew of the address
 * @param from from when on these times count
 * @param due when this recheck is to happen, to the second
 */
public record Recheck(
        String url,
        String sourceId,
        String correlationId,
        Instant discovered,
        Instant from,
        Instant due) {

    private static final List<Duration> AFTER =
            List.of(
                    Duration.ofMinutes(15),
                    Duration.ofHours(1),
                    Duration.ofHours(6),
                    Duration.ofHours(24));

    /**
     * The next one.
     *
     * @return empty where the page is no longer young; those that were missed are not made up for
     */
    public static Optional<Instant> after(Instant from, Instant now) {
        return AFTER.stream().map(from::plus).filter(now::isBefore).findFirst();
    }

    /**
     * Asks for the page. Issued when it was due, so that asking twice is asking once; known as long
     * as the page is, so that bytes that have not changed are kept where they are.
     */
    public FetchMessage message() {
        return new FetchMessage(
                sourceId,
                FetchMessage.Kind.PAGE,
                url,
                discovered,
                due,
                1,
                correlationId,
                Optional.empty(),
                Optional.empty());
    }
}
