package org.masthead.grant;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.masthead.member.LedgerLine;
import org.masthead.member.Store;
import org.masthead.member.SubscriptionEvent;
import org.masthead.member.SubscriptionId;
import org.masthead.member.SubscriptionState;
import org.masthead.member.Terms;

/**
 * That a member has redeemed a code; in their partition, beside the ledger that it leads to.
 *
 * @param store {@link Store#VOUCHER} or {@link Store#GIFT}
 * @param id of the subscription; says nothing about the member
 * @param partner who handed the code out; empty for a gift
 * @param at when it was redeemed, and the days began
 */
public record Claim(
        Store store, String id, String plan, int days, Optional<String> partner, Instant at) {

    /** The first instant that it does not open any more. */
    public Instant until() {
        return end(at, days);
    }

    /** The end of days that begin at that moment. */
    public static Instant end(Instant at, int days) {
        return at.plus(Duration.ofDays(days));
    }

    /** The line that the claim is worth: the same each time, so that it can be recorded twice. */
    public LedgerLine line(String member) {
        return LedgerLine.of(
                        "redeemed",
                        new SubscriptionId(store, id),
                        SubscriptionEvent.STARTED,
                        at,
                        at,
                        Terms.until(SubscriptionState.ACTIVE, until(), plan))
                .heldBy(member);
    }
}
