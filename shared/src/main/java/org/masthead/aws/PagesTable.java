package org.masthead.aws;

import java.time.Instant;
import java.util.ArrayList;
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
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/**
 * The {@code pages} table: what is known of every address, by its hash. Fetch says how the last GET
 * ended, extract what became of the page; neither touches the other's attributes.
 */
public final class PagesTable {

    /** BatchGetItem takes 100 keys at most (Amazon DynamoDB API Reference). */
    private static final int BATCH = 100;

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
     * last (empty while it is only queued).
     */
    public Map<String, Optional<Instant>> answeredFor(Collection<String> urls) {
        var byHash =
                urls.stream().distinct().collect(Collectors.toMap(PageKey::urlHash, url -> url));
        var hashes = List.copyOf(byHash.keySet());
        var answered = new HashMap<String, Optional<Instant>>();
        for (int from = 0; from < hashes.size(); from += BATCH) {
            for (var item : batch(hashes.subList(from, Math.min(from + BATCH, hashes.size())))) {
                answered.put(
                        byHash.getOrDefault(item.text("urlHash"), ""),
                        item.findInstant("answeredFor"));
            }
        }
        return answered;
    }

    private List<Item> batch(List<String> hashes) {
        var found = new ArrayList<Item>();
        var keys =
                KeysAndAttributes.builder()
                        .keys(hashes.stream().map(hash -> Item.key("urlHash", hash)).toList())
                        .consistentRead(true)
                        .projectionExpression("urlHash, answeredFor")
                        .build();
        var ask = Map.of(table, keys);
        while (!ask.isEmpty()) {
            var asked = ask;
            var answer = dynamoDb.batchGetItem(request -> request.requestItems(asked));
            answer.responses().getOrDefault(table, List.of()).forEach(i -> found.add(Item.of(i)));
            ask = answer.unprocessedKeys();
        }
        return found;
    }

    /** Makes an address known. Called after its message was sent, so that a crash loses nothing. */
    public void queued(FetchMessage message) {
        address(message)
                .set("fetched", PageOutcome.QUEUED.word())
                .when("attribute_not_exists(#fetched)")
                .run(dynamoDb, table);
    }

    /**
     * Writes down how an errand ended; an older errand's end never replaces a newer one's.
     *
     * @return false where a newer answer stands
     */
    public boolean answered(FetchMessage message, PageAnswer answer) {
        var update =
                address(message)
                        .set("fetched", answer.outcome().word())
                        .setOrRemove("fetchReason", answer.reason())
                        .set("answeredFor", message.issuedAt())
                        .set("attempts", message.attempt())
                        .when(
                                "attribute_not_exists(#answeredFor) OR #answeredFor <="
                                        + " :answeredFor");
        if (answer.outcome() != PageOutcome.UNCHANGED) {
            update.setOrRemove("etag", answer.etag())
                    .setOrRemove("lastModified", answer.lastModified());
        }
        answer.page().ifPresent(page -> update.set("page", page.toString()));
        return update.run(dynamoDb, table);
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
                item.find("page").flatMap(PageKey::parse));
    }
}
