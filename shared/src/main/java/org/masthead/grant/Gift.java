package org.masthead.grant;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/**
 * Days of a plan that somebody has paid for, for whoever claims them with its code.
 *
 * @param id of the purchase; the subscription of who claims it has the same
 * @param payment the shop's own name of the payment, to give it back by
 * @param since when it came into its state
 * @param takenBack whether the shop has taken the money back from us: whatever its state, it opens
 *     nothing then
 */
public record Gift(
        String id,
        String plan,
        int days,
        String payment,
        State state,
        Instant since,
        boolean takenBack) {

    /** One that has just been paid for. */
    public static Gift paid(String id, String plan, int days, String payment, Instant at) {
        return new Gift(id, plan, days, payment, State.PAID, at, false);
    }

    /** Paid leads to either of the others, and nothing leads back. */
    public enum State {
        @JsonProperty("paid")
        PAID,
        @JsonProperty("claimed")
        CLAIMED,
        @JsonProperty("refunded")
        REFUNDED
    }
}
