package org.masthead.membership.store;

import java.time.Instant;
import java.time.InstantSource;
import org.masthead.aws.BoughtGifts;
import org.masthead.aws.GrantsTable;
import org.masthead.aws.LedgerTable;
import org.masthead.grant.Claim;
import org.masthead.grant.Gift;
import org.masthead.lambda.Log;
import org.masthead.member.LedgerLine;
import org.masthead.member.Store;
import org.masthead.member.SubscriptionEvent;
import org.masthead.member.SubscriptionId;
import org.masthead.member.SubscriptionState;
import org.masthead.member.Terms;

/**
 * Where it is entered how the money of a gift stands. What the store says now decides, not the
 * event that told us to ask, so that events may come twice and in any order.
 */
public final class GiftBooks {

    private final BoughtGifts bought;
    private final GrantsTable grants;
    private final LedgerTable ledger;
    private final InstantSource clock;

    public GiftBooks(
            BoughtGifts bought, GrantsTable grants, LedgerTable ledger, InstantSource clock) {
        this.bought = bought;
        this.grants = grants;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Enters what the store says of a gift.
     *
     * @param shop gives the money back where the buyer has asked for that
     */
    void enter(StoreEvent event, Meaning.OfGift said, Shop shop) {
        if (!bought.paid(said.buyer(), said.gift())
                && grants.abandon(said.gift().id(), clock.instant())) {
            Log.info("A gift goes back: its buyer left before its code", "gift", said.gift().id());
        }
        if (said.takenBack()) {
            takenBack(event, said.gift().id());
        } else {
            kept(event, said.gift().id(), shop);
        }
    }

    /** The mark first: who has not claimed by then, cannot; who has, is in the table as such. */
    private void takenBack(StoreEvent event, String id) {
        grants.takeBack(id, clock.instant());
        var gift = stored(id);
        if (gift.state() == Gift.State.CLAIMED) {
            record(event, gift, SubscriptionEvent.REVOCATION, SubscriptionState.REVOKED);
        }
    }

    private void kept(StoreEvent event, String id, Shop shop) {
        var gift = stored(id);
        switch (gift.state()) {
            case PAID -> {}
            case CLAIMED -> undone(event, gift);
            // The buyer wanted it back, or has left, and the money is still with us.
            case REFUNDED -> shop.giveBack(gift);
        }
        if (gift.takenBack()) {
            grants.restore(id, clock.instant());
        }
    }

    private void undone(StoreEvent event, Gift gift) {
        if (gift.takenBack()) {
            record(event, gift, SubscriptionEvent.UNDONE, SubscriptionState.ACTIVE);
        }
    }

    private Gift stored(String id) {
        return grants.gift(id).orElseThrow();
    }

    private void record(
            StoreEvent event, Gift gift, SubscriptionEvent what, SubscriptionState state) {
        var now = later(clock.instant(), gift.since());
        ledger.record(
                LedgerLine.of(
                        event.id(),
                        new SubscriptionId(Store.GIFT, gift.id()),
                        what,
                        now,
                        now,
                        Terms.until(state, Claim.end(gift.since(), gift.days()), gift.plan())));
        Log.info("Gift", "gift", gift.id(), "event", what);
    }

    /** Whatever the clocks say: the claim was there first. */
    private static Instant later(Instant now, Instant claimed) {
        return now.isAfter(claimed) ? now : claimed.plusMillis(1);
    }
}
