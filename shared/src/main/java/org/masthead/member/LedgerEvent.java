package org.masthead.member;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/**
 * One line of a member's append-only ledger.
 *
 * @param id unique in the ledger; the same event recorded twice has the same id
 * @param at when it took effect
 * @param until the first instant at which what it grants no longer holds
 */
public record LedgerEvent(String id, Kind kind, Instant at, Instant until) {

    public enum Kind {
        /** Fourteen days free, once, from first sight. */
        @JsonProperty("trial-started")
        TRIAL_STARTED
    }
}
