package org.masthead.aws;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.masthead.lambda.Log;
import org.masthead.source.RegisteredSource;
import org.masthead.source.RightsPolicy;
import org.masthead.source.Source;
import org.masthead.source.SourceHealth;
import org.masthead.source.SourceState;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The {@code sources} table as operators see it: definitions and states. How checks go is {@link
 * SourcesTable}'s. Only a source that is active has the attribute {@code dueShard}, so that the
 * index {@code due} knows no other.
 */
public final class SourceRegister {

    private static final List<String> DEFINITION =
            List.of(
                    "name",
                    "homePage",
                    "feeds",
                    "logo",
                    "language",
                    "country",
                    "topics",
                    "licence",
                    "rights");

    /** Items that one page of a list may cost to read, whatever it is asked for. */
    private static final int MOST_READ = 1_000;

    private final DynamoDbClient dynamoDb;
    private final String table;

    public SourceRegister(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    /** How a change of one source ended. */
    public sealed interface Change {
        record Done(RegisteredSource source) implements Change {}

        record NoSuchSource() implements Change {}

        /** It is no longer as the caller has seen it; nothing was changed. */
        record ChangedMeanwhile() implements Change {}
    }

    /**
     * A part of the list.
     *
     * @param next id to go on after; empty at the end
     */
    public record Page(List<RegisteredSource> sources, Optional<String> next) {}

    /** What is registered under the id; empty where nothing is, or nothing that can be read. */
    public Optional<RegisteredSource> find(String id) {
        return Item.read(dynamoDb, table, key(id))
                .flatMap(item -> readable(item, SourceRegister::registered));
    }

    /**
     * A page of the list, in the table's own order. Stops early, with a {@code next}, where few
     * sources are in the wanted state.
     *
     * @param limit 1 or more
     * @param after the {@code next} of the page before
     */
    public Page list(Optional<SourceState> state, int limit, Optional<String> after) {
        var found = new ArrayList<RegisteredSource>();
        var start = after.map(SourceRegister::key).orElse(Map.of());
        for (int read = 0; read < MOST_READ && found.size() < limit; ) {
            var from = start;
            int batch = limit - found.size();
            var answer =
                    dynamoDb.scan(request -> {
                        request.tableName(table).limit(batch);
                        if (!from.isEmpty()) {
                            request.exclusiveStartKey(from);
                        }
                    });
            answer.items().stream()
                    .flatMap(item -> readable(Item.of(item), SourceRegister::registered).stream())
                    .filter(source -> state.isEmpty() || state.get() == source.state())
                    .forEach(found::add);
            if (!answer.hasLastEvaluatedKey()) {
                return new Page(found, Optional.empty());
            }
            start = answer.lastEvaluatedKey();
            read += answer.scannedCount();
        }
        return new Page(found, Optional.of(Item.of(start).text("id")));
    }

    /**
     * Adds a source; an active one is due at once.
     *
     * @return false where the id is taken; then nothing was changed
     */
    public boolean add(Source source, SourceState state, Instant now) {
        var update = define(source).when("attribute_not_exists(#id)", "id");
        return enter(update, source.id(), state, now).run(dynamoDb, table);
    }

    /** Adds a source, due at once, or changes the definition of one and leaves all else alone. */
    public void save(Source source, Instant now) {
        if (!add(source, SourceState.ACTIVE, now)) {
            define(source).run(dynamoDb, table);
            carry(source.id(), now);
        }
    }

    /** Feeds that somebody has named need not be discovered any more. */
    private void carry(String id, Instant now) {
        enter(Update.of(key(id)), id, SourceState.ACTIVE, now)
                .value("discovering", SourceState.DISCOVERING.word())
                .value("undiscovered", SourceState.UNDISCOVERED.word())
                .when("#state IN (:discovering, :undiscovered)")
                .run(dynamoDb, table);
    }

    /**
     * Changes a definition; where the feeds change, they are due at once.
     *
     * @param expected whether the definition is the one that the caller has seen
     */
    public Change replace(Source after, Predicate<Source> expected, Instant now) {
        var item = Item.read(dynamoDb, table, key(after.id()));
        if (item.isEmpty()) {
            return new Change.NoSuchSource();
        }
        var before = source(item.get());
        if (!expected.test(before)) {
            return new Change.ChangedMeanwhile();
        }
        var update = define(after).whereUnchanged(item.get(), DEFINITION);
        if (!after.feeds().equals(before.feeds())) {
            update.set("nextCheckAt", SourcesTable.seconds(now));
        }
        if (!update.run(dynamoDb, table)) {
            return new Change.ChangedMeanwhile();
        }
        carry(after.id(), now);
        return done(after.id());
    }

    /** Moves a source to another state; one that becomes active is due at once. */
    public Change move(String id, SourceState state, Instant now) {
        var update = Update.of(key(id)).when("attribute_exists(#id)", "id");
        return enter(update, id, state, now).run(dynamoDb, table)
                ? done(id)
                : new Change.NoSuchSource();
    }

    /**
     * Removes a source with all that is known of its checks.
     *
     * @return false where there was none
     */
    public boolean remove(String id) {
        return dynamoDb.deleteItem(
                        request -> request.tableName(table).key(key(id)).returnValues("ALL_OLD"))
                .hasAttributes();
    }

    private Change done(String id) {
        return find(id).<Change>map(Change.Done::new).orElseGet(Change.NoSuchSource::new);
    }

    private static Update define(Source source) {
        return Update.of(key(source.id()))
                .set("name", source.name())
                .set("homePage", source.homePage())
                .set("feeds", source.feeds())
                .setOrRemove("logo", source.logo())
                .set("language", source.language())
                .set("country", source.country())
                .set("topics", source.topics())
                .set("licence", source.licence())
                .set("rights", source.rights().word());
    }

    private static Update enter(Update update, String id, SourceState state, Instant now) {
        update.set("state", state.word()).remove("stateReason");
        return state == SourceState.ACTIVE
                ? update.set("dueShard", SourcesTable.dueShard(id))
                        .set("nextCheckAt", SourcesTable.seconds(now))
                : update.remove("dueShard");
    }

    private static Map<String, AttributeValue> key(String id) {
        return Item.key("id", id);
    }

    /** A row that was written by hand may say no state: it is carried. */
    static SourceState state(Item item) {
        return item.find("state").map(SourceState::of).orElse(SourceState.ACTIVE);
    }

    static Source source(Item item) {
        return new Source(
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
    }

    /** A row that somebody has written by hand and got wrong stops its own source, no other. */
    static <T> Optional<T> readable(Item item, Function<Item, T> reading) {
        try {
            return Optional.of(reading.apply(item));
        } catch (IllegalStateException | IllegalArgumentException | DateTimeException e) {
            Log.error(
                    "Source is left out: its row in the sources table cannot be read; mend the row",
                    e,
                    "source",
                    item.find("id").orElse(""));
            return Optional.empty();
        }
    }

    static RegisteredSource registered(Item item) {
        return new RegisteredSource(
                source(item), state(item), item.find("stateReason"), health(item));
    }

    private static SourceHealth health(Item item) {
        return new SourceHealth(
                (int) item.number("failures", 0),
                item.find("lastOutcome"),
                item.findInstant("nextCheckAt"));
    }
}
