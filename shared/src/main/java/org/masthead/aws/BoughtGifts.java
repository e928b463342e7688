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

    /**
     * A shop says that a member has paid for a gift; told twice, it is one gift.
     *
     * @return false where the buyer has left: nothing is written into their partition, and nobody
     *     can draw the gift's code
     */
    public boolean paid(String buyer, Gift gift) {
        grants.addGift(gift);
        return Tries.until(() -> pointed(buyer, gift));
    }

    private Optional<Boolean> pointed(String buyer, Gift gift) {
        var profile = LedgerItems.key(buyer, LedgerItems.PROFILE);
        var version =
                Item.read(dynamoDb, members, profile)
                        .filter(item -> item.find("firstSeen").isPresent())
                        .map(item -> item.number("version", 0));
        if (version.isEmpty()) {
            return Optional.of(false);
        }
        var written =
                new Transaction(members)
                        .put(Item.of(key(buyer, gift.id())).with("boughtAt", gift.since()))
                        .whileIs(profile, "version", version.get())
                        .happens(dynamoDb);
        return written ? Optional.of(true) : Optional.empty();
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

    /** See {@link GrantsTable#abandon}. */
    public boolean abandon(Gift gift, Instant now) {
        return grants.abandon(gift.id(), now);
    }

    private static Map<String, AttributeValue> key(String member, String gift) {
        return Partition.key(member, PREFIX + gift);
    }
}
