package org.masthead.membership.store;

import org.masthead.member.LedgerLine;

/**
 * A subscription as its store has it.
 *
 * @param unacknowledged whether the store takes the purchase back unless we say that we have it
 *     (Google: within three days)
 */
public record Look(LedgerLine line, boolean unacknowledged) {

    static Look at(LedgerLine line) {
        return new Look(line, false);
    }
}
