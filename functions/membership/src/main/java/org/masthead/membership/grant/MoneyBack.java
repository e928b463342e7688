package org.masthead.membership.grant;

import org.masthead.grant.Gift;

/** Where the money of a gift goes back to whoever paid. */
@FunctionalInterface
public interface MoneyBack {

    /** Asks the shop to give a payment back; asked twice for one gift, it pays once. */
    void give(Gift gift);
}
