package org.masthead.aws;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.masthead.member.Member;
import org.masthead.reading.Counted;
import org.masthead.reading.Counts;
import org.masthead.reading.Reading;
import org.masthead.reading.ReadingEvent;
import org.masthead.reading.ReadingHours;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Items {@code read#STORY} of the members table: what a member did with a story, and which of their
 * events were taken in. One transaction writes them, adds what is new to the counters, and writes
 * what it says of the member's taste: all of it or nothing, so that an event counts exactly once,
 * however often and to how many it is delivered. Items {@code hour#HOUR}, written by the same
 * transaction, have the seconds that the member read in a clock hour.
 */
public final class ReadingsTable {

    /** Of one transaction (Amazon DynamoDB API Reference, TransactWriteItems). */
    private static final int MOST_WRITES = 100;

    private static final String READ = "read#";
    private static final String HOUR = "hour#";

    /** Events of an hour may come for 30 days; after that nobody asks for it. */
    private static final Duration HOUR_KEPT = Duration.ofDays(32);

    /** As the table has the time of a reading that was forgotten. */
    private static final Instant NEVER = Reading.NOTHING.latest();

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

    /**
     * What is to become of a member.
     *
     * @param was the member as they were read
     * @param now as they are to be; the same where nothing is learned
     */
    public record Change(
            Member was, Member now, List<Write> writes, ReadingHours before, ReadingHours after) {

        /** Of a member, whose taste and hours stay as they are. */
        public static Change of(Member member, List<Write> writes) {
            return new Change(member, member, writes, ReadingHours.NONE, ReadingHours.NONE);
        }
    }

    /** Whether events can be taken in by one transaction: two writes a story, one an hour. */
    public static boolean fits(Map<String, List<ReadingEvent>> acts) {
        return 2 * acts.size() + hours(acts).size() + 1 <= MOST_WRITES;
    }

    /** The hours of which {@link #hours(String, Set)} knows the seconds. */
    public static Set<Instant> hours(Map<String, List<ReadingEvent>> acts) {
        return acts.values().stream()
                .flatMap(List::stream)
                .flatMap(event -> ReadingHours.of(event).stream())
                .collect(Collectors.toSet());
    }

    /** Reads how long a member has read in these hours, consistently. */
    public ReadingHours hours(String member, Set<Instant> hours) {
        var keys = hours.stream().map(hour -> hourKey(member, hour)).toList();
        return new ReadingHours(
                read(keys)
                        .collect(
                                Collectors.toMap(
                                        item ->
                                                Instant.parse(
                                                        item.text("item").substring(HOUR.length())),
                                        item -> (int) item.number("seconds", 0))));
    }

    /** Reads a member's readings of these stories, consistently. */
    public Map<String, Stored> find(String member, Set<String> stories) {
        var found = new HashMap<String, Stored>();
        stories.forEach(story -> found.put(story, Stored.NONE));
        read(stories.stream().map(story -> key(member, story)).toList())
                .forEach(item -> found.put(story(item), stored(item)));
        return found;
    }

    private Stream<Item> read(List<Map<String, AttributeValue>> keys) {
        var found = new ArrayList<Item>();
        var ask = keys.isEmpty() ? Map.<String, KeysAndAttributes>of() : Map.of(members, all(keys));
        while (!ask.isEmpty()) {
            var asked = ask;
            var answer = dynamoDb.batchGetItem(request -> request.requestItems(asked));
            answer.responses().getOrDefault(members, List.of()).stream()
                    .map(Item::of)
                    .forEach(found::add);
            ask = answer.unprocessedKeys();
        }
        return found.stream();
    }

    private static KeysAndAttributes all(List<Map<String, AttributeValue>> keys) {
        return KeysAndAttributes.builder().keys(keys).consistentRead(true).build();
    }

    /**
     * Writes readings, counts and the member, all or nothing.
     *
     * @param change of events that {@link #fits fit}
     * @param spread any number, another one at each try
     * @return false where others wrote at the same time: read again, and work it out anew
     */
    public boolean write(Change change, int spread, Instant at) {
        var was = change.was();
        var now = change.now();
        var all = new ArrayList<TransactWriteItem>();
        change.writes().forEach(write -> all.add(put(was.id(), write)));
        all.addAll(counters.adding(counts(change.writes()), spread, at));
        all.addAll(hours(was.id(), change.before().seconds(), change.after().seconds()));
        all.add(
                now.profile().equals(was.profile())
                        ? ProfileItems.isThere(was.id(), members)
                        : ProfileItems.profileUpdate(was, now).inTransaction(members));
        return happens(all);
    }

    private List<TransactWriteItem> hours(
            String member, Map<Instant, Integer> before, Map<Instant, Integer> after) {
        return after.entrySet().stream()
                .filter(hour -> !hour.getValue().equals(before.get(hour.getKey())))
                .map(hour ->
                        hour(
                                member,
                                hour.getKey(),
                                Optional.ofNullable(before.get(hour.getKey())),
                                hour.getValue()))
                .toList();
    }

    private TransactWriteItem hour(
            String member, Instant hour, Optional<Integer> before, int seconds) {
        var update =
                Update.of(hourKey(member, hour))
                        .set("seconds", seconds)
                        .set("expires", hour.plus(HOUR_KEPT).getEpochSecond());
        return before.map(seen -> update.value("seen", seen).when("#seconds = :seen"))
                .orElseGet(() -> update.when("attribute_not_exists(#seconds)"))
                .inTransaction(members);
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

    /** What a member read until a time and not after it, but for what is forgotten already. */
    public Map<String, Stored> until(String member, Instant time) {
        var values =
                new Item()
                        .with(":member", member)
                        .with(":read", READ)
                        .with(":never", NEVER)
                        .with(":time", time);
        return dynamoDb
                .queryPaginator(request ->
                        request.tableName(members)
                                .consistentRead(true)
                                .keyConditionExpression(
                                        "#member = :member AND begins_with(#item, :read)")
                                .filterExpression("latest > :never AND latest <= :time")
                                .expressionAttributeNames(
                                        Map.of("#member", "member", "#item", "item"))
                                .expressionAttributeValues(values.attributes()))
                .items()
                .stream()
                .map(Item::of)
                .collect(Collectors.toMap(ReadingsTable::story, ReadingsTable::stored));
    }

    /**
     * Empties a reading, if it is still as it was read; what was read again meanwhile is of the
     * time after, which nobody asked to forget. When it was read is gone, and it is in no list.
     * What was counted of it stays, or whoever is forgotten again and again would count again and
     * again, and publishers are paid by that.
     */
    public void forget(String member, String story, Stored seen) {
        Update.of(key(member, story))
                .set("events", List.of())
                .set("latest", NEVER)
                .set("revision", seen.revision() + 1)
                .remove("firstRead")
                .remove("list")
                .remove("listedAt")
                .remove("unlisted")
                .value("seen", seen.revision())
                .when("#revision = :seen")
                .run(dynamoDb, members);
    }

    private static Map<String, AttributeValue> hourKey(String member, Instant hour) {
        return Partition.key(member, HOUR + hour);
    }

    private static Map<String, AttributeValue> key(String member, String story) {
        return new Item().with("member", member).with("item", READ + story).attributes();
    }
}
