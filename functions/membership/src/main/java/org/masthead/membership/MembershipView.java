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
            Optional<String> manage) {

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

        /**
         * The stores' own pages (developer.apple.com, "Handling subscriptions billing";
         * developer.android.com, "Link to Google Play subscription settings"); Stripe's is made for
         * each visit.
         */
        private static Optional<String> manage(LedgerLine line) {
            if (line.familyShared()) {
                return Optional.empty();
            }
            return switch (line.subscription().store()) {
                case APPLE -> Optional.of("https://apps.apple.com/account/subscriptions");
                case GOOGLE -> Optional.of("https://play.google.com/store/account/subscriptions");
                case STRIPE -> Optional.of("/v1/me/portal");
                case HOUSEHOLD -> Optional.of("/v1/me/household");
                case VOUCHER, GIFT, COMPLIMENTARY, TRIAL -> Optional.empty();
            };
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
