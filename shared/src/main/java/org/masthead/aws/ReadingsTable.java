package org.masthead.aws;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.masthead.member.Member;
import org.masthead.reading.Counted;
import org.masthead.reading.Counts;
import org.masthead.reading.Reading;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Items {@code read#STORY} of the members table: what a member did with a story, and which of their
 * events were taken in. One transaction writes them, adds what is new to the counters, and writes
 * what it says of the member's taste: all of it or nothing, so that an event counts exactly once,
 * however often and to how many it is delivered.
 */
public final class ReadingsTable {

    /**
     * A transaction has 100 writes (Amazon DynamoDB API Reference): two a story and the profile.
     */
    public static final int MOST_STORIES = 49;

    private static final String READ = "read#";

    private final DynamoDbClient dynamoDb;
    private final String members;
    private final CountersTable counters;

    public ReadingsTable(DynamoDbClient dynamoDb, String members, CountersTable counters) {
        this.dynamoDb = dynamoDb;
        this.members = members;
        this.counters = counters;
    }

    /**
     * A reading as the table has it.
     *
     * @param revision 0 where the table has none
     * @param unlisted whether the member took it out of their history
     */
    public record Stored(Reading reading, long revision, boolean unlisted) {

        static final Stored NONE = new Stored(Reading.NOTHING, 0, false);
    }

    /** What is to become of one story. */
    public record Write(String story, Stored before, Reading after, Counts counts) {}

    /** Reads a member's readings of these stories, consistently; {@value #MOST_STORIES} at most. */
    public Map<String, Stored> find(String member, Set<String> stories) {
        var found = new HashMap<String, Stored>();
        stories.forEach(story -> found.put(story, Stored.NONE));
        var ask = Map.of(members, keys(member, stories));
        while (!ask.isEmpty()) {
            var asked = ask;
            var answer = dynamoDb.batchGetItem(request -> request.requestItems(asked));
            answer.responses().getOrDefault(members, List.of()).stream()
                    .map(Item::of)
                    .forEach(item -> found.put(story(item), stored(item)));
            ask = answer.unprocessedKeys();
        }
        return found;
    }

    private static KeysAndAttributes keys(String member, Set<String> stories) {
        var keys = stories.stream().map(story -> key(member, story)).toList();
        return KeysAndAttributes.builder().keys(keys).consistentRead(true).build();
    }

    /**
     * Writes readings, counts and the member, all or nothing.
     *
     * @param writes {@value #MOST_STORIES} at most
     * @param was the member as they were read
     * @param now as they are to be; the same where nothing is learned
     * @param spread any number, another one at each try
     * @return false where others wrote at the same time: read again, and work it out anew
     */
    public boolean write(List<Write> writes, Member was, Member now, int spread, Instant at) {
        var all = new ArrayList<TransactWriteItem>();
        writes.forEach(write -> all.add(put(was.id(), write)));
        all.addAll(counters.adding(counts(writes), spread, at));
        all.add(
                now.profile().equals(was.profile())
                        ? ProfileItems.isThere(was.id(), members)
                        : ProfileItems.profileUpdate(was, now).inTransaction(members));
        return happens(all);
    }

    private static Map<String, Counts> counts(List<Write> writes) {
        return writes.stream().collect(Collectors.toMap(Write::story, Write::counts));
    }

    private boolean happens(List<TransactWriteItem> writes) {
        try {
            dynamoDb.transactWriteItems(request -> request.transactItems(writes));
            return true;
        } catch (TransactionCanceledException e) {
            if (e.cancellationReasons().stream().allMatch(it -> isRace(it.code()))) {
                return false;
            }
            throw e;
        }
    }

    /** Having come second (DynamoDB API Reference, TransactWriteItems). */
    private static boolean isRace(String code) {
        return switch (code) {
            case "None", "ConditionalCheckFailed", "TransactionConflict" -> true;
            default -> false;
        };
    }

    private TransactWriteItem put(String member, Write write) {
        long seen = write.before().revision();
        var put = Put.builder().tableName(members).item(item(member, write).attributes());
        if (seen == 0) {
            put.conditionExpression("attribute_not_exists(revision)");
        } else {
            put.conditionExpression("revision = :seen")
                    .expressionAttributeValues(new Item().with(":seen", seen).attributes());
        }
        return TransactWriteItem.builder().put(put.build()).build();
    }

    private static Item item(String member, Write write) {
        var reading = write.after();
        var item =
                Item.of(key(member, write.story()))
                        .with("events", List.copyOf(reading.events()))
                        .with("done", reading.done().stream().map(Counted::text).toList())
                        .with("dwellSeconds", reading.dwellSeconds())
                        .with("latest", reading.latest())
                        .with("revision", write.before().revision() + 1);
        reading.firstRead()
                .ifPresent(at -> {
                    item.with("firstRead", at);
                    if (!write.before().unlisted()) {
                        MemberLists.HISTORY.putInto(item, member, at);
                    }
                });
        if (write.before().unlisted()) {
            item.with("unlisted", 1);
        }
        return item;
    }

    private static Stored stored(Item item) {
        var done = new HashSet<Counted>();
        for (var counted : Counted.values()) {
            if (item.texts("done").contains(counted.text())) {
                done.add(counted);
            }
        }
        return new Stored(
                new Reading(
                        Set.copyOf(item.texts("events")),
                        done,
                        (int) item.number("dwellSeconds", 0),
                        item.findInstant("firstRead"),
                        Instant.parse(item.text("latest"))),
                item.number("revision", 0),
                item.number("unlisted", 0) == 1);
    }

    private static String story(Item item) {
        return item.text("item").substring(READ.length());
    }

    /** What a member read until a time and not after it, as the table has it. */
    public Map<String, Stored> until(String member, Instant time) {
        var values = new Item().with(":member", member).with(":read", READ).with(":time", time);
        return dynamoDb
                .queryPaginator(request ->
                        request.tableName(members)
                                .consistentRead(true)
                                .keyConditionExpression(
                                        "#member = :member AND begins_with(#item, :read)")
                                .filterExpression("latest <= :time")
                                .expressionAttributeNames(
                                        Map.of("#member", "member", "#item", "item"))
                                .expressionAttributeValues(values.attributes()))
                .items()
                .stream()
                .map(Item::of)
                .collect(Collectors.toMap(ReadingsTable::story, ReadingsTable::stored));
    }

    /** Deletes a reading, if it is still as it was read. */
    public void forget(String member, String story, Stored seen) {
        var revision = new Item().with(":seen", seen.revision()).attributes();
        try {
            dynamoDb.deleteItem(request ->
                    request.tableName(members)
                            .key(key(member, story))
                            .conditionExpression("revision = :seen")
                            .expressionAttributeValues(revision));
        } catch (ConditionalCheckFailedException readAgain) {
            // It holds something of the time after, which nobody asked to forget.
        }
    }

    private static Map<String, AttributeValue> key(String member, String story) {
        return new Item().with("member", member).with("item", READ + story).attributes();
    }
}
