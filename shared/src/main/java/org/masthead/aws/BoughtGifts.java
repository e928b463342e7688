package org.masthead.aws;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.masthead.code.Code;
import org.masthead.grant.Gift;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The gifts that a member has bought: an item in the buyer's partition that points to the gift,
 * which itself does not know its buyer, and so outlives them.
 */
public final class BoughtGifts {

    private static final String PREFIX = "gift#";

    private final DynamoDbClient dynamoDb;
    private final String members;
    private final GrantsTable grants;

    /**
     * Over both tables.
     *
     * @param members name of the members table
     */
    public BoughtGifts(DynamoDbClient dynamoDb, GrantsTable grants, String members) {
        this.dynamoDb = dynamoDb;
        this.grants = grants;
        this.members = members;
    }

    /** A shop says that a member has paid for a gift; told twice, it is one gift. */
    public void paid(String buyer, Gift gift) {
        grants.addGift(gift);
        var item = Item.of(key(buyer, gift.id())).with("boughtAt", gift.since());
        dynamoDb.putItem(put -> put.tableName(members).item(item.attributes()));
    }

    /** What a member has bought, in no order. */
    public List<Gift> of(String buyer) {
        return Partition.items(dynamoDb, members, buyer, PREFIX).stream()
                .map(item -> item.text("item").substring(PREFIX.length()))
                .flatMap(id -> grants.gift(id).stream())
                .toList();
    }

    /** A gift, for its buyer only. */
    public Optional<Gift> find(String buyer, String id) {
        return Item.read(dynamoDb, members, key(buyer, id)).flatMap(item -> grants.gift(id));
    }

    /** See {@link GrantsTable#recode}. */
    public boolean recode(Gift gift, Code code) {
        return grants.recode(gift.id(), code);
    }

    /** See {@link GrantsTable#refund}. */
    public boolean refund(Gift gift, Instant now) {
        return grants.refund(gift.id(), now);
    }

    private static Map<String, AttributeValue> key(String member, String gift) {
        return Partition.key(member, PREFIX + gift);
    }
}
