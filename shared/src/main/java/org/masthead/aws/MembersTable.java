package org.masthead.aws;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.masthead.json.Json;
import org.masthead.member.Ledger;
import org.masthead.member.LedgerEvent;
import org.masthead.member.Member;
import org.masthead.member.ProfileVersion;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * The {@code members} table: everything about a member in one partition. Items {@code profile} and
 * {@code profile#hot} are what a feed request reads; items {@code ledger#…} are never changed once
 * written.
 */
public final class MembersTable {

    private static final String LEDGER = "ledger#";
    private static final int MAX_TRIES = 5;

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final ProfileItems profiles;

    public MembersTable(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.profiles = new ProfileItems(dynamoDb, table);
    }

    /** The member, as {@link #see(String, Instant, ProfileVersion)} finds them for a new caller. */
    public Member see(String id, Instant now) {
        return see(id, now, ProfileVersion.NONE);
    }

    /**
     * Reads the member by one eventually consistent Query: half a read unit, as long as the two
     * items are 4 KB together. Where that is older than what the caller has seen, or than what this
     * instance wrote itself, they are read again, consistently. Where there is nothing, this is the
     * member's first sight and begins the trial.
     *
     * @param seen what the caller has seen
     */
    public Member see(String id, Instant now, ProfileVersion seen) {
        return profiles.read(id, seen).orElseGet(() -> welcome(id, now));
    }

    /** The member as they are now: consistent. */
    public Optional<Member> find(String id) {
        return profiles.readNow(id);
    }

    /**
     * Changes a member. Where somebody else changes them at the same time, they are read again and
     * the change is made to what is there then.
     *
     * @param member as they were read; a moment ago is good enough
     * @param change may be asked several times; keeps the entitlement, which is the ledger's
     * @return the member as they are now
     */
    public Member change(Member member, UnaryOperator<Member> change) {
        return profiles.change(member, change);
    }

    public List<LedgerEvent> ledger(String id) {
        return dynamoDb
                .queryPaginator(request ->
                        request.tableName(table)
                                .consistentRead(true)
                                .keyConditionExpression(
                                        "#member = :member AND begins_with(#item, :ledger)")
                                .expressionAttributeNames(
                                        Map.of("#member", "member", "#item", "item"))
                                .expressionAttributeValues(
                                        new Item()
                                                .with(":member", id)
                                                .with(":ledger", LEDGER)
                                                .attributes()))
                .items()
                .stream()
                .map(item -> Json.read(Item.of(item).text("event"), LedgerEvent.class))
                .toList();
    }

    /** Of several first requests at once one writes; the others read what it wrote. */
    private Member welcome(String id, Instant now) {
        for (int attempt = 1; attempt < MAX_TRIES; attempt++) {
            try {
                return write(id, now);
            } catch (TransactionCanceledException e) {
                // Written by another request, or being written right now.
                var written = find(id);
                if (written.isPresent()) {
                    return written.get();
                }
            }
        }
        return write(id, now);
    }

    /** Profile and first ledger line together or not at all. */
    private Member write(String id, Instant now) {
        var trial = Ledger.trial(now);
        var member = Member.welcome(id, now, Ledger.fold(List.of(trial)));
        var writes = List.of(putNew(ledgerItem(id, trial)), putNew(ProfileItems.item(member)));
        dynamoDb.transactWriteItems(transaction -> transaction.transactItems(writes));
        return member;
    }

    private TransactWriteItem putNew(Item item) {
        return TransactWriteItem.builder()
                .put(put ->
                        put.tableName(table)
                                .item(item.attributes())
                                .conditionExpression("attribute_not_exists(#member)")
                                .expressionAttributeNames(Map.of("#member", "member")))
                .build();
    }

    private static Item ledgerItem(String id, LedgerEvent event) {
        return Item.of(key(id, LEDGER + event.id())).with("event", Json.write(event));
    }

    private static Map<String, AttributeValue> key(String member, String item) {
        return new Item().with("member", member).with("item", item).attributes();
    }
}
