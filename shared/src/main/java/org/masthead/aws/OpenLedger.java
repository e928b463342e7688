package org.masthead.aws;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.masthead.json.Json;
import org.masthead.member.Ledger;
import org.masthead.member.LedgerLine;
import org.masthead.member.ProfileVersion;
import org.masthead.member.SubscriptionId;

/**
 * One member's ledger as it was read, and what is to be written with it.
 *
 * @param version of the profile that was read, so that of two writers who read the same only one
 *     writes
 */
record OpenLedger(String member, long version, List<LedgerLine> lines) {

    boolean has(LedgerLine line) {
        return lines.stream().anyMatch(line::isSameAs);
    }

    OpenLedger with(Collection<LedgerLine> more) {
        return new OpenLedger(
                member, version, Stream.concat(lines.stream(), more.stream()).toList());
    }

    /** The entitlement that follows, written beside the profile, unless another came first. */
    Update saved() {
        return Update.of(LedgerItems.key(member, LedgerItems.PROFILE))
                .set("entitlement", Json.write(Ledger.fold(lines)))
                .set("version", version + 1)
                .value("was", version)
                .when("#version = :was");
    }

    /** Adds to the transaction what ends the member's tenure of a subscription. */
    void release(SubscriptionId id, int tenure, Instant now, Transaction transaction) {
        Ledger.latest(lines, id)
                .filter(line -> !line.isRelease())
                .map(line -> line.released(now).in(tenure))
                .ifPresent(line -> {
                    transaction.putNew(LedgerItems.line(member, line));
                    transaction.update(with(List.of(line)).saved());
                });
    }

    /** What is true once it is saved. */
    LedgerTable.Recorded.Applied applied() {
        return answered(version + 1);
    }

    /** What is true already. */
    LedgerTable.Recorded.Applied asItIs() {
        return answered(version);
    }

    private LedgerTable.Recorded.Applied answered(long profile) {
        return new LedgerTable.Recorded.Applied(
                member, Ledger.fold(lines), new ProfileVersion(profile, 0));
    }
}
