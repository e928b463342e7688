package org.masthead.aws;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.masthead.code.Code;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Passwords that a member gives to reader apps of others, in the member's partition under the
 * digest of each. They are drawn, not made up: with 115 random bits a plain SHA-256 keeps them safe
 * (see {@link Code#APP_PASSWORD}), and checking one costs a read, not a tenth of a second of a
 * function's processor as PBKDF2 or Argon2 would on each request of each app.
 */
public final class AppPasswords {

    /** As many as one member has reader apps, and some to spare. */
    public static final int MOST = 25;

    private static final String PREFIX = "app-password#";

    /** Finer than this, "last used" would be a write a request. */
    private static final Duration USE_NOTED_EVERY = Duration.ofHours(1);

    private final DynamoDbClient dynamoDb;
    private final String members;

    /**
     * Over the members' partitions.
     *
     * @param members name of the members table
     */
    public AppPasswords(DynamoDbClient dynamoDb, String members) {
        this.dynamoDb = dynamoDb;
        this.members = members;
    }

    /**
     * A password as it can be shown.
     *
     * @param name what the member calls it
     * @param lastUsedAt to the hour; empty where it never was
     */
    public record AppPassword(
            String id, String name, Instant createdAt, Optional<Instant> lastUsedAt) {}

    /** Keeps a password; the code itself is shown once and kept nowhere. */
    public AppPassword add(String member, String name, Code code, Instant now) {
        var password = new AppPassword(UUID.randomUUID().toString(), name, now, Optional.empty());
        var item =
                Item.of(key(member, code))
                        .with("id", password.id())
                        .with("name", name)
                        .with("createdAt", now);
        dynamoDb.putItem(put -> put.tableName(members).item(item.attributes()));
        return password;
    }

    /** A member's passwords, oldest first. */
    public List<AppPassword> of(String member) {
        return items(member).stream()
                .map(AppPasswords::password)
                .sorted(Comparator.comparing(AppPassword::createdAt))
                .toList();
    }

    /**
     * Takes a password away; the very next request with it is refused.
     *
     * @return false where the member has none of that id
     */
    public boolean revoke(String member, String id) {
        var found = items(member).stream().filter(item -> item.text("id").equals(id)).findFirst();
        found.ifPresent(item ->
                dynamoDb.deleteItem(delete ->
                        delete.tableName(members).key(Partition.key(member, item.text("item")))));
        return found.isPresent();
    }

    /** Whether this is a password of this member; a member who is not there has none. */
    public boolean accepts(String member, String typed, Instant now) {
        return Code.read(typed, Code.APP_PASSWORD)
                .flatMap(code -> Item.read(dynamoDb, members, key(member, code)))
                .map(item -> {
                    noteUse(item, now);
                    return true;
                })
                .orElse(false);
    }

    private void noteUse(Item item, Instant now) {
        var last = item.findInstant("lastUsedAt");
        if (last.filter(at -> at.plus(USE_NOTED_EVERY).isAfter(now)).isEmpty()) {
            // Only while it is there: a password that is being revoked must not come back.
            Update.of(Partition.key(item.text("member"), item.text("item")))
                    .set("lastUsedAt", now)
                    .when("attribute_exists(#item)", "item")
                    .run(dynamoDb, members);
        }
    }

    private List<Item> items(String member) {
        return Partition.items(dynamoDb, members, member, PREFIX);
    }

    private static AppPassword password(Item item) {
        return new AppPassword(
                item.text("id"),
                item.text("name"),
                Instant.parse(item.text("createdAt")),
                item.findInstant("lastUsedAt"));
    }

    private static Map<String, AttributeValue> key(String member, Code code) {
        return Partition.key(member, PREFIX + code.digest());
    }
}
