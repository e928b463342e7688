package org.masthead.aws;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.masthead.json.Json;
import org.masthead.member.LedgerLine;
import org.masthead.member.SubscriptionId;
import org.masthead.page.Digest;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * How the ledger lies in the {@code members} table. A member's lines are in the member's partition,
 * as {@code ledger#store#subscription#tenure#line}. Each subscription has a partition of its own,
 * {@code subscription#store#id}, with an item {@code tenancy} that says who holds it, and the lines
 * {@code held#…} that came before anybody did. Ids of stores are of any length and go into keys as
 * digests.
 */
final class LedgerItems {

    static final String PROFILE = "profile";
    static final String LEDGER = "ledger#";
    static final String HELD = "held#";
    static final String AWAITING = "awaiting#";
    static final String TENANCY = "tenancy";

    /** Each later line of the subscription begins it anew. */
    private static final Duration WAIT = Duration.ofDays(90);

    private static final int DIGITS = 32;

    private final DynamoDbClient dynamoDb;
    private final String table;

    LedgerItems(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    static Map<String, AttributeValue> key(String partition, String item) {
        return new Item().with("member", partition).with("item", item).attributes();
    }

    static Map<String, AttributeValue> tenancyKey(SubscriptionId id) {
        return key(partition(id), TENANCY);
    }

    static Map<String, AttributeValue> keyOf(Item item) {
        return key(item.text("member"), item.text("item"));
    }

    /** Where what belongs to the subscription, and to no member, lies. */
    static String partition(SubscriptionId id) {
        return "subscription#" + id.store().label() + "#" + digest(id.id());
    }

    static Item line(String member, LedgerLine line) {
        var id = line.subscription();
        var item =
                "%s%s#%s#%04d#%s"
                        .formatted(
                                LEDGER,
                                id.store().label(),
                                digest(id.id()),
                                line.tenure(),
                                digest(line.id()));
        return Item.of(key(member, item)).with("line", Json.write(line));
    }

    static Item held(LedgerLine line) {
        return Item.of(key(partition(line.subscription()), HELD + digest(line.id())))
                .with("line", Json.write(line));
    }

    /**
     * A note in the partition of a member who has not been seen yet. Nobody may ever come, or they
     * may have left: then it goes by itself, and the purchase is there for who claims it.
     */
    static Item awaiting(String member, SubscriptionId id, Instant now) {
        return Item.of(awaitingKey(member, id))
                .with("subscription", id.toString())
                .with("expires", now.plus(WAIT).getEpochSecond());
    }

    static Map<String, AttributeValue> awaitingKey(String member, SubscriptionId id) {
        return key(member, AWAITING + digest(id.toString()));
    }

    private static String digest(String text) {
        return Digest.sha256(text).substring(0, DIGITS);
    }

    /** All lines of a member's ledger, as they stand now. */
    List<LedgerLine> ledger(String member) {
        return lines(member, LEDGER);
    }

    List<LedgerLine> held(SubscriptionId id) {
        return lines(partition(id), HELD);
    }

    List<SubscriptionId> awaiting(String member) {
        return query(member, AWAITING).stream()
                .map(item -> SubscriptionId.parse(item.text("subscription")))
                .toList();
    }

    private List<LedgerLine> lines(String partition, String prefix) {
        return query(partition, prefix).stream()
                .map(item -> Json.read(item.text("line"), LedgerLine.class))
                .toList();
    }

    List<Item> query(String partition, String prefix) {
        return dynamoDb
                .queryPaginator(request ->
                        request.tableName(table)
                                .consistentRead(true)
                                .keyConditionExpression(
                                        "#member = :member AND begins_with(#item, :prefix)")
                                .expressionAttributeNames(
                                        Map.of("#member", "member", "#item", "item"))
                                .expressionAttributeValues(
                                        new Item()
                                                .with(":member", partition)
                                                .with(":prefix", prefix)
                                                .attributes()))
                .items()
                .stream()
                .map(Item::of)
                .toList();
    }

    /** Empty where the member has never been seen, or is gone. */
    Optional<OpenLedger> open(String member) {
        return Item.read(dynamoDb, table, key(member, PROFILE))
                .map(profile ->
                        new OpenLedger(member, profile.number("version", 0), ledger(member)));
    }

    Tenancy tenancy(SubscriptionId id) {
        return Item.read(dynamoDb, table, tenancyKey(id))
                .map(item ->
                        new Tenancy(
                                item.find("holder"),
                                (int) item.number("tenure", 0),
                                item.find("released").isPresent()))
                .orElse(new Tenancy(Optional.empty(), 0, false));
    }

    /**
     * Who holds a subscription.
     *
     * @param tenure counts the holders so far; 0 where nobody has held it yet
     * @param released whether its last holder has left: then nobody gets it but who claims it
     */
    record Tenancy(Optional<String> holder, int tenure, boolean released) {

        boolean isHeldBy(String member) {
            return holder.filter(member::equals).isPresent();
        }
    }

    /** Says who holds the subscription from now on; only while it is as it was read. */
    static Update tenancy(SubscriptionId id, Tenancy was, Tenancy is) {
        var update =
                Update.of(tenancyKey(id))
                        .set("tenure", is.tenure())
                        .setOrRemove("holder", is.holder())
                        .setOrRemove(
                                "released", is.released() ? Optional.of("yes") : Optional.empty())
                        .value("was", was.tenure());
        return update.when("attribute_not_exists(#tenure) OR #tenure = :was");
    }
}
