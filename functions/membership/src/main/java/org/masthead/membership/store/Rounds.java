package org.masthead.membership.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.masthead.aws.LedgerTable;
import org.masthead.aws.PurchasesTable;
import org.masthead.aws.PurchasesTable.Purchase;
import org.masthead.lambda.Log;
import org.masthead.lambda.SideBySide;
import org.masthead.member.Ledger;
import org.masthead.member.LedgerLine;
import org.masthead.member.Store;
import org.masthead.member.SubscriptionState;
import org.masthead.page.Digest;

/**
 * Goes round the stores every hour: acknowledges what is not, takes in events that did not reach
 * us, and compares every purchase with its store once a day. What differs is reported and, where
 * the store only knows something later, entered.
 */
public final class Rounds {

    /** A store's outage that is longer is found by the comparison. */
    private static final Duration MISSED = Duration.ofHours(24);

    /** One hour's share; at a million purchases some 42,000 an hour are due: raise it then. */
    private static final int MOST = 4_000;

    /**
     * What one round came to.
     *
     * @param compared purchases looked at
     * @param acknowledged purchases that Google would have taken back
     * @param recovered events that had not reached us, or may not have
     * @param failed purchases whose store could not be asked; they are due again
     * @param left purchases for the next round, for want of time
     * @param differences one for each purchase that differed
     */
    public record Report(
            int compared,
            int acknowledged,
            int recovered,
            int failed,
            int left,
            List<Difference> differences) {}

    private final Shops shops;
    private final Books books;
    private final Intake intake;
    private final LedgerTable ledger;
    private final PurchasesTable purchases;
    private final InstantSource clock;

    public Rounds(
            Shops shops,
            Books books,
            LedgerTable ledger,
            PurchasesTable purchases,
            InstantSource clock) {
        this.shops = shops;
        this.books = books;
        this.intake = new Intake(shops, books);
        this.ledger = ledger;
        this.purchases = purchases;
        this.clock = clock;
    }

    private static final class Tally {
        final AtomicInteger compared = new AtomicInteger();
        final AtomicInteger acknowledged = new AtomicInteger();
        final AtomicInteger failed = new AtomicInteger();
        final Queue<Difference> differences = new ConcurrentLinkedQueue<>();
    }

    /**
     * Makes one round.
     *
     * @param timeLeft asked before each purchase
     */
    public Report run(BooleanSupplier timeLeft) {
        var now = clock.instant();
        int recovered = recover(now);
        var tally = new Tally();
        int left =
                SideBySide.each(
                        purchases.due(now, MOST), timeLeft, purchase -> visit(purchase, tally));
        return new Report(
                tally.compared.get(),
                tally.acknowledged.get(),
                recovered,
                tally.failed.get(),
                left,
                List.copyOf(tally.differences));
    }

    /** Taken in like any other: what had come after all changes nothing. */
    private int recover(Instant now) {
        int recovered = 0;
        for (Store store : shops.stores()) {
            try {
                for (var event : shops.of(store).missed(now.minus(MISSED))) {
                    intake.take(event);
                    recovered++;
                }
            } catch (RuntimeException e) {
                Log.error("Missed events could not be had", e, "store", store.label());
            }
        }
        return recovered;
    }

    /** A store that cannot be reached leaves the purchase due, and the others their turn. */
    private void visit(Purchase purchase, Tally tally) {
        var found = shops.find(purchase.id().store());
        if (found.isEmpty()) {
            return;
        }
        try {
            compare(purchase, found.get(), tally);
        } catch (RuntimeException e) {
            tally.failed.incrementAndGet();
            Log.error("Purchase could not be compared", e, "subscription", name(purchase));
        }
    }

    private void compare(Purchase purchase, Shop shop, Tally tally) {
        var look = shop.look(purchase.id());
        if (look.isEmpty()) {
            report(purchase, List.of("the store does not know it"), tally);
        } else {
            compare(purchase, look.get(), tally);
            if (look.get().unacknowledged()) {
                shop.acknowledge(look.get());
                tally.acknowledged.incrementAndGet();
            }
        }
        tally.compared.incrementAndGet();
        purchases.looked(purchase, clock.instant());
    }

    private void compare(Purchase purchase, Look look, Tally tally) {
        var known = latest(purchase);
        var what =
                known.map(line -> Difference.between(line, look.line(), clock.instant()))
                        .orElseGet(() -> unheld(purchase, look.line()));
        if (what.isEmpty()) {
            return;
        }
        report(purchase, what, tally);
        if (known.filter(line -> isTakenBack(line, look.line())).isEmpty()) {
            books.enter(look);
        }
    }

    /** Nobody's purchase has no ledger to compare; what was noted last has to do. */
    private static List<String> unheld(Purchase purchase, LedgerLine store) {
        return purchase.state() == store.terms().state()
                ? List.of()
                : List.of(
                        "state of a purchase that nobody holds: noted %s, store %s"
                                .formatted(
                                        purchase.state().label(), store.terms().state().label()));
    }

    /** What was taken back is given again by a person, not by a comparison. */
    private static boolean isTakenBack(LedgerLine ledger, LedgerLine store) {
        return ledger.terms().state() == SubscriptionState.REVOKED && store.terms().state().opens();
    }

    private Optional<LedgerLine> latest(Purchase purchase) {
        return ledger.holder(purchase.id())
                .flatMap(member -> Ledger.latest(ledger.of(member), purchase.id()));
    }

    private static void report(Purchase purchase, List<String> what, Tally tally) {
        var difference = new Difference(name(purchase), purchase.id().store().label(), what);
        tally.differences.add(difference);
        Log.notice(
                "Ledger and store differ",
                "subscription",
                difference.subscription(),
                "what",
                String.join("; ", what));
    }

    private static String name(Purchase purchase) {
        var id = purchase.id();
        return "subscription#%s#%s"
                .formatted(id.store().label(), Digest.sha256(id.id()).substring(0, 32));
    }
}
