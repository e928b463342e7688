package org.masthead.page;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A page that is young enough to change, or could not be had yet: it is asked for again 15 minutes,
 * 1 hour, 6 hours and 24 hours after Masthead first knew of it, which is when newsrooms correct
 * most.
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

    /** Until a page that is missed after the last of these times is looked for a second time. */
    private static final Duration ONCE_MORE = Duration.ofHours(1);

    /** A page that appeared longer ago is not expected to change. */
    private static final Duration YOUNG = Duration.ofDays(2);

    /** Whether an errand that ends so begins the rechecks of an address that has had none. */
    public static boolean follow(FetchMessage message, PageOutcome outcome) {
        return switch (message.kind()) {
            case PAGE, ENTRY ->
                    switch (outcome) {
                        case STORED -> isYoung(message);
                        case UNAVAILABLE, FAILED -> true;
                        case QUEUED, READ, UNCHANGED, RETRYING, MISSING, GONE, REFUSED, WITHHELD ->
                                false;
                    };
            case FEED, DISCOVER, SUBSCRIBE -> false;
        };
    }

    private static boolean isYoung(FetchMessage message) {
        var oldest = message.discovered().minus(YOUNG);
        return message.published().filter(at -> at.isBefore(oldest)).isEmpty();
    }

    /** Whether an errand that ends so ends the rechecks: what is not wanted kept is not asked. */
    public static boolean end(FetchMessage message, PageOutcome outcome) {
        return outcome == PageOutcome.GONE
                // An entry that is refused says nothing of its page.
                || (outcome == PageOutcome.REFUSED && message.kind() == FetchMessage.Kind.PAGE);
    }

    /** When a page that was missed is looked for again, where no other recheck is to come. */
    public static Instant onceMore(FetchMessage missed) {
        return missed.issuedAt().plus(ONCE_MORE);
    }

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
                Optional.empty(),
                Optional.empty());
    }
}
