package org.masthead.member;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A subscription by its store's own name for it, whoever holds it: Apple's {@code
 * originalTransactionId}, Google's {@code purchaseToken}, Stripe's {@code sub_…}, a grant's own id.
 *
 * @param id not blank; of any length, so keys are made from a digest of it
 */
public record SubscriptionId(Store store, String id) {

    public SubscriptionId {
        if (id.isBlank()) {
            throw new IllegalArgumentException("a subscription of " + store + " without an id");
        }
    }

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws IllegalArgumentException where it is none of ours
     */
    @JsonCreator
    public static SubscriptionId parse(String text) {
        int colon = text.indexOf(':');
        var store = Store.of(text.substring(0, Math.max(0, colon)));
        return new SubscriptionId(
                store.orElseThrow(
                        () -> new IllegalArgumentException("no store begins the id " + text)),
                text.substring(colon + 1));
    }

    /** {@code apple:1000000123456789}. */
    @Override
    @JsonValue
    public String toString() {
        return store.label() + ":" + id;
    }
}
