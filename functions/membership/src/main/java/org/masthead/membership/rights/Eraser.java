package org.masthead.membership.rights;

import java.time.Duration;
import java.time.InstantSource;
import org.masthead.aws.LedgerTable;
import org.masthead.aws.MemberRecords;
import org.masthead.member.Erasure;

/** Deletes a member: first out of every subscription, then all that lies under their id. */
public final class Eraser {

    private final LedgerTable ledger;
    private final MemberRecords records;
    private final InstantSource clock;

    public Eraser(LedgerTable ledger, MemberRecords records, InstantSource clock) {
        this.ledger = ledger;
        this.records = records;
        this.clock = clock;
    }

    /**
     * Deletes as much as the time allows; the next call goes on.
     *
     * @return whether nothing is left
     */
    public boolean erase(String member, Duration most) {
        var deadline = clock.instant().plus(most);
        ledger.release(member);
        return records.erase(member, clock, deadline);
    }

    /** The same, as a message asks for it. */
    boolean erase(Erasure erasure, Duration most) {
        return switch (erasure.scope()) {
            case ALL -> erase(erasure.member(), most);
            case LATE -> records.isInhabited(erasure.member()) || erase(erasure.member(), most);
        };
    }
}
