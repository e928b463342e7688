package org.masthead.member;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** With whom a subscription is made: a shop that charges, or a grant of our own. */
public enum Store {
    @JsonProperty("apple")
    APPLE,
    @JsonProperty("google")
    GOOGLE,
    @JsonProperty("stripe")
    STRIPE,
    /** A code of a campaign, or of a partner who pays for its customers. */
    @JsonProperty("voucher")
    VOUCHER,
    /** A code that somebody else has paid for. */
    @JsonProperty("gift")
    GIFT,
    /** Given by an operator. */
    @JsonProperty("complimentary")
    COMPLIMENTARY,
    /** A seat of somebody else's household plan. */
    @JsonProperty("household")
    HOUSEHOLD,
    /** The free days of a new member. */
    @JsonProperty("trial")
    TRIAL;

    /** Whether it takes the member's money again and again until it is cancelled there. */
    public boolean charges() {
        return switch (this) {
            case APPLE, GOOGLE, STRIPE -> true;
            case VOUCHER, GIFT, COMPLIMENTARY, HOUSEHOLD, TRIAL -> false;
        };
    }

    /** As in JSON and in keys: {@code apple}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The store of that label, if there is one. */
    public static Optional<Store> of(String label) {
        return Arrays.stream(values()).filter(store -> store.label().equals(label)).findFirst();
    }
}
