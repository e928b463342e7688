package org.masthead.aws;

import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.masthead.aws.LedgerItems.Tenancy;
import org.masthead.member.Entitlement;
import org.masthead.member.Ledger;
import org.masthead.member.LedgerLine;
import org.masthead.member.Plans;
import org.masthead.member.ProfileVersion;
import org.masthead.member.Subscription;
import org.masthead.member.SubscriptionId;
import org.masthead.member.SubscriptionState;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The ledger part of the {@code members} table, and the one place that writes a member's
 * entitlement. Every line is written in one transaction with the entitlement that follows from it;
 * whoever comes second reads again and tries again.
 */
public final class LedgerTable {

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final LedgerItems items;
    private final InstantSource clock;
    private final Plans plans;
    private final Households households;

    /**
     * The ledger.
     *
     * @param plans say how many share a household's plan
     */
    public LedgerTable(DynamoDbClient dynamoDb, String table, Plans plans, InstantSource clock) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.items = new LedgerItems(dynamoDb, table);
        this.clock = clock;
        this.plans = plans;
        this.households = new Households(dynamoDb, table, this, plans, clock);
    }

    /** What recording a line came to. In each case the line is kept. */
    public sealed interface Recorded {

        /**
         * It is in the holder's ledger; where it is older than the last one of its subscription, it
         * changed nothing.
         *
         * @param entitlement what the holder may read with it
         * @param version of the profile that has it, for the header {@link ProfileVersion#HEADER}
         */
        record Applied(String member, Entitlement entitlement, ProfileVersion version)
                implements Recorded {}

        /** It had been recorded before; nothing was changed. */
        record Known() implements Recorded {}

        /** Nobody holds the subscription yet; the line waits under the subscription's own id. */
        record Held() implements Recorded {}
    }

    /**
     * Records what a store or a grant says. Whoever holds the subscription gets the line, whomever
     * it names; where nobody does, the member whom it names, or who holds the subscription that it
     * replaces; where that member has never been seen, it waits for them.
     */
    public Recorded record(LedgerLine line) {
        var recorded = Tries.until(() -> tryToRecord(line));
        // Of a line that was known too: what followed may have failed the first time.
        holder(line.subscription()).ifPresent(this::follow);
        return recorded;
    }

    /**
     * Records a line that a member has brought themselves and makes them the holder: of a purchase
     * just made, or of one restored on another account, which then has it no longer.
     *
     * @param member has been seen
     * @throws IllegalStateException where there is no such member
     */
    public Recorded.Applied claim(String member, LedgerLine line) {
        var former = holder(line.subscription());
        var applied = Tries.until(() -> tryToClaim(member, line));
        former.filter(it -> !it.equals(member)).ifPresent(this::follow);
        follow(member);
        return applied;
    }

    /** Says in the ledgers of those who share the member's plan how it stands. */
    void follow(String owner) {
        households
                .ownedBy(owner)
                .map(household -> household.lines(items.ledger(owner), plans))
                .ifPresent(lines -> lines.forEach(line -> Tries.until(() -> tryToRecord(line))));
    }

    /** Takes a subscription from its holder, whose ledger keeps that they had it. */
    void withdraw(SubscriptionId id) {
        Tries.until(() -> tryToWithdraw(id));
    }

    /** Every line of the member's ledger, in no order. */
    public List<LedgerLine> of(String member) {
        return items.ledger(member);
    }

    /** Who holds the subscription. */
    public Optional<String> holder(SubscriptionId id) {
        return items.tenancy(id).holder();
    }

    /**
     * Gives a member who is seen for the first time what has waited for them.
     *
     * @return whether there was anything
     */
    public boolean settle(String member) {
        var waiting = items.awaiting(member);
        waiting.forEach(id -> Tries.until(() -> trySettle(member, id)));
        return !waiting.isEmpty();
    }

    /**
     * Takes a member who leaves out of every subscription. What the stores say of them from then on
     * is held without the member's id, until somebody restores the purchase.
     *
     * @return what goes on charging
     */
    public List<SubscriptionId> release(String member) {
        households.forget(member);
        var subscriptions = Ledger.subscriptions(items.ledger(member));
        subscriptions.forEach(it -> Tries.until(() -> tryToRelease(member, it)));
        var now = clock.instant();
        return subscriptions.stream().filter(it -> it.charges(now)).map(Subscription::id).toList();
    }

    private Optional<Recorded> tryToRecord(LedgerLine line) {
        var tenancy = tenancy(line);
        if (tenancy.holder().isPresent()) {
            return append(tenancy.holder().get(), line, tenancy);
        }
        var named = tenancy.released() ? Optional.<String>empty() : named(line);
        var ledger = named.flatMap(items::open);
        return ledger.isPresent()
                ? handOver(ledger.get(), List.of(line), line.subscription(), tenancy)
                        .map(Recorded.class::cast)
                : hold(line, named, tenancy);
    }

    /**
     * What goes on from a subscription whose holder has left waits, as that one does, for nobody.
     */
    private Tenancy tenancy(LedgerLine line) {
        var tenancy = items.tenancy(line.subscription());
        return tenancy.holder().isEmpty()
                        && line.replaces().map(items::tenancy).filter(Tenancy::released).isPresent()
                ? new Tenancy(Optional.empty(), tenancy.tenure(), true)
                : tenancy;
    }

    private Optional<String> named(LedgerLine line) {
        return line.holder().or(() -> line.replaces().flatMap(this::holder));
    }

    private Optional<Recorded> append(String member, LedgerLine said, Tenancy tenancy) {
        var line = said.heldBy(member).in(tenancy.tenure());
        var ledger = items.open(member);
        if (ledger.isEmpty()) {
            return hold(said, Optional.empty(), tenancy);
        }
        if (ledger.get().has(line)) {
            return Optional.of(new Recorded.Known());
        }
        var after = ledger.get().with(List.of(line));
        var write =
                new Transaction(table)
                        .putNew(LedgerItems.line(member, line))
                        .update(after.saved())
                        .whileIs(
                                LedgerItems.tenancyKey(line.subscription()),
                                "tenure",
                                tenancy.tenure());
        return after(write, after.applied());
    }

    private Optional<Recorded> hold(LedgerLine line, Optional<String> named, Tenancy tenancy) {
        var id = line.subscription();
        if (items.held(id).stream().anyMatch(line::isSameAs)) {
            return Optional.of(new Recorded.Known());
        }
        // Whom it waits for is said in their own partition, where it goes with them.
        var write =
                new Transaction(table)
                        .putNew(LedgerItems.held(line.nameless()))
                        .update(LedgerItems.tenancy(id, tenancy, tenancy));
        named.ifPresent(member -> write.put(LedgerItems.awaiting(member, id, clock.instant())));
        return after(write, new Recorded.Held());
    }

    private Optional<Recorded.Applied> tryToClaim(String member, LedgerLine line) {
        var tenancy = items.tenancy(line.subscription());
        var ledger = items.open(member).orElseThrow(() -> unseen(line.subscription()));
        if (!tenancy.isHeldBy(member)) {
            return handOver(ledger, List.of(line), line.subscription(), tenancy);
        }
        return append(member, line, tenancy)
                .map(recorded ->
                        switch (recorded) {
                            case Recorded.Applied applied -> applied;
                            case Recorded.Known(), Recorded.Held() -> ledger.asItIs();
                        });
    }

    private static IllegalStateException unseen(SubscriptionId id) {
        return new IllegalStateException(
                "a purchase at %s is claimed for a member without a profile: see() them first"
                        .formatted(id.store().label()));
    }

    private Optional<Boolean> trySettle(String member, SubscriptionId id) {
        var tenancy = items.tenancy(id);
        var ledger = items.open(member);
        if (tenancy.holder().isPresent() || tenancy.released() || ledger.isEmpty()) {
            var note = LedgerItems.awaitingKey(member, id);
            dynamoDb.deleteItem(it -> it.tableName(table).key(note));
            return Optional.of(false);
        }
        return handOver(ledger.get(), List.of(), id, tenancy).map(applied -> true);
    }

    /** Another holder, with the next tenure, and the last that is known of the subscription. */
    private Optional<Recorded.Applied> handOver(
            OpenLedger ledger, List<LedgerLine> brought, SubscriptionId id, Tenancy was) {
        var is = new Tenancy(Optional.of(ledger.member()), was.tenure() + 1, false);
        var former = was.holder().flatMap(items::open);
        var usedBefore = usedBefore(ledger, id, was, brought);
        var last = lastKnown(id, former).filter(it -> brought.stream().noneMatch(it::isSameAs));
        var lines =
                Stream.of(
                                last.map(line -> line.in(is.tenure())).stream(),
                                brought.stream().map(line -> line.in(is.tenure())),
                                usedBefore.stream())
                        .flatMap(some -> some)
                        .map(line -> line.heldBy(ledger.member()))
                        .toList();
        var after = ledger.with(lines);
        var write =
                new Transaction(table)
                        .update(LedgerItems.tenancy(id, was, is))
                        .update(after.saved())
                        .delete(LedgerItems.awaitingKey(ledger.member(), id));
        lines.forEach(line -> write.putNew(LedgerItems.line(ledger.member(), line)));
        former.ifPresent(it -> it.release(id, was.tenure(), clock.instant(), write));
        return after(write, after.applied());
    }

    /**
     * A purchase that another account has held shows that its owner is no new reader: the free days
     * of this account end.
     */
    private Optional<LedgerLine> usedBefore(
            OpenLedger ledger, SubscriptionId id, Tenancy was, List<LedgerLine> brought) {
        boolean oursBefore = Ledger.latest(ledger.lines(), id).isPresent();
        boolean shared = brought.stream().anyMatch(LedgerLine::familyShared);
        return was.tenure() > 0 && id.store().charges() && !oursBefore && !shared
                ? Ledger.endOfTrial(ledger.lines(), clock.instant())
                : Optional.empty();
    }

    private Optional<LedgerLine> lastKnown(SubscriptionId id, Optional<OpenLedger> former) {
        Collection<LedgerLine> theirs = former.map(OpenLedger::lines).orElse(List.of());
        return Stream.concat(theirs.stream(), items.held(id).stream())
                .filter(line -> line.subscription().equals(id) && !line.isRelease())
                .map(line -> line.in(0))
                .max(Subscription.ORDER);
    }

    private Optional<Boolean> tryToWithdraw(SubscriptionId id) {
        var was = items.tenancy(id);
        var ledger = was.holder().flatMap(items::open);
        if (ledger.isEmpty()) {
            return Optional.of(false);
        }
        var is = new Tenancy(Optional.empty(), was.tenure() + 1, true);
        var write = new Transaction(table).update(LedgerItems.tenancy(id, was, is));
        ledger.get().release(id, was.tenure(), clock.instant(), write);
        return after(write, true);
    }

    /** The member's profile is about to go, so nothing is written there. */
    private Optional<Boolean> tryToRelease(String member, Subscription subscription) {
        var id = subscription.id();
        var was = items.tenancy(id);
        if (!was.isHeldBy(member)) {
            return Optional.of(false);
        }
        var is = new Tenancy(Optional.empty(), was.tenure() + 1, true);
        var write = new Transaction(table).update(LedgerItems.tenancy(id, was, is));
        if (outlives(subscription)) {
            write.put(LedgerItems.held(subscription.latest().nameless().in(0)));
        }
        return after(write, true);
    }

    /** Whether its last line is needed by the next holder: else an older one would open again. */
    private boolean outlives(Subscription subscription) {
        var refunded = subscription.latest().terms().state() == SubscriptionState.REVOKED;
        return subscription.charges(clock.instant())
                || (refunded && subscription.id().store().charges());
    }

    private <T> Optional<T> after(Transaction write, T answer) {
        return write.happens(dynamoDb) ? Optional.of(answer) : Optional.empty();
    }
}
