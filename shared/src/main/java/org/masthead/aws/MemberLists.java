package org.masthead.aws;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * The stories that a member saved, and those that they read, latest first. An item that belongs in
 * such a list says so in two attributes, {@code list} and {@code listedAt}, by which the index
 * {@code lists} of the members table finds it. The index lags behind the table by a moment.
 */
public final class MemberLists {

    /** Stories by the time at which the member first opened them. */
    public static final MemberLists.Name HISTORY = new Name("history", "read#");

    /** Stories by the time at which the member saved them. */
    public static final MemberLists.Name SAVED = new Name("saved", "saved#");

    private final DynamoDbClient dynamoDb;
    private final String table;

    public MemberLists(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    /**
     * One of a member's lists.
     *
     * @param prefix what its items' sort keys begin with, before the story's id
     */
    public record Name(String text, String prefix) {

        void putInto(Item item, String member, Instant at) {
            item.with("list", of(member)).with("listedAt", at);
        }

        private String of(String member) {
            return member + "#" + text;
        }
    }

    /** A story in a list. */
    public record Entry(String story, Instant at) {}

    /**
     * Some entries of a list, the latest first.
     *
     * @param next from where to go on; empty at the end
     */
    public record Page(List<Entry> entries, Optional<Place> next) {

        public Page {
            entries = List.copyOf(entries);
        }
    }

    /** The entry after which a page begins. */
    public record Place(String story, Instant at) {

        private static final Pattern FORM = Pattern.compile("(\\d{1,12}) ([0-9a-f]{20})");

        /** Reads what {@link #encode} wrote; empty where the text is anything else. */
        public static Optional<Place> decode(String text) {
            try {
                var bytes = Base64.getUrlDecoder().decode(text.getBytes(StandardCharsets.UTF_8));
                var form = FORM.matcher(new String(bytes, StandardCharsets.UTF_8));
                return form.matches()
                        ? Optional.of(new Place(form.group(2), seconds(form.group(1))))
                        : Optional.empty();
            } catch (IllegalArgumentException notBase64) {
                return Optional.empty();
            }
        }

        private static Instant seconds(String text) {
            return Instant.ofEpochSecond(Long.parseLong(text));
        }

        /** The text for a client. */
        public String encode() {
            var text = at.getEpochSecond() + " " + story;
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Reads some entries of a list; times are to the second. */
    public Page page(Name list, String member, Optional<Place> after, int limit) {
        var query =
                QueryRequest.builder()
                        .tableName(table)
                        .indexName("lists")
                        .keyConditionExpression("#list = :list")
                        .expressionAttributeNames(Map.of("#list", "list"))
                        .expressionAttributeValues(
                                new Item().with(":list", list.of(member)).attributes())
                        .scanIndexForward(false)
                        .limit(limit);
        after.ifPresent(place -> query.exclusiveStartKey(key(list, member, place)));
        var answer = dynamoDb.query(query.build());
        var entries = answer.items().stream().map(Item::of).map(it -> entry(list, it)).toList();
        boolean more = answer.hasLastEvaluatedKey() && !answer.lastEvaluatedKey().isEmpty();
        return new Page(
                entries,
                more
                        ? Optional.of(new Place(entries.getLast().story(), entries.getLast().at()))
                        : Optional.empty());
    }

    private static Entry entry(Name list, Item item) {
        return new Entry(
                item.text("item").substring(list.prefix().length()),
                Instant.parse(item.text("listedAt")));
    }

    private static Map<String, AttributeValue> key(Name list, String member, Place place) {
        var key = Item.of(key(member, list.prefix() + place.story()));
        list.putInto(key, member, place.at());
        return key.attributes();
    }

    /**
     * Saves a story. Of a save and its taking back, the later stands, in whatever order they come.
     */
    public void save(String member, String story, Instant at) {
        unlessLater(member, story, at).set("list", SAVED.of(member)).run(dynamoDb, table);
    }

    /** Takes a save back; a note of it stays, so that a late save does not bring it back. */
    public void unsave(String member, String story, Instant at) {
        unlessLater(member, story, at).remove("list").run(dynamoDb, table);
    }

    private static Update unlessLater(String member, String story, Instant at) {
        return Update.of(key(member, SAVED.prefix() + story))
                .set("listedAt", at)
                .when("attribute_not_exists(#listedAt) OR #listedAt < :listedAt");
    }

    /** Takes a story out of the history; that it was counted stays known. */
    public boolean unlist(String member, String story) {
        return Update.of(key(member, HISTORY.prefix() + story))
                .set("unlisted", 1)
                .increment("revision")
                .remove("list")
                .when("attribute_exists(#list)")
                .run(dynamoDb, table);
    }

    private static Map<String, AttributeValue> key(String member, String item) {
        return new Item().with("member", member).with("item", item).attributes();
    }
}
