package org.masthead.aws;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.masthead.json.Json;
import org.masthead.member.Entitlement;
import org.masthead.member.Ledger;
import org.masthead.member.Member;
import org.masthead.member.Preferences;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * The {@code members} table: everything about a member in one partition. Item {@code profile} is
 * what a feed request reads; {@link LedgerTable} has the ledger, and writes the entitlement beside
 * the profile.
 */
public final class MembersTable {

    private static final String PROFILE = "profile";
    private static final int MAX_TRIES = 5;

    private final DynamoDbClient dynamoDb;
    private final String table;

    public MembersTable(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    /**
     * Reads one item; where there is none, this is the member's first sight and begins the trial.
     */
    public Member see(String id, Instant now) {
        return find(id).orElseGet(() -> welcome(id, now));
    }

    /** Consistent, so that preferences just written are obeyed by the next request. */
    public Optional<Member> find(String id) {
        return Item.read(dynamoDb, table, key(id, PROFILE)).map(MembersTable::member);
    }

    /** Replaces a known member's preferences. */
    public void savePreferences(String id, Preferences preferences) {
        Update.of(key(id, PROFILE))
                .set("preferences", Json.write(preferences))
                .run(dynamoDb, table);
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
        var trial = Ledger.trial(id, now);
        var member = new Member(id, now, Preferences.DEFAULT, Ledger.fold(List.of(trial)));
        var writes = List.of(putNew(LedgerItems.line(id, trial)), putNew(profile(member)));
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

    private static Item profile(Member member) {
        return Item.of(key(member.id(), PROFILE))
                .with("firstSeen", member.firstSeen())
                .with("preferences", Json.write(member.preferences()))
                .with("entitlement", Json.write(member.entitlement()));
    }

    private static Member member(Item item) {
        return new Member(
                item.text("member"),
                Instant.parse(item.text("firstSeen")),
                Json.read(item.text("preferences"), Preferences.class),
                Json.read(item.text("entitlement"), Entitlement.class));
    }

    private static Map<String, AttributeValue> key(String member, String item) {
        return new Item().with("member", member).with("item", item).attributes();
    }
}
