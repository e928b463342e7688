package org.masthead.aws;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.masthead.reading.Counted;
import org.masthead.reading.Counts;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/**
 * The {@code counters} table: how often stories were shown, opened, read, saved, shared and hidden,
 * hour by hour, and the ranking's weights.
 *
 * <p>An item's key is the hour in which it was counted and one of {@value #SHARDS} shards ({@code
 * 2026-11-22T12#3}), and the story's id. A story that everybody reads is spread over the shards;
 * its counts are the sum. The hour is that of counting, not of reading: so an hour that has passed
 * does not change any more, and whoever has added it up once need not read it again.
 *
 * <p>Members who opened, read, finished, saved or shared are exact: see {@link ReadingsTable}.
 * Cards that were shown are added up by the batch, outside of any transaction, because there are
 * twenty of them for each that is opened: a batch that is delivered twice counts them twice, one
 * that fails at the end not at all.
 */
public final class CountersTable {

    /** Over which a story's counts are spread. */
    public static final int SHARDS = 8;

    /**
     * How long after its end an hour may still be written: a function's time, and a clock's error.
     */
    public static final Duration CLOSED_AFTER = Duration.ofMinutes(2);

    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH").withZone(ZoneOffset.UTC);
    private static final Map<String, AttributeValue> WEIGHTS =
            new Item().with("hour", "weights").with("story", "weights").attributes();
    private static final int MAX_TRIES = 4;

    private final DynamoDbClient dynamoDb;
    private final String table;

    public CountersTable(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    /**
     * What was counted in one hour.
     *
     * @param hour its first moment
     * @param closed whether it does not change any more
     * @param stories by id
     */
    public record Hour(Instant hour, boolean closed, Map<String, Counts> stories) {

        public Hour {
            stories = Map.copyOf(stories);
        }
    }

    /**
     * What was counted from an hour on until now, by {@value #SHARDS} queries an hour. Ask the
     * first time for as many hours as count at all, and after that from the first one on that was
     * not closed.
     *
     * @param from any moment of the first hour
     * @return the earliest hour first
     */
    public List<Hour> since(Instant from, Instant now) {
        return Stream.iterate(
                        from.truncatedTo(ChronoUnit.HOURS),
                        hour -> !hour.isAfter(now),
                        hour -> hour.plus(Duration.ofHours(1)))
                .map(hour -> hour(hour, now))
                .toList();
    }

    /**
     * What was counted in one hour, by {@value #SHARDS} queries.
     *
     * @param hour its first moment
     */
    public Hour hour(Instant hour, Instant now) {
        return new Hour(hour, isClosed(hour, now), stories(hour));
    }

    private static boolean isClosed(Instant hour, Instant now) {
        return !now.isBefore(hour.plus(Duration.ofHours(1)).plus(CLOSED_AFTER));
    }

    private Map<String, Counts> stories(Instant hour) {
        var stories = new HashMap<String, Counts>();
        for (int shard = 0; shard < SHARDS; shard++) {
            query(HOUR.format(hour) + "#" + shard)
                    .forEach(item -> stories.merge(item.text("story"), counts(item), Counts::plus));
        }
        return stories;
    }

    private Stream<Item> query(String hour) {
        return dynamoDb
                .queryPaginator(request ->
                        request.tableName(table)
                                .keyConditionExpression("#hour = :hour")
                                .expressionAttributeNames(Map.of("#hour", "hour"))
                                .expressionAttributeValues(
                                        new Item().with(":hour", hour).attributes()))
                .items()
                .stream()
                .map(Item::of);
    }

    private static Counts counts(Item item) {
        var times = new EnumMap<Counted, Long>(Counted.class);
        for (var counted : Counted.values()) {
            long number = item.number(counted.text(), 0);
            if (number != 0) {
                times.put(counted, number);
            }
        }
        return new Counts(times);
    }

    /**
     * Adds to a story's counts, outside of any transaction.
     *
     * @param spread any number, another one for each writer
     */
    public void add(String story, Counts counts, int spread, Instant now) {
        for (int shard = spread; shard < spread + SHARDS; shard++) {
            if (isAdded(story, counts, shard, now)) {
                return;
            }
        }
        throw new IllegalStateException(
                "every shard of story %s was being written to".formatted(story));
    }

    /** Not while a transaction is at the item (DynamoDB API Reference, UpdateItem). */
    private boolean isAdded(String story, Counts counts, int shard, Instant now) {
        try {
            dynamoDb.updateItem(request ->
                    request.tableName(table)
                            .key(key(story, shard, now))
                            .updateExpression(expression(counts))
                            .expressionAttributeNames(names(counts))
                            .expressionAttributeValues(values(counts)));
            return true;
        } catch (TransactionConflictException e) {
            return false;
        }
    }

    /** The same as a part of a transaction. */
    TransactWriteItem adding(String story, Counts counts, int spread, Instant now) {
        return TransactWriteItem.builder()
                .update(update ->
                        update.tableName(table)
                                .key(key(story, spread, now))
                                .updateExpression(expression(counts))
                                .expressionAttributeNames(names(counts))
                                .expressionAttributeValues(values(counts)))
                .build();
    }

    private static Map<String, AttributeValue> key(String story, int spread, Instant now) {
        var hour = HOUR.format(now) + "#" + Math.floorMod(spread, SHARDS);
        return new Item().with("hour", hour).with("story", story).attributes();
    }

    private static String expression(Counts counts) {
        return counts.times().keySet().stream()
                .map(counted -> "#" + counted.text() + " :" + counted.text())
                .sorted()
                .collect(Collectors.joining(", ", "ADD ", ""));
    }

    private static Map<String, String> names(Counts counts) {
        return counts.times().keySet().stream()
                .collect(Collectors.toMap(counted -> "#" + counted.text(), Counted::text));
    }

    private static Map<String, AttributeValue> values(Counts counts) {
        var values = new Item();
        counts.times().forEach((counted, times) -> values.with(":" + counted.text(), times));
        return values.attributes();
    }

    /** The ranking's weights as they were learned last; empty where nothing was learned yet. */
    public Optional<String> weights() {
        return Item.read(dynamoDb, table, WEIGHTS).flatMap(item -> item.find("weights"));
    }

    /**
     * Changes the ranking's weights. Where others do at the same time, it begins again with theirs;
     * after some tries it gives up, for what is learned in a minute is learned in the next one too.
     *
     * @param change from the weights as they are, empty where there are none, to those to be
     * @return whether they were written
     */
    public boolean changeWeights(UnaryOperator<Optional<String>> change) {
        for (int attempt = 0; attempt < MAX_TRIES; attempt++) {
            var known = Item.read(dynamoDb, table, WEIGHTS);
            var changed = change.apply(known.flatMap(item -> item.find("weights")));
            if (changed.isEmpty()) {
                return false;
            }
            long seen = known.map(item -> item.number("revision", 0)).orElse(0L);
            var update =
                    Update.of(WEIGHTS)
                            .set("weights", changed.get())
                            .set("revision", seen + 1)
                            .value("seen", seen)
                            .when(
                                    "#revision = :seen OR (attribute_not_exists(#revision) AND"
                                            + " :seen = :nothing)")
                            .value("nothing", 0);
            if (update.run(dynamoDb, table)) {
                return true;
            }
        }
        return false;
    }

    /** The same for many stories; those of which nothing was counted are left out. */
    List<TransactWriteItem> adding(Map<String, Counts> stories, int spread, Instant now) {
        var writes = new ArrayList<TransactWriteItem>();
        stories.forEach((story, counts) -> {
            if (!counts.isNothing()) {
                writes.add(adding(story, counts, spread, now));
            }
        });
        return writes;
    }
}
