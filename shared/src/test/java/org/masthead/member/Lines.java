package org.masthead.member;

import java.time.Duration;
import java.time.Instant;

/** Ledger lines for tests. */
public final class Lines {

    public static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    public static final SubscriptionId APPLE = new SubscriptionId(Store.APPLE, "1000000815");

    private Lines() {}

    public static LedgerLine line(
            SubscriptionId id,
            String event,
            SubscriptionEvent kind,
            Instant signedAt,
            Terms terms) {
        return LedgerLine.of(event, id, kind, signedAt, signedAt.plusSeconds(2), terms);
    }

    /** Thirty days of the monthly plan, begun then. */
    public static LedgerLine month(SubscriptionId id, String event, Instant from) {
        return line(
                id, event, SubscriptionEvent.STARTED, from, active(from.plus(Duration.ofDays(30))));
    }

    public static Terms active(Instant until) {
        return Terms.until(SubscriptionState.ACTIVE, until, "monthly")
                .of("org.masthead.monthly")
                .renewing(true);
    }

    /** Terms of that state that satisfy its rules, ending thirty days later. */
    public static Terms in(SubscriptionState state, Instant from) {
        var end = from.plus(Duration.ofDays(30));
        return active(end).graceUntil(end.plus(Duration.ofDays(3))).in(state);
    }
}
