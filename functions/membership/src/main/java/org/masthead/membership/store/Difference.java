package org.masthead.membership.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.masthead.member.LedgerLine;
import org.masthead.member.Plan;
import org.masthead.member.Subscription;
import org.masthead.member.SubscriptionState;

/**
 * Where ledger and store say different things of one subscription.
 *
 * @param subscription the key under which it lies in the members table: no store's id, no member
 * @param what one sentence a difference
 */
public record Difference(String subscription, String store, List<String> what) {

    /** Stores round ends; their clocks and ours differ. */
    private static final Duration SAME_TIME = Duration.ofMinutes(10);

    /** What differs; empty where nothing that matters does. */
    static List<String> between(LedgerLine ledger, LedgerLine store, Instant now) {
        var ours = ledger.terms();
        var theirs = store.terms();
        var what = new ArrayList<String>();
        if (stateAt(ledger, now) != stateAt(store, now)) {
            what.add(
                    "state: ledger %s, store %s"
                            .formatted(stateAt(ledger, now).label(), stateAt(store, now).label()));
        }
        if (!isSame(ours.periodEnd(), theirs.periodEnd()) && theirs.state().opens()) {
            what.add(
                    "end: ledger %s, store %s"
                            .formatted(words(ours.periodEnd()), words(theirs.periodEnd())));
        }
        if (ours.autoRenew() != theirs.autoRenew() && theirs.state().opens()) {
            what.add(
                    "renewal: ledger %b, store %b".formatted(ours.autoRenew(), theirs.autoRenew()));
        }
        if (!ours.product().equals(theirs.product())) {
            what.add("product: ledger %s, store %s".formatted(ours.product(), theirs.product()));
        }
        if (ours.plan().equals(Plan.UNKNOWN) && !theirs.plan().equals(Plan.UNKNOWN)) {
            what.add("plan: ledger unknown, now %s has the product".formatted(theirs.plan()));
        }
        return what;
    }

    /** Over is over, whether the store has said so or not. */
    private static SubscriptionState stateAt(LedgerLine line, Instant now) {
        return new Subscription(line, false).stateAt(now);
    }

    private static boolean isSame(Optional<Instant> one, Optional<Instant> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() && other.isEmpty();
        }
        return Duration.between(one.get(), other.get()).abs().compareTo(SAME_TIME) <= 0;
    }

    private static String words(Optional<Instant> end) {
        return end.map(Instant::toString).orElse("none");
    }
}
