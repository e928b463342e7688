package org.masthead.member;

import java.time.Instant;
import java.util.Optional;

/**
 * What a member may read, folded from the ledger and stored with its end, so that a later reader
 * needs neither the ledger nor a job that ends it.
 *
 * @param granted the state the ledger gives while it lasts
 * @param until the first instant at which it no longer holds; empty where nothing was ever granted
 */
public record Entitlement(State granted, Optional<Instant> until) {

    /** Default is no access. */
    public static final Entitlement NONE = new Entitlement(State.NONE, Optional.empty());

    /** The states of DESIGN §7 that the ledger can give so far. */
    public enum State {
        NONE,
        TRIAL,
        EXPIRED
    }

    public boolean opensAt(Instant now) {
        return stateAt(now) == State.TRIAL;
    }

    public State stateAt(Instant now) {
        return until.filter(end -> !now.isBefore(end)).isPresent() ? State.EXPIRED : granted;
    }
}
