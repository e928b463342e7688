package org.masthead.membership.stripe;

/**
 * How we sell through Stripe.
 *
 * @param returnAddress page of ours to which checkout and portal send the member back
 * @param address where Stripe's API answers; empty for Stripe's own
 */
public record StripeSettings(String returnAddress, String address) {}
