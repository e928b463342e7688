package org.masthead.aws;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.masthead.host.HostFile;
import org.masthead.host.WholeLines;
import org.masthead.page.Gzip;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/**
 * The {@code hosts} table: one small item for each host with the line of those who wait for it, and
 * one for each file in which a host states its rules, by its address. They are apart because a
 * write is paid by the size of its item.
 *
 * <p>A host's item: {@code leaseUntil} and {@code leaseOwner}, while a request is under way; {@code
 * freeFrom}, before which no request may begin; {@code nextSlot}, the first moment that nobody has
 * booked. Times are milliseconds since 1970.
 */
public final class HostsTable {

    /** A DynamoDB item holds 400 KB (Amazon DynamoDB Developer Guide, "Constraints"). */
    private static final int MAX_FILE = 380_000;

    private static final String FREE =
            "(attribute_not_exists(#leaseUntil) OR #leaseUntil <= :now)"
                    + " AND (attribute_not_exists(#freeFrom) OR #freeFrom <= :now)";
    private static final String NOBODY_WAITS =
            " AND (attribute_not_exists(#nextSlot) OR #nextSlot <= :now)";

    private final DynamoDbClient dynamoDb;
    private final String table;

    public HostsTable(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    /**
     * Takes the turn at a host at which nobody waits.
     *
     * @param owner names this turn and no other
     * @param leaseEnd when the turn is over even if it is never given back
     * @param gap least time from this request to the next
     * @return false where the host is not free, or somebody waits
     */
    public boolean take(String host, String owner, Instant now, Instant leaseEnd, Duration gap) {
        return lease(host, owner, now, leaseEnd, gap)
                .set("nextSlot", now.plus(gap).toEpochMilli())
                .when(FREE + NOBODY_WAITS)
                .run(dynamoDb, table);
    }

    /**
     * Takes the turn that was booked.
     *
     * @return when to try again, where the host is not free; not after {@code now} where a request
     *     is under way that has taken longer than the gap already
     */
    public Optional<Instant> takeBooked(
            String host, String owner, Instant now, Instant leaseEnd, Duration gap) {
        return lease(host, owner, now, leaseEnd, gap)
                .when(FREE)
                .hindrance(dynamoDb, table)
                .map(item -> Instant.ofEpochMilli(item.number("freeFrom", now.toEpochMilli())));
    }

    private static Update lease(
            String host, String owner, Instant now, Instant leaseEnd, Duration gap) {
        return Update.of(Item.key("host", host))
                .set("leaseUntil", leaseEnd.toEpochMilli())
                .set("leaseOwner", owner)
                .set("freeFrom", now.plus(gap).toEpochMilli())
                .value("now", now.toEpochMilli());
    }

    /** Books the first moment, from {@code now} on, that nobody has booked. */
    public Instant book(String host, Instant now, Duration gap) {
        while (true) {
            var booked = bookBehind(host, now, gap).or(() -> bookFirst(host, now, gap));
            if (booked.isPresent()) {
                return booked.get();
            }
        }
    }

    private Optional<Instant> bookBehind(String host, Instant now, Duration gap) {
        try {
            var values =
                    new Item()
                            .with(":gap", gap.toMillis())
                            .with(":now", now.toEpochMilli())
                            .attributes();
            var old =
                    dynamoDb.updateItem(request ->
                                    request.tableName(table)
                                            .key(Item.key("host", host))
                                            .updateExpression("SET nextSlot = nextSlot + :gap")
                                            .conditionExpression("nextSlot >= :now")
                                            .expressionAttributeValues(values)
                                            .returnValues(ReturnValue.UPDATED_OLD))
                            .attributes();
            return Optional.of(Instant.ofEpochMilli(Item.of(old).number("nextSlot", 0)));
        } catch (ConditionalCheckFailedException nobodyWaits) {
            return Optional.empty();
        }
    }

    private Optional<Instant> bookFirst(String host, Instant now, Duration gap) {
        boolean first =
                Update.of(Item.key("host", host))
                        .set("nextSlot", now.plus(gap).toEpochMilli())
                        .value("now", now.toEpochMilli())
                        .when("attribute_not_exists(#nextSlot) OR #nextSlot < :now")
                        .run(dynamoDb, table);
        return first ? Optional.of(now) : Optional.empty();
    }

    /** Gives a turn back; does nothing where it has run out and is somebody else's. */
    public void release(String host, String owner, Instant freeFrom) {
        Update.of(Item.key("host", host))
                .set("freeFrom", freeFrom.toEpochMilli())
                .remove("leaseUntil")
                .remove("leaseOwner")
                .value("owner", owner)
                .when("#leaseOwner = :owner")
                .run(dynamoDb, table);
    }

    /** Lets nobody book a moment before this one: the host wants to be left alone. */
    public void closeUntil(String host, Instant until) {
        Update.of(Item.key("host", host))
                .set("nextSlot", until.toEpochMilli())
                .when("attribute_not_exists(#nextSlot) OR #nextSlot < :nextSlot")
                .run(dynamoDb, table);
    }

    /** Our copy of a host's file, where there is one. */
    public Optional<HostFile> file(String address) {
        return Item.read(dynamoDb, table, Item.key("host", address)).map(HostsTable::file);
    }

    /** Keeps a copy of a host's file; of one that is too large even when packed, the beginning. */
    public void keep(HostFile file) {
        var packed = packed(file.body());
        Update.of(Item.key("host", file.address()))
                .set("askAgainAt", file.askAgainAt())
                .setOrRemove("trouble", file.trouble())
                .setOrRemove("goodAt", file.goodAt().map(Instant::toString))
                .set("body", packed)
                .run(dynamoDb, table);
    }

    /** Half as much, until it fits: without a copy, each function would ask the host itself. */
    private static byte[] packed(byte[] body) {
        var packed = Gzip.zip(body);
        return packed.length <= MAX_FILE ? packed : packed(WholeLines.of(body, body.length / 2));
    }

    private static HostFile file(Item item) {
        return new HostFile(
                item.text("host"),
                Instant.parse(item.text("askAgainAt")),
                item.find("trouble"),
                item.findInstant("goodAt"),
                Gzip.unzip(item.bytes("body")));
    }
}
