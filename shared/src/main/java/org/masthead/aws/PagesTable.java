package org.masthead.aws;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.masthead.page.FetchMessage;
import org.masthead.page.PageAnswer;
import org.masthead.page.PageEnd;
import org.masthead.page.PageKey;
import org.masthead.page.PageOutcome;
import org.masthead.page.PageState;
import org.masthead.page.Recheck;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The {@code pages} table: what is known of every address, by its hash. Fetch says how the last GET
 * ended, extract what became of the page; neither touches the other's attributes. Index {@code
 * rechecks} finds the young pages that are to be asked for again.
 */
public final class PagesTable {

    private static final String NOT_OLDER =
            "attribute_not_exists(#answeredFor) OR #answeredFor <= :answeredFor";

    private static final String WITHHELD = PageOutcome.WITHHELD.word();

    private final DynamoDbClient dynamoDb;
    private final String table;

    public PagesTable(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    public Optional<PageState> find(String url) {
        var key = Item.key("urlHash", PageKey.urlHash(url));
        return Item.read(dynamoDb, table, key).map(PagesTable::state);
    }

    /**
     * Those of the addresses that are in the table, each with the time for which it was answered
     * last (empty while it is only queued). One that was withheld counts as not there.
     */
    public Map<String, Optional<Instant>> answeredFor(Collection<String> urls) {
        var byHash =
                urls.stream().distinct().collect(Collectors.toMap(PageKey::urlHash, url -> url));
        var answered = new HashMap<String, Optional<Instant>>();
        BatchRead.of(
                        dynamoDb,
                        table,
                        "urlHash",
                        byHash.keySet(),
                        "urlHash",
                        "answeredFor",
                        "fetched")
                .filter(item -> !item.find("fetched").equals(Optional.of(WITHHELD)))
                .forEach(item ->
                        answered.put(
                                byHash.getOrDefault(item.text("urlHash"), ""),
                                item.findInstant("answeredFor")));
        return answered;
    }

    /** Makes an address known. Called after its message was sent, so that a crash loses nothing. */
    public void queued(FetchMessage message) {
        address(message)
                .set("fetched", PageOutcome.QUEUED.word())
                .value("withheld", WITHHELD)
                .when("attribute_not_exists(#fetched) OR #fetched = :withheld")
                .run(dynamoDb, table);
    }

    /**
     * Notes that a page was not asked for because its source is not. One that is kept, or answered
     * for this message or a later one, stays as it is.
     */
    public void withheld(FetchMessage message) {
        address(message)
                .set("fetched", WITHHELD)
                .value("issuedAt", message.issuedAt().toString())
                .when(
                        "attribute_not_exists(#page) AND (attribute_not_exists(#answeredFor) OR"
                                + " #answeredFor < :issuedAt)",
                        "page",
                        "answeredFor")
                .run(dynamoDb, table);
    }

    /**
     * Writes down how an errand ended; an older errand's end never replaces a newer one's.
     *
     * @return false where a newer answer stands
     */
    public boolean answered(FetchMessage message, PageAnswer answer) {
        boolean begins = Recheck.follow(message, answer.outcome());
        boolean missed = answer.outcome() == PageOutcome.MISSING;
        return (begins && young(message, answer).run(dynamoDb, table))
                || (missed && onceMore(message, answer).run(dynamoDb, table))
                || answer(message, answer).when(NOT_OLDER).run(dynamoDb, table);
    }

    /** The first page of an address, or the first that may still come, begins its rechecks. */
    private static Update young(FetchMessage message, PageAnswer answer) {
        // Not when it was asked for: a retry that overtakes the first try begins the same schedule.
        var from = message.discovered();
        // Only what is issued later than this message is not taken for answered.
        var next = recheckAt(from, message.issuedAt());
        return answer(message, answer)
                .set("recheckFrom", from)
                .setOrRemove("recheckAt", next)
                .setOrRemove("recheckShard", next.map(ignored -> recheckShard(message)))
                .when("attribute_not_exists(#recheckFrom) AND (" + NOT_OLDER + ")");
    }

    /**
     * A page that is missed at its last recheck, or after it, gets one more. A recheck that is due
     * no later than this errand's has been asked for: refresh sends before it goes on.
     */
    private static Update onceMore(FetchMessage message, PageAnswer answer) {
        return answer(message, answer)
                .setOnce("recheckFrom", message.discovered().toString())
                .set("recheckAt", seconds(Recheck.onceMore(message)))
                .set("recheckShard", recheckShard(message))
                .when(
                        "(attribute_not_exists(#recheckAt) OR #recheckAt <= :answeredFor) AND ("
                                + NOT_OLDER
                                + ")");
    }

    private static Update answer(FetchMessage message, PageAnswer answer) {
        var update =
                address(message)
                        .set("fetched", answer.outcome().word())
                        .setOrRemove("fetchReason", answer.reason())
                        .set("answeredFor", message.issuedAt())
                        .set("attempts", message.attempt());
        if (answer.outcome() != PageOutcome.UNCHANGED) {
            update.setOrRemove("etag", answer.etag())
                    .setOrRemove("lastModified", answer.lastModified())
                    .setOrRemove("rights", answer.rights());
        }
        if (Recheck.end(message, answer.outcome())) {
            update.setOrRemove("recheckAt", Optional.empty())
                    .setOrRemove("recheckShard", Optional.empty());
        }
        answer.page().ifPresent(page -> update.set("page", page.toString()));
        return update;
    }

    /** How many parts {@link #rechecks} has. */
    public static int recheckShards() {
        return 16;
    }

    /**
     * The rechecks of one part that are due, those due longest first. Read from an index that may
     * lag a moment behind.
     *
     * @param shard 0 to {@link #recheckShards} - 1
     * @param most how many at most
     */
    public List<Recheck> rechecks(int shard, Instant now, int most) {
        var values =
                new Item()
                        .with(":shard", "recheck-" + Integer.toHexString(shard))
                        .with(":now", now)
                        .attributes();
        return dynamoDb
                .queryPaginator(request ->
                        request.tableName(table)
                                .indexName("rechecks")
                                .keyConditionExpression(
                                        "recheckShard = :shard AND recheckAt <= :now")
                                .expressionAttributeValues(values))
                .items()
                .stream()
                .limit(most)
                .map(item -> recheck(Item.of(item)))
                .toList();
    }

    /**
     * Goes on from a recheck that has been asked for to the page's next one.
     *
     * @return false where somebody else was faster
     */
    public boolean rechecked(Recheck done, Instant now) {
        var next = recheckAt(done.from(), now);
        var hash = PageKey.urlHash(done.url());
        return Update.of(Item.key("urlHash", hash))
                .set("recheckedFor", done.due())
                .setOrRemove("recheckAt", next)
                .setOrRemove("recheckShard", next.map(ignored -> recheckShard(hash)))
                .value("due", done.due().toString())
                .when("#recheckAt = :due")
                .run(dynamoDb, table);
    }

    private static String recheckShard(FetchMessage message) {
        return recheckShard(PageKey.urlHash(message.url()));
    }

    private static String recheckShard(String urlHash) {
        return "recheck-" + urlHash.charAt(0);
    }

    /** To the second: times in an index's sort key have one width. */
    private static Optional<String> recheckAt(Instant from, Instant now) {
        return Recheck.after(from, now).map(PagesTable::seconds);
    }

    private static String seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static Recheck recheck(Item item) {
        return new Recheck(
                item.text("url"),
                item.text("sourceId"),
                item.text("correlationId"),
                Instant.parse(item.text("discovered")),
                Instant.parse(item.text("recheckFrom")),
                Instant.parse(item.text("recheckAt")));
    }

    /**
     * Writes down what became of a stored page. An older page's end never replaces a newer one's,
     * nor what an older extractor made of the same page what a newer one did.
     *
     * @return false where the end of a newer page, or a newer extractor's, stands
     */
    public boolean extracted(PageKey page, PageEnd end) {
        return Update.of(Item.key("urlHash", page.urlHash()))
                .set("extracted", end.outcome())
                .setOrRemove("extractReason", end.reason())
                .setOrRemove("storyId", end.storyId())
                .set("extractedFrom", end.fetchedAt())
                .set("extractor", end.extractor())
                .when(
                        "attribute_not_exists(#extractedFrom) OR #extractedFrom < :extractedFrom OR"
                                + " (#extractedFrom = :extractedFrom AND"
                                + " (attribute_not_exists(#extractor) OR #extractor <= :extractor))")
                .run(dynamoDb, table);
    }

    /** What became of the newest page of the same address that was extracted. */
    public Optional<PageEnd> end(PageKey page) {
        return Item.read(dynamoDb, table, Item.key("urlHash", page.urlHash()))
                .flatMap(PagesTable::end);
    }

    private static Optional<PageEnd> end(Item item) {
        return item.findInstant("extractedFrom")
                .map(fetchedAt ->
                        new PageEnd(
                                fetchedAt,
                                (int) item.number("extractor", 0),
                                item.text("extracted"),
                                item.find("extractReason"),
                                item.find("storyId")));
    }

    private static Update address(FetchMessage message) {
        return Update.of(Item.key("urlHash", PageKey.urlHash(message.url())))
                .set("url", message.url())
                .set("sourceId", message.sourceId())
                .set("kind", message.kind().word())
                .setOnce("discovered", message.discovered().toString())
                .set("correlationId", message.correlationId());
    }

    private static PageState state(Item item) {
        return new PageState(
                item.text("urlHash"),
                item.findInstant("answeredFor"),
                item.find("etag"),
                item.find("lastModified"),
                item.find("page").flatMap(PageKey::parse),
                item.find("fetched").filter(PageOutcome.MISSING.word()::equals).isPresent());
    }
}
