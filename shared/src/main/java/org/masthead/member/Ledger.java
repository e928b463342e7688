package org.masthead.member;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The rules of membership as pure functions over the lines of one member's ledger. Neither the
 * order in which lines are given nor how often changes anything.
 */
public final class Ledger {

    /** A new member reads everything for fourteen days, without a card. */
    public static final Duration TRIAL = Duration.ofDays(14);

    private Ledger() {}

    /** The free days of a new member; the id is fixed, so a second one is the same line again. */
    public static LedgerLine trial(String member, Instant firstSight) {
        return LedgerLine.of(
                        "trial",
                        new SubscriptionId(Store.TRIAL, member),
                        SubscriptionEvent.STARTED,
                        firstSight,
                        firstSight,
                        Terms.until(SubscriptionState.TRIAL, firstSight.plus(TRIAL), Plan.TRIAL))
                .heldBy(member);
    }

    /**
     * The line that ends the free days, where they go on.
     *
     * @param lines of one member
     */
    public static Optional<LedgerLine> endOfTrial(Collection<LedgerLine> lines, Instant now) {
        return subscriptions(lines).stream()
                .filter(it -> it.id().store() == Store.TRIAL && it.stateAt(now).opens())
                .map(Subscription::latest)
                .findFirst()
                .map(trial ->
                        LedgerLine.of(
                                "used-before",
                                trial.subscription(),
                                SubscriptionEvent.ENDED,
                                // Never before the line that it ends.
                                now.isAfter(trial.signedAt())
                                        ? now
                                        : trial.signedAt().plusMillis(1),
                                now,
                                trial.terms().in(SubscriptionState.EXPIRED)));
    }

    /** Each subscription that the member holds, as its last line has it, in no order. */
    public static List<Subscription> subscriptions(Collection<LedgerLine> lines) {
        Map<SubscriptionId, LedgerLine> latest = new LinkedHashMap<>();
        lines.forEach(line -> latest.merge(line.subscription(), line, Ledger::later));
        var replaced =
                latest.values().stream()
                        .flatMap(line -> line.replaces().stream())
                        .collect(Collectors.toSet());
        return latest.values().stream()
                .filter(line -> line.event() != SubscriptionEvent.RELEASED)
                .map(line -> new Subscription(line, replaced.contains(line.subscription())))
                .toList();
    }

    private static LedgerLine later(LedgerLine one, LedgerLine other) {
        return Subscription.ORDER.compare(one, other) >= 0 ? one : other;
    }

    /** The line that decides about a subscription now, if it is in the ledger. */
    public static Optional<LedgerLine> latest(
            Collection<LedgerLine> lines, SubscriptionId subscription) {
        return lines.stream()
                .filter(line -> line.subscription().equals(subscription))
                .max(Subscription.ORDER);
    }

    /** What the lines let the member read, with its ends: true at every later moment. */
    public static Entitlement fold(Collection<LedgerLine> lines) {
        return Entitlement.of(subscriptions(lines));
    }
}
