package org.masthead.member;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The rules of membership as pure functions over ledger events. */
public final class Ledger {

    /** A new member reads everything for fourteen days, without a card. */
    public static final Duration TRIAL = Duration.ofDays(14);

    private Ledger() {}

    public static LedgerEvent trial(Instant firstSight) {
        // One trial a member: the id is fixed, so a second one is the same line again.
        return new LedgerEvent(
                "trial", LedgerEvent.Kind.TRIAL_STARTED, firstSight, firstSight.plus(TRIAL));
    }

    /** The best of what the events grant; the order in which they are given does not matter. */
    public static Entitlement fold(List<LedgerEvent> events) {
        return events.stream()
                .max(Comparator.comparing(LedgerEvent::until))
                .map(Ledger::entitlement)
                .orElse(Entitlement.NONE);
    }

    private static Entitlement entitlement(LedgerEvent event) {
        return switch (event.kind()) {
            case TRIAL_STARTED ->
                    new Entitlement(Entitlement.State.TRIAL, Optional.of(event.until()));
        };
    }
}
