package org.masthead.member;

import java.time.Instant;
import java.util.Optional;

/**
 * How a subscription stands at one moment, as its store says.
 *
 * @param periodEnd the first instant that is not paid, or not free, any more; present in the states
 *     that open stories
 * @param graceEnd how long the store lets the member read although a payment failed; present in
 *     {@link SubscriptionState#GRACE}
 * @param autoRenew whether the store will charge again at the end
 * @param product the store's own name of what was bought; empty for grants
 * @param plan the id of the plan, or {@link Plan#UNKNOWN} where no plan has the product
 */
public record Terms(
        SubscriptionState state,
        Optional<Instant> periodEnd,
        Optional<Instant> graceEnd,
        boolean autoRenew,
        String product,
        String plan) {

    /**
     * Checks that the state has the end it needs.
     *
     * @throws IllegalArgumentException naming what is missing
     */
    public Terms {
        if (state == SubscriptionState.NONE) {
            throw new IllegalArgumentException("a subscription that there is has a state");
        }
        if (state == SubscriptionState.GRACE && graceEnd.isEmpty()) {
            throw new IllegalArgumentException("GRACE without graceEnd would never end");
        }
        if (state.opens() && state != SubscriptionState.GRACE && periodEnd.isEmpty()) {
            throw new IllegalArgumentException(state + " without periodEnd would never end");
        }
    }

    /** In that state until then, and not to be renewed; withers say more. */
    public static Terms until(SubscriptionState state, Instant end, String plan) {
        return new Terms(state, Optional.of(end), Optional.empty(), false, "", plan);
    }

    /** The same, renewing by itself or not. */
    public Terms renewing(boolean autoRenew) {
        return new Terms(state, periodEnd, graceEnd, autoRenew, product, plan);
    }

    /** The same of that product of the store. */
    public Terms of(String product) {
        return new Terms(state, periodEnd, graceEnd, autoRenew, product, plan);
    }

    /** The same with an end of grace. */
    public Terms graceUntil(Instant end) {
        return new Terms(state, periodEnd, Optional.of(end), autoRenew, product, plan);
    }

    /** The same in another state. */
    public Terms in(SubscriptionState state) {
        return new Terms(state, periodEnd, graceEnd, autoRenew, product, plan);
    }

    /** The same under another plan. */
    public Terms under(String plan) {
        return new Terms(state, periodEnd, graceEnd, autoRenew, product, plan);
    }
}
