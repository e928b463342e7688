package org.masthead.membership.rights;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.masthead.aws.BoughtGifts;
import org.masthead.aws.LedgerTable;
import org.masthead.lambda.Problem.Fault;
import org.masthead.member.Ledger;
import org.masthead.member.Store;
import org.masthead.member.Subscription;
import org.masthead.member.SubscriptionId;
import org.masthead.membership.store.Errands;
import org.masthead.membership.store.ManagedAt;

/**
 * What is settled with the stores before a member goes. What they have subscribed to on the web is
 * ours to end; what they have made with a shop, only they can end.
 */
final class Settlement {

    private final LedgerTable ledger;
    private final BoughtGifts gifts;
    private final Errands errands;
    private final InstantSource clock;

    Settlement(LedgerTable ledger, BoughtGifts gifts, Errands errands, InstantSource clock) {
        this.ledger = ledger;
        this.gifts = gifts;
        this.errands = errands;
        this.clock = clock;
    }

    /**
     * A subscription that renews.
     *
     * @param until the end of what is paid: when the store charges next
     * @param manage where the member ends it themselves
     */
    record Charging(
            String subscription,
            Store store,
            String plan,
            Optional<Instant> until,
            ManagedAt manage) {

        private static Charging of(Subscription subscription) {
            var line = subscription.latest();
            return new Charging(
                    subscription.id().toString(),
                    subscription.id().store(),
                    line.terms().plan(),
                    line.terms().periodEnd(),
                    ManagedAt.of(subscription.id().store()));
        }

        boolean isOurs() {
            return store == Store.STRIPE;
        }

        Fault fault() {
            return new Fault("", isOurs() ? endsNow() : goesOn());
        }

        private String endsNow() {
            return "%s ends with your account, at once%s"
                    .formatted(
                            subscription,
                            until.map(it -> "; the days until %s are lost".formatted(it))
                                    .orElse(""));
        }

        private String goesOn() {
            return "%s goes on charging%s; end it at %s"
                    .formatted(subscription, until.map(it -> ", next on " + it).orElse(""), manage);
        }
    }

    /** What a store will take the member's money for again. */
    List<Charging> charging(String member) {
        var now = clock.instant();
        return Ledger.subscriptions(ledger.of(member)).stream()
                .filter(it -> it.charges(now) && !it.latest().familyShared())
                .map(Charging::of)
                .toList();
    }

    /**
     * Sees to it that what is ours charges no more, and that the money of gifts goes back whose
     * code nobody can draw any more. Twice is once.
     */
    void settle(String member, List<Charging> charging) {
        charging.stream()
                .filter(Charging::isOurs)
                .map(it -> SubscriptionId.parse(it.subscription()))
                .forEach(errands::end);
        gifts.of(member).stream()
                .filter(gift -> gifts.abandon(gift, clock.instant()))
                .forEach(errands::giveBack);
    }
}
