package org.masthead.membership;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.masthead.member.Entitlement;
import org.masthead.member.Ledger;
import org.masthead.member.LedgerLine;
import org.masthead.member.Store;
import org.masthead.member.Subscription;
import org.masthead.member.SubscriptionState;
import org.masthead.membership.store.ManagedAt;

/**
 * What the app shows under "membership".
 *
 * @param state now
 * @param entitled whether stories open now
 * @param until the end of what was granted last
 * @param plan of the best that lasts
 * @param subscriptions each that the member holds, the best first
 * @param ledger every line, oldest first
 */
record MembershipView(
        String member,
        SubscriptionState state,
        boolean entitled,
        Optional<Instant> until,
        Optional<String> plan,
        List<SubscriptionView> subscriptions,
        List<LineView> ledger) {

    /** One subscription; {@code manage} is where the member changes or cancels it. */
    record SubscriptionView(
            String id,
            Store store,
            SubscriptionState state,
            String plan,
            Optional<String> product,
            Optional<Instant> until,
            boolean autoRenew,
            boolean familyShared,
            Optional<ManagedAt> manage) {

        static SubscriptionView of(Subscription subscription, Instant now) {
            var line = subscription.latest();
            var terms = line.terms();
            return new SubscriptionView(
                    line.subscription().toString(),
                    line.subscription().store(),
                    subscription.stateAt(now),
                    terms.plan(),
                    Optional.of(terms.product()).filter(it -> !it.isEmpty()),
                    terms.periodEnd(),
                    terms.autoRenew(),
                    line.familyShared(),
                    manage(line));
        }

        /** A grant, or what a family member bought, is not the member's to change. */
        private static Optional<ManagedAt> manage(LedgerLine line) {
            var store = line.subscription().store();
            return Optional.of(store)
                    .filter(it -> it.charges() || it == Store.HOUSEHOLD)
                    .filter(it -> !line.familyShared())
                    .map(ManagedAt::of);
        }
    }

    /** A line of the ledger, as its holder may see it. */
    record LineView(
            String id,
            String subscription,
            org.masthead.member.SubscriptionEvent event,
            SubscriptionState state,
            String plan,
            Instant at,
            Optional<Instant> until,
            boolean autoRenew) {

        static LineView of(LedgerLine line) {
            return new LineView(
                    line.id(),
                    line.subscription().toString(),
                    line.event(),
                    line.terms().state(),
                    line.terms().plan(),
                    line.signedAt(),
                    line.terms().periodEnd(),
                    line.terms().autoRenew());
        }
    }

    static MembershipView of(
            String member, Entitlement entitlement, List<LedgerLine> ledger, Instant now) {
        return new MembershipView(
                member,
                entitlement.stateAt(now),
                entitlement.opensAt(now),
                entitlement.until(),
                entitlement.best(now).map(Entitlement.Grant::plan),
                Ledger.subscriptions(ledger).stream()
                        .map(it -> SubscriptionView.of(it, now))
                        .sorted(
                                Comparator.comparing((SubscriptionView it) -> !it.state().opens())
                                        .thenComparing(SubscriptionView::id))
                        .toList(),
                ledger.stream().sorted(Subscription.BY_TIME).map(LineView::of).toList());
    }
}
