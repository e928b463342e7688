package org.masthead.member;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * One subscription as the ledger has it: the line that its store signed last.
 *
 * @param latest decides alone; older lines are history
 * @param replaced whether another subscription of the same ledger has taken its place
 */
public record Subscription(LedgerLine latest, boolean replaced) {

    /**
     * A subscription that renews by itself stays open so long after its end: the store's notice of
     * the renewal is under way, and its clock and ours may differ by five minutes.
     */
    public static final Duration MARGIN = Duration.ofMinutes(5);

    /**
     * The order of a subscription's lines: by the holder they belong to, then by the store's clock,
     * never by arrival. A tie (Stripe's seconds) falls to the id, so that every replica decides
     * alike.
     */
    public static final Comparator<LedgerLine> ORDER =
            Comparator.comparingInt(LedgerLine::tenure)
                    .thenComparing(line -> line.event() == SubscriptionEvent.RELEASED)
                    .thenComparing(LedgerLine::signedAt)
                    .thenComparing(LedgerLine::id);

    /** The order in which a whole ledger is shown: by the stores' clocks. */
    public static final Comparator<LedgerLine> BY_TIME =
            Comparator.comparing(LedgerLine::signedAt)
                    .thenComparing(LedgerLine::recordedAt)
                    .thenComparing(line -> line.subscription().toString())
                    .thenComparing(ORDER);

    public SubscriptionId id() {
        return latest.subscription();
    }

    /** Now, without anybody having written that the end has come. */
    public SubscriptionState stateAt(Instant now) {
        var state = latest.terms().state();
        if (replaced) {
            return SubscriptionState.EXPIRED;
        }
        return opensUntil().filter(end -> !now.isBefore(end)).isPresent()
                ? SubscriptionState.EXPIRED
                : state;
    }

    /** Whether its store will take the holder's money again. */
    public boolean charges(Instant now) {
        return id().store().charges()
                && latest.terms().autoRenew()
                && switch (stateAt(now)) {
                    case PENDING, TRIAL, ACTIVE, GRACE, HOLD, PAUSED -> true;
                    case NONE, EXPIRED, REVOKED -> false;
                };
    }

    /**
     * The first instant at which stories no longer open.
     *
     * @return empty where they do not open at all
     */
    public Optional<Instant> opensUntil() {
        var terms = latest.terms();
        if (replaced || !terms.state().opens()) {
            return Optional.empty();
        }
        var end =
                terms.state() == SubscriptionState.GRACE
                        ? later(terms.graceEnd(), terms.periodEnd())
                        : terms.periodEnd();
        return end.map(it -> terms.autoRenew() ? it.plus(MARGIN) : it);
    }

    private static Optional<Instant> later(Optional<Instant> one, Optional<Instant> other) {
        return one.filter(it -> other.filter(it::isBefore).isEmpty()).or(() -> other);
    }
}
