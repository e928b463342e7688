package org.masthead.aws;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.masthead.json.Json;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;
import tools.jackson.core.JacksonException;

/**
 * A member's whole partition, whatever lies in it: for the member who wants to see everything, or
 * wants it gone. It knows no kind of item, so that a kind that somebody adds is not forgotten.
 */
public final class MemberRecords {

    /** BatchWriteItem takes 25 at most (Amazon DynamoDB API Reference). */
    private static final int MOST_WRITES = 25;

    private final DynamoDbClient dynamoDb;
    private final String members;

    /**
     * Over the members' partitions.
     *
     * @param members name of the members table
     */
    public MemberRecords(DynamoDbClient dynamoDb, String members) {
        this.dynamoDb = dynamoDb;
        this.members = members;
    }

    /**
     * Some of a member's items, as JSON has them.
     *
     * @param next the key after which the next page begins; empty on the last
     */
    public record Page(List<Map<String, Object>> items, Optional<String> next) {

        public Page {
            items = List.copyOf(items);
        }
    }

    /**
     * Reads items in the order of their keys.
     *
     * @param after the key of the last item of the page before
     * @param mostBytes of JSON text; the page ends with the item that passes it
     */
    public Page read(String member, Optional<String> after, int mostBytes) {
        var items = new ArrayList<Map<String, Object>>();
        long bytes = 0;
        var last = after;
        for (var item : (Iterable<Item>) items(member, after)::iterator) {
            if (bytes >= mostBytes) {
                return new Page(items, last);
            }
            var shown = shown(item);
            items.add(shown);
            bytes += Json.writeBytes(shown).length;
            last = Optional.of(item.text("item"));
        }
        return new Page(items, Optional.empty());
    }

    /** Whether a member lives here, and not only what was left of one. */
    public boolean isInhabited(String member) {
        return Item.read(dynamoDb, members, Partition.key(member, "profile"))
                .flatMap(profile -> profile.find("firstSeen"))
                .isPresent();
    }

    /** A random id that goes by a name in a member's partition; drawn once. */
    public String idNamed(String member, String name) {
        var key = Partition.key(member, "named#" + name);
        Update.of(key).setOnce("id", UUID.randomUUID().toString()).run(dynamoDb, members);
        return Item.read(dynamoDb, members, key).orElseThrow().text("id");
    }

    /** Leaves a note in a member's partition, for the member to see. */
    public void note(String member, String item, Map<String, String> facts) {
        var note = Item.of(Partition.key(member, item)).with("facts", facts);
        dynamoDb.putItem(put -> put.tableName(members).item(note.attributes()));
    }

    /**
     * Deletes items until none is left.
     *
     * @param deadline when to stop all the same; what is left is deleted by the next call
     * @return whether nothing is left
     */
    public boolean erase(String member, InstantSource clock, Instant deadline) {
        var some = new ArrayList<WriteRequest>();
        for (var item : (Iterable<Item>) items(member, Optional.empty())::iterator) {
            some.add(delete(member, item.text("item")));
            if (some.size() == MOST_WRITES) {
                write(some);
                some.clear();
                if (!clock.instant().isBefore(deadline)) {
                    return false;
                }
            }
        }
        write(some);
        return true;
    }

    private static WriteRequest delete(String member, String item) {
        return WriteRequest.builder()
                .deleteRequest(it -> it.key(Partition.key(member, item)))
                .build();
    }

    private void write(List<WriteRequest> requests) {
        Map<String, List<WriteRequest>> left =
                requests.isEmpty() ? Map.of() : Map.of(members, List.copyOf(requests));
        while (!left.isEmpty()) {
            var asked = left;
            left =
                    dynamoDb.batchWriteItem(request -> request.requestItems(asked))
                            .unprocessedItems();
        }
    }

    private Stream<Item> items(String member, Optional<String> after) {
        var query =
                QueryRequest.builder()
                        .tableName(members)
                        .consistentRead(true)
                        .keyConditionExpression("#member = :member")
                        .expressionAttributeNames(Map.of("#member", "member"))
                        .expressionAttributeValues(new Item().with(":member", member).attributes());
        after.ifPresent(item -> query.exclusiveStartKey(Partition.key(member, item)));
        return dynamoDb.queryPaginator(query.build()).items().stream().map(Item::of);
    }

    private static Map<String, Object> shown(Item item) {
        var shown = new LinkedHashMap<String, Object>();
        item.attributes().forEach((name, value) -> shown.put(name, shown(value)));
        shown.remove("member");
        return shown;
    }

    private static Object shown(AttributeValue value) {
        return switch (value.type()) {
            case S -> shown(value.s());
            case N -> new BigDecimal(value.n());
            case BOOL -> value.bool();
            case B -> Base64.getEncoder().encodeToString(value.b().asByteArrayUnsafe());
            case SS -> value.ss();
            case NS -> value.ns().stream().map(BigDecimal::new).toList();
            case BS ->
                    value.bs().stream()
                            .map(it -> Base64.getEncoder().encodeToString(it.asByteArrayUnsafe()))
                            .toList();
            case L -> value.l().stream().map(MemberRecords::shown).toList();
            case M -> {
                var map = new LinkedHashMap<String, Object>();
                value.m().forEach((name, inner) -> map.put(name, shown(inner)));
                yield map;
            }
            case NUL, UNKNOWN_TO_SDK_VERSION -> "";
        };
    }

    /** Many attributes hold JSON text: shown as what it says, not as a text in a text. */
    private static Object shown(String text) {
        if (text.startsWith("{") || text.startsWith("[")) {
            try {
                return Json.tree(text.getBytes(StandardCharsets.UTF_8));
            } catch (JacksonException e) {
                return text;
            }
        }
        return text;
    }
}
