package org.masthead.aws;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.masthead.page.FetchMessage;
import org.masthead.page.PageAnswer;
import org.masthead.page.PageKey;
import org.masthead.page.PageOutcome;
import org.masthead.page.PageState;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The {@code pages} table: what is known of every address, by its hash. Fetch says how the last GET
 * ended, extract what became of the page; neither touches the other's attributes.
 */
public final class PagesTable {

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
        var answered = new HashMap<String, Optional<Instant>>();
        BatchRead.of(dynamoDb, table, "urlHash", byHash.keySet(), "urlHash", "answeredFor")
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
     * Writes down what became of a stored page; an older page's end never replaces a newer one's.
     *
     * @param outcome {@code story}, or the kind of page that is none
     * @param reason why it is no story, in words
     * @param storyId of the story, where there is one
     * @return false where a newer page's end stands
     */
    public boolean extracted(
            PageKey page,
            Instant fetchedAt,
            String outcome,
            Optional<String> reason,
            Optional<String> storyId) {
        return Update.of(Item.key("urlHash", page.urlHash()))
                .set("extracted", outcome)
                .setOrRemove("extractReason", reason)
                .setOrRemove("storyId", storyId)
                .set("extractedFrom", fetchedAt)
                .when("attribute_not_exists(#extractedFrom) OR #extractedFrom <= :extractedFrom")
                .run(dynamoDb, table);
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
