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
import org.masthead.member.LedgerLine;
import org.masthead.member.Store;
import org.masthead.member.Subscription;
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

    /** Stores report refunds for as long; then the purchase is looked at no more. */
    private static final Duration AFTER_ITS_END = Duration.ofDays(90);

    /** After a failure; Google takes back after three days what is not acknowledged. */
    private static final Duration LATER = Duration.ofHours(1);

    /** One hour's share; at a million purchases some 42,000 an hour are due: raise it then. */
    private static final int MOST = 4_000;

    /**
     * What one round came to.
     *
     * @param compared purchases looked at
     * @param acknowledged purchases that Google would have taken back
     * @param recovered events that had not reached us, or may not have
     * @param failed purchases whose store could not be asked, and missed events that could not be
     *     had or taken in; they are tried again in an hour
     * @param left purchases and missed events for the next round, for want of time
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
        final AtomicInteger recovered = new AtomicInteger();
        final AtomicInteger failed = new AtomicInteger();
        final Queue<Difference> differences = new ConcurrentLinkedQueue<>();
    }

    /**
     * Makes one round.
     *
     * @param timeLeft asked before each purchase and each missed event
     */
    public Report run(BooleanSupplier timeLeft) {
        var now = clock.instant();
        var tally = new Tally();
        // What a store takes back unless it has our word comes before all that may take long.
        int left = visit(purchases.unacknowledged(now, MOST), timeLeft, tally);
        left += recover(now, timeLeft, tally);
        left += visit(purchases.due(now, MOST), timeLeft, tally);
        return new Report(
                tally.compared.get(),
                tally.acknowledged.get(),
                tally.recovered.get(),
                tally.failed.get(),
                left,
                List.copyOf(tally.differences));
    }

    private int recover(Instant now, BooleanSupplier timeLeft, Tally tally) {
        int left = 0;
        for (Store store : shops.stores()) {
            var missed = missed(store, now, tally);
            left += SideBySide.each(missed, timeLeft, event -> recover(event, tally));
        }
        return left;
    }

    private List<StoreEvent> missed(Store store, Instant now, Tally tally) {
        try {
            return shops.of(store).missed(now.minus(MISSED));
        } catch (RuntimeException e) {
            tally.failed.incrementAndGet();
            Log.error("Missed events could not be had", e, "store", store.label());
            return List.of();
        }
    }

    /** Taken in like any other: what had come after all changes nothing. */
    private void recover(StoreEvent event, Tally tally) {
        try {
            intake.take(event);
            tally.recovered.incrementAndGet();
        } catch (RuntimeException e) {
            tally.failed.incrementAndGet();
            Log.error("Missed event could not be taken in", e, "store", event.store().label());
        }
    }

    private int visit(List<Purchase> due, BooleanSupplier timeLeft, Tally tally) {
        return SideBySide.each(due, timeLeft, purchase -> visit(purchase, tally));
    }

    /** What cannot be asked now makes room for the others, and has its turn again. */
    private void visit(Purchase purchase, Tally tally) {
        try {
            var shop = shops.find(purchase.id().store()).filter(Shop::canAsk);
            if (shop.isEmpty()) {
                purchases.postpone(purchase, clock.instant().plus(PurchasesTable.DAILY));
            } else {
                compare(purchase, shop.get(), tally);
            }
        } catch (RuntimeException e) {
            tally.failed.incrementAndGet();
            Log.error("Purchase could not be compared", e, "subscription", name(purchase));
            purchases.postpone(purchase, clock.instant().plus(LATER));
        }
    }

    private void compare(Purchase purchase, Shop shop, Tally tally) {
        var look = shop.look(purchase.id());
        var known = ledger.latest(purchase.id());
        if (look.isPresent()) {
            compare(purchase, known, look.get(), tally);
            acknowledge(look.get(), shop, tally);
        } else if (isOpen(purchase, known)) {
            report(purchase, List.of("the store does not know it"), tally);
        }
        tally.compared.incrementAndGet();
        if (look.map(it -> isLongOver(it.line())).orElseGet(() -> !isOpen(purchase, known))) {
            purchases.leave(purchase, clock.instant());
        } else {
            purchases.looked(purchase, clock.instant());
        }
    }

    private static void acknowledge(Look look, Shop shop, Tally tally) {
        if (look.unacknowledged()) {
            shop.acknowledge(look);
            tally.acknowledged.incrementAndGet();
        }
    }

    private void compare(Purchase purchase, Optional<LedgerLine> known, Look look, Tally tally) {
        if (known.isEmpty()) {
            // Whoever held it has left: it waits for who restores it.
            books.enter(look);
            return;
        }
        var what = Difference.between(known.get(), look.line(), clock.instant());
        if (what.isEmpty()) {
            return;
        }
        report(purchase, what, tally);
        if (!isTakenBack(known.get(), look.line())) {
            books.enter(look);
        }
    }

    /** Whether it opens stories as far as we know: stores forget what has long been over. */
    private boolean isOpen(Purchase purchase, Optional<LedgerLine> known) {
        return known.map(this::isOpen).orElseGet(() -> purchase.state().opens());
    }

    private boolean isOpen(LedgerLine line) {
        return new Subscription(line, false).stateAt(clock.instant()).opens();
    }

    private boolean isLongOver(LedgerLine line) {
        var end = line.terms().periodEnd().orElse(line.signedAt());
        return !isOpen(line) && end.plus(AFTER_ITS_END).isBefore(clock.instant());
    }

    /** What was taken back is given again by a person, not by a comparison. */
    private static boolean isTakenBack(LedgerLine ledger, LedgerLine store) {
        return ledger.terms().state() == SubscriptionState.REVOKED && store.terms().state().opens();
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
