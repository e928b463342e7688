package org.masthead.aws;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.masthead.code.Code;
import org.masthead.json.Json;
import org.masthead.member.Household;
import org.masthead.member.Plans;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Households in the {@code members} table: a partition {@code household#id} for each, which is in
 * nobody's export; the owner's profile names it as {@code household}, a guest's as {@code guestOf}.
 */
public final class Households {

    private static final String HOUSEHOLD = "household";
    private static final String GUEST_OF = "guestOf";

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final LedgerTable ledger;
    private final Plans plans;
    private final InstantSource clock;

    /** Over the table and the ledger in it. */
    public Households(
            DynamoDbClient dynamoDb,
            String table,
            LedgerTable ledger,
            Plans plans,
            InstantSource clock) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.ledger = ledger;
        this.plans = plans;
        this.clock = clock;
    }

    /** A household as it was read. */
    private record Read(Household household, long version) {}

    /** What an invitation came to. */
    public sealed interface Invited {
        /** The code is told once. */
        record Open(Household.Invitation invitation, Code code) implements Invited {}

        /** The member has no plan that can be shared, or none that lasts. */
        record NoPlan() implements Invited {}

        record Full(int seats) implements Invited {}
    }

    /** What taking up an invitation came to. */
    public sealed interface Joined {
        record In() implements Joined {}

        /** No such code, or no longer. */
        record Unknown() implements Joined {}

        /** The member shares a household already, or this one is their own. */
        record Elsewhere() implements Joined {}
    }

    /** The household that the member pays for. */
    public Optional<Household> ownedBy(String member) {
        return profile(member, HOUSEHOLD).flatMap(this::read).map(Read::household);
    }

    /** The household in which the member is a guest. */
    public Optional<Household> hosting(String member) {
        return profile(member, GUEST_OF)
                .flatMap(this::read)
                .map(Read::household)
                .filter(it -> it.seatOf(member).isPresent());
    }

    /**
     * How many may share the member's plan, the member included; 1 where there is none to share.
     */
    public int size(String owner) {
        return Household.size(ledger.of(owner), plans, clock.instant());
    }

    /** Promises a place. */
    public Invited invite(String owner, String label, RandomGenerator random) {
        return Tries.until(() -> tryToInvite(owner, label, random));
    }

    /** Takes up an invitation. */
    public Joined join(String member, Code code) {
        var joined = Tries.until(() -> tryToJoin(member, code));
        hosting(member).ifPresent(household -> ledger.follow(household.owner()));
        return joined;
    }

    /**
     * Takes a seat or an invitation back.
     *
     * @return false where there is no such place
     */
    public boolean remove(String owner, String place) {
        var household = ownedBy(owner);
        var seat = household.stream().flatMap(it -> it.seats().stream());
        var guest = seat.filter(it -> it.id().equals(place)).findFirst();
        // Their access first: if this dies halfway, the seat is there to be removed again.
        guest.ifPresent(it -> ledger.withdraw(household.orElseThrow().subscription(it)));
        return household.isPresent() && Tries.until(() -> tryToRemove(household.get().id(), place));
    }

    /**
     * Leaves the household in which the member is a guest.
     *
     * @return false where there is none
     */
    public boolean leave(String member) {
        return hosting(member)
                .map(household -> {
                    var seat = household.seatOf(member).orElseThrow();
                    ledger.withdraw(household.subscription(seat));
                    return Tries.until(() -> tryToRemove(household.id(), seat.id()));
                })
                .orElse(false);
    }

    /** Ends what a member who is erased shared: as a guest, and as an owner. */
    void forget(String member) {
        leave(member);
        ownedBy(member)
                .ifPresent(household -> {
                    household
                            .seats()
                            .forEach(seat -> ledger.withdraw(household.subscription(seat)));
                    Tries.until(() -> tryToDissolve(household.id()));
                });
    }

    private Optional<Invited> tryToInvite(String owner, String label, RandomGenerator random) {
        var now = clock.instant();
        int size = size(owner);
        if (size <= 1) {
            return Optional.of(new Invited.NoPlan());
        }
        var read = profile(owner, HOUSEHOLD).flatMap(this::read);
        var household =
                read.map(Read::household)
                        .orElseGet(() -> new Household(newId(), owner, List.of(), List.of()));
        if (household.places(now) >= size) {
            return Optional.of(new Invited.Full(size));
        }
        var code = Code.draw(random, Code.VOUCHER);
        var invitation =
                new Household.Invitation(
                        newId(), label, now.plus(Household.INVITATION), code.digest());
        var write =
                new Transaction(table)
                        .update(saved(household.inviting(invitation, now), read))
                        .putNew(invitation(invitation, household))
                        .update(
                                Update.of(LedgerItems.key(owner, LedgerItems.PROFILE))
                                        .set(HOUSEHOLD, household.id())
                                        .when("attribute_exists(#item)", "item"));
        return write.happens(dynamoDb)
                ? Optional.of(new Invited.Open(invitation, code))
                : Optional.empty();
    }

    private Optional<Joined> tryToJoin(String member, Code code) {
        var now = clock.instant();
        var read = invitedBy(code.digest());
        var invitation =
                read.stream()
                        .flatMap(it -> it.household().open(now))
                        .filter(it -> it.digest().equals(code.digest()))
                        .findFirst();
        if (invitation.isEmpty()) {
            return Optional.of(new Joined.Unknown());
        }
        var household = read.orElseThrow().household();
        if (household.owner().equals(member) || hosting(member).isPresent()) {
            return Optional.of(new Joined.Elsewhere());
        }
        var write =
                new Transaction(table)
                        .update(saved(household.joined(invitation.get(), member, now), read))
                        .delete(LedgerItems.keyOf(invitation(invitation.get(), household)))
                        .update(
                                Update.of(LedgerItems.key(member, LedgerItems.PROFILE))
                                        .set(GUEST_OF, household.id())
                                        .when("attribute_exists(#item)", "item"));
        return write.happens(dynamoDb) ? Optional.of(new Joined.In()) : Optional.empty();
    }

    private Optional<Boolean> tryToRemove(String id, String place) {
        var read = read(id);
        var before = read.map(Read::household);
        var after = before.map(it -> it.without(place));
        if (read.isEmpty() || after.equals(before)) {
            return Optional.of(false);
        }
        var write = new Transaction(table).update(saved(after.orElseThrow(), read));
        before.orElseThrow().invitations().stream()
                .filter(it -> it.id().equals(place))
                .forEach(it ->
                        write.delete(LedgerItems.keyOf(invitation(it, before.orElseThrow()))));
        return write.happens(dynamoDb) ? Optional.of(true) : Optional.empty();
    }

    private Optional<Boolean> tryToDissolve(String id) {
        var read = read(id);
        if (read.isEmpty()) {
            return Optional.of(false);
        }
        var household = read.get().household();
        var write = new Transaction(table).delete(LedgerItems.key(HOUSEHOLD + "#" + id, HOUSEHOLD));
        household
                .invitations()
                .forEach(it -> write.delete(LedgerItems.keyOf(invitation(it, household))));
        return write.happens(dynamoDb) ? Optional.of(true) : Optional.empty();
    }

    private Update saved(Household household, Optional<Read> read) {
        var update =
                Update.of(LedgerItems.key(HOUSEHOLD + "#" + household.id(), HOUSEHOLD))
                        .set("household", Json.write(household))
                        .set("version", read.map(Read::version).orElse(0L) + 1);
        return read.map(it -> update.value("was", it.version()).when("#version = :was"))
                .orElseGet(() -> update.when("attribute_not_exists(#version)"));
    }

    private static Item invitation(Household.Invitation invitation, Household household) {
        return Item.of(LedgerItems.key("invitation#" + invitation.digest(), "invitation"))
                .with("household", household.id())
                // DynamoDB may delete it from then on.
                .with("expires", invitation.expires().getEpochSecond());
    }

    private Optional<Read> invitedBy(String digest) {
        return Item.read(dynamoDb, table, LedgerItems.key("invitation#" + digest, "invitation"))
                .flatMap(item -> read(item.text("household")));
    }

    private Optional<Read> read(String id) {
        return Item.read(dynamoDb, table, LedgerItems.key(HOUSEHOLD + "#" + id, HOUSEHOLD))
                .map(item ->
                        new Read(
                                Json.read(item.text("household"), Household.class),
                                item.number("version", 0)));
    }

    private Optional<String> profile(String member, String attribute) {
        return Item.read(dynamoDb, table, LedgerItems.key(member, LedgerItems.PROFILE))
                .flatMap(item -> item.find(attribute));
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }
}
