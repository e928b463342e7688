package org.masthead.aws;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.masthead.json.Json;
import org.masthead.lambda.Log;
import org.masthead.page.Digest;
import org.masthead.page.PageKey;
import org.masthead.source.Check;
import org.masthead.source.CheckedSource;
import org.masthead.source.FeedCheck;
import org.masthead.source.RightsPolicy;
import org.masthead.source.RightsRefusal;
import org.masthead.source.Source;
import org.masthead.source.SourceAccount;
import org.masthead.source.SourceState;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import tools.jackson.core.JacksonException;

/**
 * The {@code sources} table: each title with its definition, its state and the checks of its feeds,
 * one item a source. Index {@code due} finds what is to be checked, in {@value #SHARDS} shards so
 * that no partition is hot; a source none of whose feeds is asked is not in it.
 *
 * <p>Every change reads the item, changes it and writes it under the version that was read, so that
 * feeds of one source that are checked side by side never lose each other's result.
 */
public final class SourcesTable {

    private static final int SHARDS = 16;

    /** Feeds of one source that end at the same moment stand in each other's way, once each. */
    private static final int MAX_TRIES = 50;

    private static final int MOST_READ = 1_000;

    private static final Set<String> UNASKED =
            Stream.of(SourceState.values())
                    .filter(state -> !state.isAsked())
                    .map(SourceState::word)
                    .collect(Collectors.toSet());

    private final DynamoDbClient dynamoDb;
    private final String table;

    public SourcesTable(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    /**
     * A source as it was read.
     *
     * @param version changes with every write; 0 where the row was written by hand
     */
    public record Versioned(CheckedSource source, long version) {}

    /** Adds a source, due at once, or changes the definition of one and leaves its checks alone. */
    public void save(Source source, Instant now) {
        if (!add(CheckedSource.added(source, SourceState.ACTIVE, now))) {
            change(source.id(), known -> known.redefined(source, now));
        }
    }

    /**
     * Adds a source that is not there yet.
     *
     * @return false where there is one with this id
     */
    public boolean add(CheckedSource source) {
        return update(source, 0).when("attribute_not_exists(#id)", "id").run(dynamoDb, table);
    }

    /**
     * Changes a source as it stands now.
     *
     * @param change may be called several times, until nobody else has written meanwhile
     * @return the source as it is now; empty where there is none, or none that can be read
     */
    public Optional<CheckedSource> change(String id, UnaryOperator<CheckedSource> change) {
        for (int attempt = 0; attempt < MAX_TRIES; attempt++) {
            var seen = versioned(id);
            if (seen.isEmpty()) {
                return Optional.empty();
            }
            var next = change.apply(seen.get().source());
            if (next.equals(seen.get().source()) || replace(seen.get(), next)) {
                return Optional.of(next);
            }
        }
        throw new IllegalStateException(
                "source %s changed under each of %d tries".formatted(id, MAX_TRIES));
    }

    /**
     * Removes a source and what is known of its feeds; its stories stay.
     *
     * @return false where there was none
     */
    public boolean remove(String id) {
        return dynamoDb.deleteItem(request ->
                        request.tableName(table)
                                .key(Item.key("id", id))
                                .returnValues(ReturnValue.ALL_OLD))
                .hasAttributes();
    }

    /** How many parts {@link #due} has. */
    public static int shards() {
        return SHARDS;
    }

    /**
     * The sources of one part that have a feed whose next check is not after {@code now}. Read from
     * an index that may lag a moment behind.
     *
     * @param shard 0 to {@link #shards} - 1
     */
    public List<Versioned> due(int shard, Instant now) {
        var values = new Item().with(":shard", "due-" + shard).with(":now", now).attributes();
        var due = new ArrayList<Versioned>();
        dynamoDb.queryPaginator(request ->
                        request.tableName(table)
                                .indexName("due")
                                .keyConditionExpression("dueShard = :shard AND nextCheckAt <= :now")
                                .expressionAttributeValues(values))
                .items()
                .forEach(item -> readable(Item.of(item)).ifPresent(due::add));
        return due;
    }

    /**
     * Moves the feeds of a due source that have been asked for away, so that none is asked twice.
     *
     * @param due as {@link #due} gave it
     * @param until when they are due again if nobody ever says how the check ended
     * @return false where somebody else has written meanwhile
     */
    public boolean claim(Versioned due, Set<String> feeds, Instant until) {
        return replace(due, due.source().asked(feeds, until));
    }

    /**
     * Records how a check ended. One that was asked for before the last one recorded changes
     * nothing, and so does one of a source that has been removed.
     *
     * @param asked the moment for which the check was asked
     * @return the source as it is now; empty where there is none
     */
    public Optional<CheckedSource> record(
            String sourceId, String feed, Check check, Instant asked, Instant now) {
        return change(sourceId, source -> source.after(feed, check, asked, now));
    }

    /** Empty where there is none, or none that can be read. */
    public Optional<CheckedSource> find(String id) {
        return versioned(id).map(Versioned::source);
    }

    /**
     * Notes that a page was not kept because of what its publisher states. A page that is refused
     * twice, as when its message comes twice, counts twice.
     */
    public void refused(String sourceId, RightsRefusal refusal) {
        Update.of(Item.key("id", sourceId))
                .increment("refused")
                .set("lastRefusal", Json.write(refusal))
                .when("attribute_exists(#id)", "id")
                .run(dynamoDb, table);
    }

    /** A source with what became of its rights; empty where there is none that can be read. */
    public Optional<SourceAccount> account(String id) {
        return Item.read(dynamoDb, table, Item.key("id", id))
                .flatMap(item -> readable(item).map(known -> account(known.source(), item)));
    }

    private static SourceAccount account(CheckedSource source, Item item) {
        return new SourceAccount(
                source,
                item.number("refused", 0),
                item.find("lastRefusal").map(json -> Json.read(json, RightsRefusal.class)));
    }

    /** Those of the sources whose pages may be asked for: not paused, retired or removed. */
    public Set<String> fetchable(Collection<String> ids) {
        var found = new HashSet<String>();
        BatchRead.of(dynamoDb, table, "id", ids, "id", "state")
                .filter(item -> item.find("state").filter(UNASKED::contains).isEmpty())
                .forEach(item -> found.add(item.text("id")));
        return found;
    }

    /** Every source that is carried; a scan, never on a request's path. */
    public List<Source> all() {
        return everything().stream()
                .filter(CheckedSource::isCarried)
                .map(CheckedSource::source)
                .toList();
    }

    /**
     * A part of the sources, in the table's own order.
     *
     * @param next id to go on after; empty at the end
     */
    public record Page(List<CheckedSource> sources, Optional<String> next) {}

    /**
     * The sources after one id. Reads {@value #MOST_READ} items or so: where few are wanted, a page
     * is short, or empty, and has a {@code next} all the same.
     *
     * @param limit 1 or more
     * @param after the {@code next} of the page before
     */
    public Page page(Predicate<CheckedSource> wanted, int limit, Optional<String> after) {
        var found = new ArrayList<CheckedSource>();
        var next = after;
        for (int read = 0; read < MOST_READ && found.size() < limit; ) {
            var part = part(next, limit - found.size());
            part.items().stream()
                    .flatMap(item -> readable(Item.of(item)).stream())
                    .map(Versioned::source)
                    .filter(wanted)
                    .forEach(found::add);
            if (!part.hasLastEvaluatedKey()) {
                return new Page(found, Optional.empty());
            }
            next = Item.of(part.lastEvaluatedKey()).find("id");
            read += part.scannedCount();
        }
        return new Page(found, next);
    }

    private ScanResponse part(Optional<String> after, int limit) {
        return dynamoDb.scan(request -> {
            request.tableName(table).limit(limit);
            after.ifPresent(id -> request.exclusiveStartKey(Item.key("id", id)));
        });
    }

    /** Every source with its state and its checks; a scan, never on a request's path. */
    public List<CheckedSource> everything() {
        return dynamoDb.scanPaginator(request -> request.tableName(table)).items().stream()
                .flatMap(item -> readable(Item.of(item)).stream())
                .map(Versioned::source)
                .toList();
    }

    private Optional<Versioned> versioned(String id) {
        return Item.read(dynamoDb, table, Item.key("id", id)).flatMap(SourcesTable::readable);
    }

    private boolean replace(Versioned seen, CheckedSource next) {
        var update = update(next, seen.version());
        return (seen.version() == 0
                        ? update.when(
                                "attribute_exists(#id) AND attribute_not_exists(#version)", "id")
                        : update.value("seen", seen.version()).when("#version = :seen"))
                .run(dynamoDb, table);
    }

    private static Update update(CheckedSource checked, long seenVersion) {
        var source = checked.source();
        var next = checked.nextCheckAt().map(SourcesTable::seconds);
        return Update.of(Item.key("id", source.id()))
                .set("name", source.name())
                .set("homePage", source.homePage())
                .set("feeds", source.feeds())
                .setOrRemove("logo", source.logo())
                .set("language", source.language())
                .set("country", source.country())
                .set("topics", source.topics())
                .set("licence", source.licence())
                .set("rights", source.rights().word())
                .set("state", checked.state().word())
                .setOrRemove("stateReason", checked.reason())
                .set("checks", written(checked.checks()))
                .setOrRemove("dueShard", next.map(ignored -> shard(source.id())))
                .setOrRemove("nextCheckAt", next)
                .set("version", seenVersion + 1);
    }

    /** Of the id's digest, so that ids that resemble each other are spread all the same. */
    private static String shard(String id) {
        return "due-" + Integer.parseInt(Digest.sha256(id).substring(0, 4), 16) % SHARDS;
    }

    private static Map<String, String> written(List<FeedCheck> checks) {
        var written = new LinkedHashMap<String, String>();
        checks.forEach(check -> written.put(PageKey.urlHash(check.feed()), Json.write(check)));
        return written;
    }

    /** A row that somebody has written by hand and got wrong stops its own source, no other. */
    private static Optional<Versioned> readable(Item item) {
        try {
            return Optional.of(new Versioned(checked(item), item.number("version", 0)));
        } catch (IllegalStateException
                | IllegalArgumentException
                | DateTimeException
                | JacksonException e) {
            Log.error(
                    "Source is left out: its row in the sources table cannot be read; mend the row",
                    e,
                    "source",
                    item.find("id").orElse(""));
            return Optional.empty();
        }
    }

    private static CheckedSource checked(Item item) {
        var source = source(item);
        var checks = item.textMap("checks");
        // A feed that somebody has added by hand is due whenever its source is.
        var due = item.findInstant("nextCheckAt").orElse(Instant.EPOCH);
        return new CheckedSource(
                source,
                item.find("state").map(SourceState::of).orElse(SourceState.ACTIVE),
                item.find("stateReason"),
                source.feeds().stream()
                        .map(feed ->
                                Optional.ofNullable(checks.get(PageKey.urlHash(feed)))
                                        .map(check -> Json.read(check, FeedCheck.class))
                                        .orElseGet(() -> FeedCheck.fresh(feed, due)))
                        .toList());
    }

    private static Source source(Item item) {
        return new Source(
                item.text("id"),
                item.text("name"),
                item.text("homePage"),
                item.texts("feeds").stream().distinct().toList(),
                item.find("logo"),
                item.text("language"),
                item.text("country"),
                item.texts("topics"),
                item.text("licence"),
                item.find("rights").map(RightsPolicy::of).orElse(RightsPolicy.STATED));
    }

    /** Times in an index's sort key have one width, so that their order as text is their order. */
    private static String seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
