package org.masthead.aws;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.masthead.member.LedgerLine;
import org.masthead.member.SubscriptionId;
import org.masthead.member.SubscriptionState;
import org.masthead.page.Digest;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/**
 * The {@code purchases} table: every subscription that a store charges for, by its store's id, with
 * the time of the next look at it. It names no member.
 */
public final class PurchasesTable {

    /** Each purchase is compared with its store once a day. */
    public static final Duration DAILY = Duration.ofHours(24);

    /** Google takes back after three days what is not acknowledged: some seventy tries. */
    private static final Duration UNACKNOWLEDGED = Duration.ofHours(1);

    private static final int SHARDS = 8;

    /** Before a shard's number; these stand in shards of their own, behind nobody. */
    private static final String URGENT = "unacknowledged-";

    private final DynamoDbClient dynamoDb;
    private final String table;

    public PurchasesTable(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    /**
     * A later state than the one noted.
     *
     * @param before empty for a purchase not seen yet
     * @param paidBefore whether it has ever been noted as paid
     */
    public record Change(Optional<SubscriptionState> before, boolean paidBefore) {}

    /**
     * A purchase to look at.
     *
     * @param signedAt when, by its store's clock, the state was so
     * @param unacknowledged whether the store waits for us
     */
    public record Purchase(
            SubscriptionId id, SubscriptionState state, Instant signedAt, boolean unacknowledged) {}

    /**
     * Notes what a store says of a subscription.
     *
     * @return the change; empty where the same or something later was noted before
     */
    public Optional<Change> note(LedgerLine line, boolean unacknowledged) {
        try {
            var old = Item.of(noted(line, unacknowledged));
            return Optional.of(
                    new Change(
                            old.find("state").map(PurchasesTable::state),
                            old.number("paid", 0) == 1));
        } catch (ConditionalCheckFailedException e) {
            return Optional.empty();
        }
    }

    /** Writes it down; the item as it was. */
    private Map<String, AttributeValue> noted(LedgerLine line, boolean unacknowledged) {
        var id = line.subscription();
        boolean isPaid = line.terms().state() == SubscriptionState.ACTIVE;
        var values =
                new Item()
                        .with(":state", line.terms().state().name())
                        .with(":signed", sortable(line.signedAt()))
                        .with(":shard", shard(id, unacknowledged))
                        .with(":due", due(line, unacknowledged))
                        .with(":unacknowledged", unacknowledged ? 1 : 0)
                        .with(":paid", isPaid ? 1 : 0);
        // Once paid, it has been paid.
        var paid = isPaid ? ":paid" : "if_not_exists(paid, :paid)";
        return dynamoDb.updateItem(request ->
                        request.tableName(table)
                                .key(key(id))
                                .updateExpression(
                                        "SET #state = :state, signedAt = :signed,"
                                                + " dueShard = :shard, dueAt = :due,"
                                                + " unacknowledged = :unacknowledged, paid = "
                                                + paid)
                                .conditionExpression(
                                        // A refund may be the first that is heard of it.
                                        "attribute_not_exists(signedAt) OR signedAt < :signed")
                                .expressionAttributeNames(Map.of("#state", "state"))
                                .expressionAttributeValues(values.attributes())
                                .returnValues(ReturnValue.ALL_OLD))
                .attributes();
    }

    /** Purchases that a store takes back unless it has our word soon, and whose turn it is. */
    public List<Purchase> unacknowledged(Instant now, int most) {
        return due(URGENT, now, most);
    }

    /** Other purchases whose turn it is, of each shard those waiting longest. */
    public List<Purchase> due(Instant now, int most) {
        return due("", now, most);
    }

    private List<Purchase> due(String urgency, Instant now, int most) {
        var due = new ArrayList<Purchase>();
        for (int shard = 0; shard < SHARDS; shard++) {
            due.addAll(ofShard(urgency + shard, now, most / SHARDS));
        }
        return due;
    }

    private List<Purchase> ofShard(String shard, Instant now, int most) {
        return dynamoDb
                .query(request ->
                        request.tableName(table)
                                .indexName("due")
                                .limit(most)
                                .keyConditionExpression("dueShard = :shard AND dueAt <= :now")
                                .expressionAttributeValues(
                                        new Item()
                                                .with(":shard", shard)
                                                .with(":now", sortable(now))
                                                .attributes()))
                .items()
                .stream()
                .map(Item::of)
                .map(PurchasesTable::purchase)
                .toList();
    }

    /** The purchase has been looked at, and Google has our word: it is due in a day. */
    public void looked(Purchase purchase, Instant now) {
        Update.of(key(purchase.id()))
                .set("lookedAt", now)
                .set("dueShard", shard(purchase.id(), false))
                .set("dueAt", sortable(now.plus(DAILY)))
                .set("unacknowledged", 0)
                .run(dynamoDb, table);
    }

    /** The purchase could not be looked at; it is due again then, and in nobody's way before. */
    public void postpone(Purchase purchase, Instant until) {
        Update.of(key(purchase.id())).set("dueAt", sortable(until)).run(dynamoDb, table);
    }

    /** The purchase is over, and is looked at no more unless its store says something. */
    public void leave(Purchase purchase, Instant now) {
        Update.of(key(purchase.id())).set("lookedAt", now).remove("dueShard").run(dynamoDb, table);
    }

    /** An order of the subscription was refunded; from then on it opens nothing. */
    public void voided(SubscriptionId id, String order) {
        dynamoDb.updateItem(request ->
                request.tableName(table)
                        .key(key(id))
                        .updateExpression("ADD voided :order")
                        .expressionAttributeValues(
                                Map.of(":order", AttributeValue.fromSs(List.of(order)))));
    }

    /** Whether that order of the subscription was refunded. */
    public boolean isVoided(SubscriptionId id, String order) {
        return Item.read(dynamoDb, table, key(id))
                .map(Item::attributes)
                .flatMap(item -> Optional.ofNullable(item.get("voided")))
                .filter(orders -> orders.ss().contains(order))
                .isPresent();
    }

    /** The subscription as last noted. */
    public Optional<Purchase> find(SubscriptionId id) {
        return Item.read(dynamoDb, table, key(id))
                .filter(item -> item.find("state").isPresent())
                .map(PurchasesTable::purchase);
    }

    private static String due(LedgerLine line, boolean unacknowledged) {
        return sortable(line.recordedAt().plus(unacknowledged ? UNACKNOWLEDGED : DAILY));
    }

    /** As many digits for every time, so that text sorts as time does. */
    private static String sortable(Instant time) {
        return "%013d".formatted(time.toEpochMilli());
    }

    private static Purchase purchase(Item item) {
        return new Purchase(
                SubscriptionId.parse(item.text("id")),
                state(item.text("state")),
                Instant.ofEpochMilli(Long.parseLong(item.text("signedAt"))),
                item.number("unacknowledged", 0) == 1);
    }

    private static SubscriptionState state(String name) {
        return SubscriptionState.valueOf(name);
    }

    private static String shard(SubscriptionId id, boolean urgent) {
        int shard = Integer.parseInt(Digest.sha256(id.toString()).substring(0, 4), 16) % SHARDS;
        return (urgent ? URGENT : "") + shard;
    }

    private static Map<String, AttributeValue> key(SubscriptionId id) {
        return Item.key("id", id.toString());
    }
}
