package org.masthead.membership.store;

import org.masthead.grant.Gift;
import org.masthead.member.LedgerLine;
import org.masthead.member.SubscriptionId;

/** What a store's event comes to. */
public sealed interface Meaning {

    /** A line for the ledger, and what the store waits for. */
    record Said(Look look) implements Meaning {}

    /**
     * How it stands with the money of a gift, read at the store.
     *
     * @param buyer the member who paid
     * @param takenBack whether the payment was refunded, or is disputed and not won
     */
    record OfGift(Gift gift, String buyer, boolean takenBack) implements Meaning {}

    /** Whoever holds the subscription leaves us: the store is to charge no more. */
    record Unwanted(SubscriptionId subscription) implements Meaning {}

    /**
     * An event that we know and that changes no subscription.
     *
     * @param type the store's name of the event
     * @param why in a few words
     */
    record Ignored(String type, String why) implements Meaning {}

    /** An event that this build does not know; it is kept for one that does. */
    record Unknown(String type) implements Meaning {}

    /** A line and nothing else. */
    static Meaning said(LedgerLine line) {
        return new Said(Look.at(line));
    }
}
