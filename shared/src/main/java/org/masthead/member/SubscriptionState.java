package org.masthead.member;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** How a subscription stands (DESIGN §7); what a member's best one says is the member's state. */
public enum SubscriptionState {
    /** There is no subscription, and never was one. */
    @JsonProperty("none")
    NONE,
    /** Begun, and not paid yet. */
    @JsonProperty("pending")
    PENDING,
    /** Free, until its end. */
    @JsonProperty("trial")
    TRIAL,
    /** Paid, until its end; cancelled or not. */
    @JsonProperty("active")
    ACTIVE,
    /** A payment failed, and the store still lets the member read while it tries again. */
    @JsonProperty("grace")
    GRACE,
    /** A payment failed, and nothing opens until it succeeds. */
    @JsonProperty("hold")
    HOLD,
    /** The member paused it at the store. */
    @JsonProperty("paused")
    PAUSED,
    /** Over. */
    @JsonProperty("expired")
    EXPIRED,
    /** Taken back: refunded, disputed, or no longer shared. */
    @JsonProperty("revoked")
    REVOKED;

    /** Whether stories open while it lasts. */
    public boolean opens() {
        return switch (this) {
            case TRIAL, ACTIVE, GRACE -> true;
            case NONE, PENDING, HOLD, PAUSED, EXPIRED, REVOKED -> false;
        };
    }

    /** As in JSON: {@code active}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
