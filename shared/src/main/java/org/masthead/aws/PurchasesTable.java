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

    /** Stores report refunds for as long; then the purchase is looked at no more. */
    public static final Duration AFTER_ITS_END = Duration.ofDays(90);

    /** Google takes back after three days what is not acknowledged: some seventy tries. */
    private static final Duration UNACKNOWLEDGED = Duration.ofHours(1);

    private static final int SHARDS = 8;

    private final DynamoDbClient dynamoDb;
    private final String table;

    public PurchasesTable(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    /** A later state than the one noted; {@code before} is empty for a purchase not seen yet. */
    public record Change(Optional<SubscriptionState> before) {}

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
        var id = line.subscription();
        try {
            var old =
                    dynamoDb.updateItem(request ->
                            request.tableName(table)
                                    .key(key(id))
                                    .updateExpression(
                                            "SET #state = :state, signedAt = :signed,"
                                                    + " dueShard = :shard, dueAt = :due,"
                                                    + " unacknowledged = :unacknowledged")
                                    .conditionExpression(
                                            // A refund may be the first that is heard of it.
                                            "attribute_not_exists(signedAt) OR signedAt < :signed")
                                    .expressionAttributeNames(Map.of("#state", "state"))
                                    .expressionAttributeValues(
                                            new Item()
                                                    .with(":state", line.terms().state().name())
                                                    .with(":signed", sortable(line.signedAt()))
                                                    .with(":shard", shard(id))
                                                    .with(":due", due(line, unacknowledged))
                                                    .with(":unacknowledged", unacknowledged ? 1 : 0)
                                                    .attributes())
                                    .returnValues(ReturnValue.ALL_OLD));
            return Optional.of(
                    new Change(Item.of(old.attributes()).find("state").map(PurchasesTable::state)));
        } catch (ConditionalCheckFailedException e) {
            return Optional.empty();
        }
    }

    /** Purchases whose turn it is, those waiting longest first. */
    public List<Purchase> due(Instant now, int most) {
        var due = new ArrayList<Purchase>();
        for (int shard = 0; shard < SHARDS; shard++) {
            due.addAll(due(Integer.toString(shard), now, most / SHARDS));
        }
        return due;
    }

    private List<Purchase> due(String shard, Instant now, int most) {
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

    /** The purchase has been looked at, and Google has our word. */
    public void looked(Purchase purchase, Instant now) {
        if (isLongOver(purchase, now)) {
            Update.of(key(purchase.id()))
                    .set("lookedAt", now)
                    .remove("dueShard")
                    .run(dynamoDb, table);
        } else {
            Update.of(key(purchase.id()))
                    .set("lookedAt", now)
                    .set("dueAt", sortable(now.plus(DAILY)))
                    .set("unacknowledged", 0)
                    .run(dynamoDb, table);
        }
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

    private static boolean isLongOver(Purchase purchase, Instant now) {
        return !purchase.state().opens() && purchase.signedAt().plus(AFTER_ITS_END).isBefore(now);
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

    private static String shard(SubscriptionId id) {
        return Integer.toString(
                Integer.parseInt(Digest.sha256(id.toString()).substring(0, 4), 16) % SHARDS);
    }

    private static Map<String, AttributeValue> key(SubscriptionId id) {
        return Item.key("id", id.toString());
    }
}
