package org.masthead.aws;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.masthead.code.Code;
import org.masthead.grant.Claim;
import org.masthead.grant.Gift;
import org.masthead.grant.Redemption;
import org.masthead.grant.VoucherBatch;
import org.masthead.json.Json;
import org.masthead.member.Store;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Codes that become claims: the count of the code and the claim in the member's partition are
 * written together or not at all, so that a code opens as often as it may, however many send it at
 * once.
 */
public final class Redemptions {

    private static final String CLAIM = "claim#";

    private final DynamoDbClient dynamoDb;
    private final GrantsTable grants;
    private final String members;

    /**
     * Over both tables.
     *
     * @param members name of the members table
     */
    public Redemptions(DynamoDbClient dynamoDb, GrantsTable grants, String members) {
        this.dynamoDb = dynamoDb;
        this.grants = grants;
        this.members = members;
    }

    /** A claim that may be made, with what has to be so at that moment. */
    private record Attempt(Claim claim, TransactWriteItem count) {}

    /**
     * Redeems a code for a member. Sent again by the same member, it answers the same.
     *
     * @throws IllegalStateException where too many are redeeming the very same code right now
     */
    public Redemption redeem(Code code, String member, Instant now) {
        return Tries.until(() -> once(code, member, now));
    }

    /** Empty where somebody else was writing at the same time. */
    private Optional<Redemption> once(Code code, String member, Instant now) {
        var claimed = claim(code, member);
        if (claimed.isPresent()) {
            return claimed.map(Redemption.Redeemed::new);
        }
        var stored = grants.code(code);
        if (stored.isEmpty()) {
            return Optional.of(new Redemption.Unknown());
        }
        return stored.get().batch().isPresent()
                ? voucher(code, stored.get(), member, now)
                : gift(code, stored.get().gift().orElseThrow(), member, now);
    }

    private Optional<Claim> claim(Code code, String member) {
        return Item.read(dynamoDb, members, claimKey(code, member))
                .map(item -> Json.read(item.text("claim"), Claim.class));
    }

    private Optional<Redemption> voucher(
            Code code, GrantsTable.StoredCode stored, String member, Instant now) {
        var batch = stored.batch().flatMap(grants::batch).orElseThrow();
        if (batch.withdrawn() || !now.isBefore(batch.redeemableUntil())) {
            return Optional.of(new Redemption.Voided());
        }
        if (stored.used() >= batch.uses()) {
            return Optional.of(new Redemption.UsedUp());
        }
        var claim =
                new Claim(
                        Store.VOUCHER,
                        UUID.randomUUID().toString(),
                        batch.plan(),
                        batch.days(),
                        Optional.of(batch.partner()),
                        now);
        return write(code, member, new Attempt(claim, count(code, batch)));
    }

    private TransactWriteItem count(Code code, VoucherBatch batch) {
        var values = new Item().with(":one", 1).with(":uses", batch.uses());
        return TransactWriteItem.builder()
                .update(update ->
                        update.tableName(grants.name())
                                .key(GrantsTable.codeKey(code))
                                .updateExpression("SET #used = #used + :one")
                                .conditionExpression("#used < :uses")
                                .expressionAttributeNames(Map.of("#used", "used"))
                                .expressionAttributeValues(values.attributes()))
                .build();
    }

    private Optional<Redemption> gift(Code code, String id, String member, Instant now) {
        var gift = grants.gift(id).orElseThrow();
        var current = grants.codeOf(id).filter(code.digest()::equals).isPresent();
        if (gift.takenBack()) {
            return Optional.of(new Redemption.Voided());
        }
        return switch (gift.state()) {
            case CLAIMED -> Optional.of(new Redemption.UsedUp());
            case REFUNDED -> Optional.of(new Redemption.Voided());
            case PAID ->
                    current
                            ? write(code, member, claimOf(gift, code, now))
                            : Optional.of(new Redemption.Unknown());
        };
    }

    private Attempt claimOf(Gift gift, Code code, Instant now) {
        var claim =
                new Claim(Store.GIFT, gift.id(), gift.plan(), gift.days(), Optional.empty(), now);
        var values =
                new Item()
                        .with(":claimed", Gift.State.CLAIMED.name())
                        .with(":paid", Gift.State.PAID.name())
                        .with(":code", code.digest())
                        .with(":now", now);
        var count =
                TransactWriteItem.builder()
                        .update(update ->
                                update.tableName(grants.name())
                                        .key(GrantsTable.giftKey(gift.id()))
                                        .updateExpression("SET #state = :claimed, #since = :now")
                                        .conditionExpression(
                                                "#state = :paid AND #code = :code"
                                                        + " AND attribute_not_exists(#back)")
                                        .expressionAttributeNames(
                                                Map.of(
                                                        "#state",
                                                        "state",
                                                        "#since",
                                                        "since",
                                                        "#code",
                                                        "code",
                                                        "#back",
                                                        GrantsTable.TAKEN_BACK))
                                        .expressionAttributeValues(values.attributes()))
                        .build();
        return new Attempt(claim, count);
    }

    private Optional<Redemption> write(Code code, String member, Attempt attempt) {
        var item = Item.of(claimKey(code, member)).with("claim", Json.write(attempt.claim()));
        var put =
                TransactWriteItem.builder()
                        .put(it ->
                                it.tableName(members)
                                        .item(item.attributes())
                                        .conditionExpression("attribute_not_exists(#member)")
                                        .expressionAttributeNames(Map.of("#member", "member")))
                        .build();
        try {
            dynamoDb.transactWriteItems(
                    request -> request.transactItems(List.of(attempt.count(), put)));
            return Optional.of(new Redemption.Redeemed(attempt.claim()));
        } catch (TransactionCanceledException e) {
            // The last use has just gone, or another writer was in the way: look again.
            return Optional.empty();
        }
    }

    private static Map<String, AttributeValue> claimKey(Code code, String member) {
        return Partition.key(member, CLAIM + code.digest());
    }
}
