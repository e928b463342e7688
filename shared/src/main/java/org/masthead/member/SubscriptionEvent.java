package org.masthead.member;

import static org.masthead.member.SubscriptionState.ACTIVE;
import static org.masthead.member.SubscriptionState.EXPIRED;
import static org.masthead.member.SubscriptionState.GRACE;
import static org.masthead.member.SubscriptionState.HOLD;
import static org.masthead.member.SubscriptionState.PAUSED;
import static org.masthead.member.SubscriptionState.PENDING;
import static org.masthead.member.SubscriptionState.REVOKED;
import static org.masthead.member.SubscriptionState.TRIAL;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What happened to a subscription, in one word for all stores (the rows of DESIGN §7), with the
 * states in which it can leave the subscription. Where a store's message leaves it in another, the
 * message was understood wrongly, and the line is refused.
 */
public enum SubscriptionEvent {
    @JsonProperty("started")
    STARTED(PENDING, TRIAL, ACTIVE),
    @JsonProperty("renewed")
    RENEWED(TRIAL, ACTIVE),
    /** Cancelled: what is paid stays open until its end. */
    @JsonProperty("auto-renew-off")
    AUTO_RENEW_OFF(PENDING, TRIAL, ACTIVE, GRACE, HOLD, PAUSED, EXPIRED),
    @JsonProperty("auto-renew-on")
    AUTO_RENEW_ON(PENDING, TRIAL, ACTIVE, GRACE, HOLD, PAUSED),
    @JsonProperty("grace")
    GRACE_BEGAN(GRACE),
    @JsonProperty("hold")
    HOLD_BEGAN(HOLD),
    /** The payment that had failed succeeded. */
    @JsonProperty("recovered")
    RECOVERED(ACTIVE),
    /** A pause begins now, or is planned for the end of what is paid. */
    @JsonProperty("paused")
    PAUSE(PAUSED, ACTIVE),
    @JsonProperty("resumed")
    RESUMED(ACTIVE, TRIAL),
    /** Another plan, now or from the next period on. */
    @JsonProperty("plan-changed")
    PLAN_CHANGED(TRIAL, ACTIVE, GRACE, PENDING),
    /** The same period lasts longer. */
    @JsonProperty("extended")
    EXTENDED(TRIAL, ACTIVE, GRACE),
    @JsonProperty("expired")
    ENDED(EXPIRED),
    @JsonProperty("revoked")
    REVOCATION(REVOKED, EXPIRED),
    /** A refund or dispute was taken back: what it was before, or what it would be now. */
    @JsonProperty("undone")
    UNDONE(PENDING, TRIAL, ACTIVE, GRACE, HOLD, PAUSED, EXPIRED),
    /** As read from the store, without a message that said why. */
    @JsonProperty("seen")
    SEEN(PENDING, TRIAL, ACTIVE, GRACE, HOLD, PAUSED, EXPIRED, REVOKED),
    /** Another member holds it now; written by the ledger itself. */
    @JsonProperty("released")
    RELEASED(PENDING, TRIAL, ACTIVE, GRACE, HOLD, PAUSED, EXPIRED, REVOKED);

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable view that nobody else holds
    private final Set<SubscriptionState> leadsTo;

    SubscriptionEvent(SubscriptionState first, SubscriptionState... others) {
        leadsTo = Collections.unmodifiableSet(EnumSet.of(first, others));
    }

    /** Never {@link SubscriptionState#NONE}. */
    public Set<SubscriptionState> leadsTo() {
        return leadsTo;
    }
}
