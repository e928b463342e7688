package org.masthead.aws;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.masthead.code.Code;
import org.masthead.grant.Gift;
import org.masthead.grant.VoucherBatch;
import org.masthead.json.Json;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * The {@code grants} table: items {@code batch#…}, {@code gift#…}, and {@code code#…} by the digest
 * of a code. Nothing in it says who redeemed or bought what; that is in the members' own
 * partitions.
 */
public final class GrantsTable {

    private static final String BATCH = "batch#";
    private static final String CODE = "code#";
    private static final String GIFT = "gift#";

    /** Of a gift, beside its state: from when on the shop has had the money back. */
    static final String TAKEN_BACK = "takenBack";

    /** BatchWriteItem takes 25 at most (Amazon DynamoDB API Reference). */
    private static final int MOST_WRITES = 25;

    private final DynamoDbClient dynamoDb;
    private final String table;

    public GrantsTable(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    /**
     * A code as it stands.
     *
     * @param batch the batch that it is of; empty for a gift's
     * @param gift the gift that it is for; empty for a voucher's
     * @param used how many members have redeemed it
     */
    record StoredCode(Optional<String> batch, Optional<String> gift, long used) {}

    /**
     * Adds a batch, still without codes.
     *
     * @return false where there is one of that id
     */
    public boolean addBatch(VoucherBatch batch) {
        return Update.of(key(BATCH + batch.id()))
                .set("record", Json.write(batch))
                .when("attribute_not_exists(#id)", "id")
                .run(dynamoDb, table);
    }

    /** Adds codes to a batch; an interrupted call leaves some of them. */
    public void addCodes(VoucherBatch batch, List<Code> codes) {
        for (int from = 0; from < codes.size(); from += MOST_WRITES) {
            var some = codes.subList(from, Math.min(from + MOST_WRITES, codes.size()));
            write(some.stream().map(code -> put(batch, code)).toList());
        }
    }

    private static WriteRequest put(VoucherBatch batch, Code code) {
        var item = Item.of(key(CODE + code.digest())).with("batch", batch.id()).with("used", 0);
        return WriteRequest.builder().putRequest(put -> put.item(item.attributes())).build();
    }

    private void write(List<WriteRequest> requests) {
        Map<String, List<WriteRequest>> left = Map.of(table, requests);
        while (!left.isEmpty()) {
            var asked = left;
            left =
                    dynamoDb.batchWriteItem(request -> request.requestItems(asked))
                            .unprocessedItems();
        }
    }

    public Optional<VoucherBatch> batch(String id) {
        return Item.read(dynamoDb, table, key(BATCH + id))
                .map(item -> Json.read(item.text("record"), VoucherBatch.class));
    }

    /** How often the codes of a batch have been redeemed, as far as the index knows. */
    public long redeemed(String batch) {
        return dynamoDb
                .queryPaginator(request ->
                        request.tableName(table)
                                .indexName("batches")
                                .keyConditionExpression("#batch = :batch")
                                .expressionAttributeNames(Map.of("#batch", "batch"))
                                .expressionAttributeValues(
                                        new Item().with(":batch", batch).attributes()))
                .items()
                .stream()
                .mapToLong(item -> Item.of(item).number("used", 0))
                .sum();
    }

    /** Makes the codes of a batch void from now on; twice is once. */
    public void withdraw(VoucherBatch batch) {
        var withdrawn =
                new VoucherBatch(
                        batch.id(),
                        batch.partner(),
                        batch.plan(),
                        batch.days(),
                        batch.count(),
                        batch.uses(),
                        batch.redeemableUntil(),
                        batch.createdAt(),
                        true);
        Update.of(key(BATCH + batch.id()))
                .set("record", Json.write(withdrawn))
                .when("attribute_exists(#id)", "id")
                .run(dynamoDb, table);
    }

    /** Adds a gift that has been paid for; the same payment told twice is one gift. */
    public void addGift(Gift gift) {
        Update.of(key(GIFT + gift.id()))
                .set("plan", gift.plan())
                .set("days", gift.days())
                .set("payment", gift.payment())
                .set("state", gift.state().name())
                .set("since", gift.since())
                .when("attribute_not_exists(#id)", "id")
                .run(dynamoDb, table);
    }

    public Optional<Gift> gift(String id) {
        return Item.read(dynamoDb, table, key(GIFT + id)).map(item -> gift(id, item));
    }

    private static Gift gift(String id, Item item) {
        return new Gift(
                id,
                item.text("plan"),
                (int) item.number("days", 0),
                item.text("payment"),
                Gift.State.valueOf(item.text("state")),
                Instant.parse(item.text("since")),
                item.find(TAKEN_BACK).isPresent());
    }

    /** The digest of the code that claims a gift; empty before its buyer has asked for one. */
    Optional<String> codeOf(String gift) {
        return Item.read(dynamoDb, table, key(GIFT + gift)).flatMap(item -> item.find("code"));
    }

    /**
     * Gives a gift a code in place of the one it had.
     *
     * @return false where it has been claimed or given back
     */
    public boolean recode(String gift, Code code) {
        // The code first: one that no gift names opens nothing.
        Update.of(key(CODE + code.digest())).set("gift", gift).run(dynamoDb, table);
        return Update.of(key(GIFT + gift))
                .set("code", code.digest())
                .value("paid", Gift.State.PAID.name())
                .when("#state = :paid AND attribute_not_exists(#takenBack)", "state", TAKEN_BACK)
                .run(dynamoDb, table);
    }

    /**
     * Makes a gift void, so that its buyer can have the money back; twice is once.
     *
     * @return false where it has been claimed, or is unknown
     */
    public boolean refund(String gift, Instant now) {
        return Update.of(key(GIFT + gift))
                .set("state", Gift.State.REFUNDED.name())
                .set("since", now)
                .value("claimed", Gift.State.CLAIMED.name())
                .when("attribute_exists(#id) AND #state <> :claimed", "id")
                .run(dynamoDb, table);
    }

    /**
     * Makes a gift void of which no code was ever drawn, because its buyer leaves and nobody else
     * can draw one; twice is once.
     *
     * @return false where somebody may have its code, or has claimed it, or the shop has taken the
     *     money back
     */
    public boolean abandon(String gift, Instant now) {
        return Update.of(key(GIFT + gift))
                .set("state", Gift.State.REFUNDED.name())
                .set("since", now)
                .when(
                        "attribute_exists(#id) AND attribute_not_exists(#code)"
                                + " AND attribute_not_exists(#takenBack)",
                        "id",
                        "code",
                        TAKEN_BACK)
                .run(dynamoDb, table);
    }

    /** The shop has taken the money back: from now on nobody claims the gift. Twice is once. */
    public void takeBack(String gift, Instant now) {
        Update.of(key(GIFT + gift))
                .setOnce(TAKEN_BACK, now.toString())
                .when("attribute_exists(#id)", "id")
                .run(dynamoDb, table);
    }

    /** The money is ours after all (a dispute was won): the gift is again what it was. */
    public void restore(String gift, Instant now) {
        Update.of(key(GIFT + gift))
                .set("restored", now)
                .remove(TAKEN_BACK)
                .when("attribute_exists(#id)", "id")
                .run(dynamoDb, table);
    }

    Optional<StoredCode> code(Code code) {
        return Item.read(dynamoDb, table, codeKey(code))
                .map(item ->
                        new StoredCode(
                                item.find("batch"), item.find("gift"), item.number("used", 0)));
    }

    String name() {
        return table;
    }

    static Map<String, AttributeValue> codeKey(Code code) {
        return key(CODE + code.digest());
    }

    static Map<String, AttributeValue> giftKey(String gift) {
        return key(GIFT + gift);
    }

    private static Map<String, AttributeValue> key(String id) {
        return Item.key("id", id);
    }
}
