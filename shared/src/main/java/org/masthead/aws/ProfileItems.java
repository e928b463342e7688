package org.masthead.aws;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.masthead.json.Json;
import org.masthead.member.Consent;
import org.masthead.member.Entitlement;
import org.masthead.member.Hidden;
import org.masthead.member.Marks;
import org.masthead.member.Member;
import org.masthead.member.Preferences;
import org.masthead.member.Profile;
import org.masthead.member.ProfileBytes;
import org.masthead.member.ProfileVersion;
import org.masthead.member.Recent;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * A member's two small items, read together. They are apart because a write is paid by the size of
 * its item: {@code profile#hot} changes with every card that is shown and is one kilobyte at most;
 * {@code profile} changes when something is read, hidden or asked for.
 */
final class ProfileItems {

    /** What both sort keys begin with, and no other item's. */
    private static final String PROFILE = "profile";

    private static final String RECENT = "profile#hot";
    private static final int MAX_TRIES = 8;

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final OwnWrites ownWrites = new OwnWrites();

    ProfileItems(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    /** As {@link MembersTable#see}: cheap, but never older than what the caller has seen. */
    Optional<Member> read(String id, ProfileVersion seen) {
        var least = seen.and(ownWrites.of(id));
        var read = query(id, false);
        return read.filter(member -> member.version().covers(least)).isPresent()
                        || (read.isEmpty() && least.equals(ProfileVersion.NONE))
                ? read
                : query(id, true);
    }

    Optional<Member> readNow(String id) {
        return query(id, true);
    }

    Member change(Member member, UnaryOperator<Member> change) {
        var known = member;
        for (int attempt = 1; attempt <= MAX_TRIES; attempt++) {
            var written = write(known, change.apply(known));
            if (written.isPresent()) {
                ownWrites.remember(member.id(), written.get().version());
                return written.get();
            }
            known =
                    readNow(member.id())
                            .orElseThrow(() ->
                                    new IllegalStateException(
                                            "a member was deleted while they were changed; send"
                                                    + " the request again"));
        }
        throw new IllegalStateException(
                "a member was changed by others %d times running; send the request again"
                        .formatted(MAX_TRIES));
    }

    /** Empty where somebody else wrote in between. */
    private Optional<Member> write(Member was, Member now) {
        var version = was.version();
        if (!now.recent().equals(was.recent())) {
            if (!recentUpdate(now).run(dynamoDb, table)) {
                return Optional.empty();
            }
            version = new ProfileVersion(version.profile(), version.recent() + 1);
        }
        if (!profileIsSame(was, now)) {
            if (!profileUpdate(was, now).run(dynamoDb, table)) {
                return Optional.empty();
            }
            version = new ProfileVersion(version.profile() + 1, version.recent());
        }
        return Optional.of(now.with(version));
    }

    private static boolean profileIsSame(Member was, Member now) {
        return now.preferences().equals(was.preferences())
                && now.profile().equals(was.profile())
                && now.hidden().equals(was.hidden())
                && now.learning() == was.learning();
    }

    private static Update recentUpdate(Member member) {
        long seen = member.version().recent();
        var update =
                Update.of(key(member.id(), RECENT))
                        .set("shown", member.recent().shown().toBytes())
                        .set("read", member.recent().read().toBytes())
                        .set("version", seen + 1);
        return ifStill(seen, update);
    }

    private static Update ifStill(long version, Update update) {
        return version == 0
                ? update.when("attribute_not_exists(#version)")
                : update.value("seen", version).when("#version = :seen");
    }

    /** What a transaction needs to write a changed profile; fails where the item has changed. */
    static Update profileUpdate(Member was, Member now) {
        var update = Update.of(key(now.id(), PROFILE));
        if (!now.preferences().equals(was.preferences())) {
            update.set("preferences", Json.write(now.preferences()));
        }
        if (!now.profile().equals(was.profile())) {
            update.set("taste", ProfileBytes.write(now.profile()));
        }
        if (!now.hidden().equals(was.hidden())) {
            update.set("hidden", now.hidden().marks().toBytes());
        }
        if (now.learning() != was.learning()) {
            update.set("learning", now.learning() ? 1 : 0);
        }
        long seen = was.version().profile();
        return ifStill(seen, update.set("version", seen + 1));
    }

    /** For a transaction: a member who has left meanwhile leaves nothing behind. */
    static TransactWriteItem isThere(String id, String table) {
        return TransactWriteItem.builder()
                .conditionCheck(check ->
                        check.tableName(table)
                                .key(key(id, PROFILE))
                                .conditionExpression("attribute_exists(#member)")
                                .expressionAttributeNames(Map.of("#member", "member")))
                .build();
    }

    private Optional<Member> query(String id, boolean consistent) {
        var items = new LinkedHashMap<String, Item>();
        dynamoDb.query(request ->
                        request.tableName(table)
                                .consistentRead(consistent)
                                .keyConditionExpression(
                                        "#member = :member AND begins_with(#item, :profile)")
                                .expressionAttributeNames(
                                        Map.of("#member", "member", "#item", "item"))
                                .expressionAttributeValues(
                                        new Item()
                                                .with(":member", id)
                                                .with(":profile", PROFILE)
                                                .attributes()))
                .items()
                .forEach(found -> {
                    var item = Item.of(found);
                    items.put(item.text("item"), item);
                });
        return Optional.ofNullable(items.get(PROFILE))
                .map(profile -> member(profile, items.getOrDefault(RECENT, new Item())));
    }

    /** The item of a member at first sight. */
    static Item item(Member member) {
        return Item.of(key(member.id(), PROFILE))
                .with("firstSeen", member.firstSeen())
                .with("preferences", Json.write(member.preferences()))
                .with("entitlement", Json.write(member.entitlement()))
                .with("version", member.version().profile());
    }

    private static Member member(Item profile, Item recent) {
        return new Member(
                profile.text("member"),
                Instant.parse(profile.text("firstSeen")),
                Json.read(profile.text("preferences"), Preferences.class),
                Json.read(profile.text("entitlement"), Entitlement.class),
                profile.findBytes("taste").map(ProfileBytes::read).orElse(Profile.EMPTY),
                new Hidden(marks(profile, "hidden")),
                new Recent(marks(recent, "shown"), marks(recent, "read")),
                learning(profile),
                new ProfileVersion(profile.number("version", 0), recent.number("version", 0)));
    }

    private static boolean learning(Item profile) {
        long unlessSaid = Consent.Purpose.LEARNING.unlessSaid() ? 1 : 0;
        return profile.number("learning", unlessSaid) == 1;
    }

    private static Marks marks(Item item, String name) {
        return item.findBytes(name).map(Marks::of).orElse(Marks.NONE);
    }

    private static Map<String, AttributeValue> key(String member, String item) {
        return new Item().with("member", member).with("item", item).attributes();
    }
}
