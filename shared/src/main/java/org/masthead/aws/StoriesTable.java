package org.masthead.aws;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.masthead.edition.Edition;
import org.masthead.edition.LiveStories;
import org.masthead.json.Json;
import org.masthead.page.Gzip;
import org.masthead.story.Card;
import org.masthead.story.RevisedStory;
import org.masthead.story.Tombstone;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/**
 * The {@code stories} table: each story, whole, and its card, which index {@code cards} finds by
 * the hour of its discovery.
 */
public final class StoriesTable {

    /** DynamoDB's limit is 400 KB an item; the rest is the card's and the names'. */
    public static final int MAX_STORY_BYTES = 300_000;

    /** In UTF-16 units, up to three bytes each; the headline and the address stand in it twice. */
    public static final int MAX_CARD_LENGTH = 16_000;

    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH").withZone(ZoneOffset.UTC);
    private static final int MAX_TRIES = 20;

    private final DynamoDbClient dynamoDb;
    private final String table;

    public StoriesTable(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    /** What {@link #merge} did. */
    public enum Merged {
        NEW,
        CHANGED,
        UNCHANGED,
        TOO_LARGE
    }

    /** Adds what is known of a story to what the table has of it, in whatever order it comes. */
    public Merged merge(RevisedStory incoming) {
        for (int attempt = 0; attempt < MAX_TRIES; attempt++) {
            var stored = get(incoming.story().id());
            var merged = stored.map(s -> s.story().merge(incoming)).orElse(incoming);
            if (stored.isPresent() && merged.equals(stored.get().story())) {
                return Merged.UNCHANGED;
            }
            var card = Json.write(merged.card());
            var zipped = Gzip.zip(Json.writeBytes(merged));
            if (card.length() > MAX_CARD_LENGTH || zipped.length > MAX_STORY_BYTES) {
                return Merged.TOO_LARGE;
            }
            if (put(merged, card, zipped, stored.map(Stored::version).orElse(0L))) {
                return stored.isPresent() ? Merged.CHANGED : Merged.NEW;
            }
        }
        throw new IllegalStateException(
                "story %s changed under each of %d tries"
                        .formatted(incoming.story().id(), MAX_TRIES));
    }

    public Optional<RevisedStory> find(String id) {
        return get(id).map(Stored::story);
    }

    /**
     * The stories discovered, and those that ceased to be shown, in the last {@link Edition#LIVE}.
     */
    public LiveStories live(Instant now) {
        var since = now.minus(Edition.LIVE);
        var cards = new ArrayList<Card>();
        var tombstones = new ArrayList<Tombstone>();
        for (var hour = since.truncatedTo(ChronoUnit.HOURS);
                !hour.isAfter(now);
                hour = hour.plus(1, ChronoUnit.HOURS)) {
            for (var json : cards(HOUR.format(hour))) {
                if (isTombstone(json)) {
                    tombstones.add(Json.read(json, Tombstone.class));
                } else {
                    cards.add(Json.read(json, Card.class));
                }
            }
        }
        cards.removeIf(card -> card.discovered().isBefore(since));
        tombstones.removeIf(tombstone -> tombstone.at().isBefore(since));
        return new LiveStories(cards, tombstones);
    }

    /** What stands in a card's place says why there is none. */
    private static boolean isTombstone(String json) {
        return Json.tree(json.getBytes(StandardCharsets.UTF_8)).has("reason");
    }

    private List<String> cards(String hour) {
        return dynamoDb
                .queryPaginator(request ->
                        request.tableName(table)
                                .indexName("cards")
                                .keyConditionExpression("#hour = :hour")
                                .expressionAttributeNames(Map.of("#hour", "hour"))
                                .expressionAttributeValues(
                                        Map.of(":hour", AttributeValue.fromS(hour))))
                .items()
                .stream()
                .map(item -> Item.of(item).text("card"))
                .toList();
    }

    private record Stored(RevisedStory story, long version) {}

    private Optional<Stored> get(String id) {
        return Item.read(dynamoDb, table, Item.key("id", id)).map(StoriesTable::stored);
    }

    private static Stored stored(Item item) {
        return new Stored(
                Json.read(Gzip.unzip(item.bytes("story")), RevisedStory.class),
                item.number("version", 0));
    }

    private boolean put(RevisedStory merged, String card, byte[] zipped, long seenVersion) {
        var story = merged.story();
        var item =
                new Item()
                        .with("id", story.id())
                        .with("sourceId", story.sourceId())
                        .with("url", story.url())
                        .with("headline", story.headline())
                        .with("hour", HOUR.format(merged.discovered()))
                        .with("discovered", merged.discovered())
                        .with("correlationId", merged.newest().correlationId())
                        .with("card", card)
                        .with("story", zipped)
                        .with("version", seenVersion + 1);
        var request = PutItemRequest.builder().tableName(table).item(item.attributes());
        if (seenVersion == 0) {
            request.conditionExpression("attribute_not_exists(id)");
        } else {
            request.conditionExpression("version = :seen")
                    .expressionAttributeValues(new Item().with(":seen", seenVersion).attributes());
        }
        try {
            dynamoDb.putItem(request.build());
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        }
    }
}
