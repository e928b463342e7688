package org.masthead.membership.store;

import java.util.Map;
import org.masthead.aws.LedgerTable;
import org.masthead.aws.PurchasesTable;
import org.masthead.lambda.Log;
import org.masthead.member.LedgerLine;
import org.masthead.member.Plan;

/**
 * Where lines of the stores are entered: the ledger first, then the list of purchases to look
 * after, then the counts. Entered twice, a line changes and counts nothing.
 */
public final class Books {

    private final LedgerTable ledger;
    private final PurchasesTable purchases;

    public Books(LedgerTable ledger, PurchasesTable purchases) {
        this.ledger = ledger;
        this.purchases = purchases;
    }

    /** Enters what a store says; whoever holds the subscription keeps it. */
    public void enter(Look look) {
        var recorded = ledger.record(look.line());
        note(look);
        Log.info(
                "Ledger line",
                "store",
                look.line().subscription().store().label(),
                "event",
                look.line().event(),
                "state",
                look.line().terms().state().label(),
                "plan",
                look.line().terms().plan(),
                "recorded",
                recorded.getClass().getSimpleName());
    }

    /** Enters what a member has brought; from now on it is theirs. */
    public LedgerTable.Recorded.Applied claim(String member, Look look) {
        var applied = ledger.claim(member, look.line());
        note(look);
        return applied;
    }

    private void note(Look look) {
        var line = look.line();
        if (line.terms().plan().equals(Plan.UNKNOWN)) {
            Log.notice(
                    "No plan has this product; it opens nothing until plans.json names it",
                    "store",
                    line.subscription().store().label(),
                    "product",
                    line.terms().product());
            count(line, "UnknownProducts");
        }
        purchases.note(line, look.unacknowledged()).ifPresent(change -> count(change, line));
    }

    private static void count(PurchasesTable.Change change, LedgerLine line) {
        Milestone.between(change, line.terms().state())
                .forEach(milestone -> count(line, milestone.metric()));
    }

    private static void count(LedgerLine line, String metric) {
        Log.metrics(
                Map.of("Store", line.subscription().store().label()),
                Map.of(metric, "Count"),
                Map.of(metric, 1));
    }
}
