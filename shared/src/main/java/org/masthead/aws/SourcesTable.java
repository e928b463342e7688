package org.masthead.aws;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.masthead.lambda.Log;
import org.masthead.source.CheckHistory;
import org.masthead.source.RightsPolicy;
import org.masthead.source.Source;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The {@code sources} table: each title with its definition and how its checks go. Index {@code
 * due} finds what is to be checked, in {@value #SHARDS} shards so that no partition is hot.
 */
public final class SourcesTable {

    private static final int SHARDS = 4;

    private final DynamoDbClient dynamoDb;
    private final String table;

    public SourcesTable(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    /** Adds a source, due at once, or changes the definition of one and leaves its checks alone. */
    public void save(Source source, Instant now) {
        Update.of(Item.key("id", source.id()))
                .set("name", source.name())
                .set("homePage", source.homePage())
                .set("feeds", source.feeds())
                .setOrRemove("logo", source.logo())
                .set("language", source.language())
                .set("country", source.country())
                .set("topics", source.topics())
                .set("licence", source.licence())
                .set("rights", source.rights().word())
                .set("dueShard", "due-" + Math.floorMod(source.id().hashCode(), SHARDS))
                .setOnce("nextCheckAt", seconds(now))
                .run(dynamoDb, table);
    }

    /** The sources whose next check is not after {@code now}. */
    public List<Source.Checked> due(Instant now) {
        var due = new ArrayList<Source.Checked>();
        for (int shard = 0; shard < SHARDS; shard++) {
            var values = new Item().with(":shard", "due-" + shard).with(":now", now).attributes();
            dynamoDb.queryPaginator(request ->
                            request.tableName(table)
                                    .indexName("due")
                                    .keyConditionExpression(
                                            "dueShard = :shard AND nextCheckAt <= :now")
                                    .expressionAttributeValues(values))
                    .items()
                    .forEach(item -> readable(Item.of(item)).ifPresent(due::add));
        }
        return due;
    }

    /**
     * Moves a due source's next check away, so that it is not picked twice.
     *
     * @return false where somebody else was faster
     */
    public boolean claim(Source.Checked due, Instant until) {
        return Update.of(Item.key("id", due.source().id()))
                .set("nextCheckAt", seconds(until))
                .value("seen", due.nextCheckAt().toString())
                .when("#nextCheckAt = :seen")
                .run(dynamoDb, table);
    }

    /**
     * Records how a check ended. One that was asked for before the last one recorded changes
     * nothing, and so does one of a source that has been removed.
     *
     * @param checkedFor when refresh asked for the check
     * @param outcome for people: what happened, in words
     */
    public void record(
            String sourceId,
            Instant checkedFor,
            CheckHistory.Check check,
            String outcome,
            Instant now) {
        find(sourceId)
                .map(source -> source.history().after(check))
                .ifPresent(history ->
                        Update.of(Item.key("id", sourceId))
                                .set("failures", history.failures())
                                .set("intervalSeconds", history.interval().toSeconds())
                                .set("nextCheckAt", seconds(history.next(now)))
                                .set("checkedFor", checkedFor)
                                .set("lastOutcome", outcome)
                                .when(
                                        "attribute_exists(#id) AND"
                                                + " (attribute_not_exists(#checkedFor) OR"
                                                + " #checkedFor <= :checkedFor)",
                                        "id")
                                .run(dynamoDb, table));
    }

    /** Empty where there is none, or none that can be read. */
    public Optional<Source.Checked> find(String id) {
        return Item.read(dynamoDb, table, Item.key("id", id)).flatMap(SourcesTable::readable);
    }

    /** Every source; a scan, never on a request's path. */
    public List<Source> all() {
        return dynamoDb.scanPaginator(request -> request.tableName(table)).items().stream()
                .flatMap(item -> readable(Item.of(item)).stream())
                .map(Source.Checked::source)
                .toList();
    }

    /** A row that somebody has written by hand and got wrong stops its own source, no other. */
    private static Optional<Source.Checked> readable(Item item) {
        try {
            return Optional.of(checked(item));
        } catch (IllegalStateException | IllegalArgumentException | DateTimeException e) {
            Log.error(
                    "Source is left out: its row in the sources table cannot be read; mend the row",
                    e,
                    "source",
                    item.find("id").orElse(""));
            return Optional.empty();
        }
    }

    private static Source.Checked checked(Item item) {
        var source =
                new Source(
                        item.text("id"),
                        item.text("name"),
                        item.text("homePage"),
                        item.texts("feeds"),
                        item.find("logo"),
                        item.text("language"),
                        item.text("country"),
                        item.texts("topics"),
                        item.text("licence"),
                        item.find("rights").map(RightsPolicy::of).orElse(RightsPolicy.STATED));
        var fresh = CheckHistory.NEW;
        var history =
                new CheckHistory(
                        (int) item.number("failures", fresh.failures()),
                        Duration.ofSeconds(
                                item.number("intervalSeconds", fresh.interval().toSeconds())));
        return new Source.Checked(source, Instant.parse(item.text("nextCheckAt")), history);
    }

    /** Times in an index's sort key have one width, so that their order as text is their order. */
    private static String seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
