package org.masthead.aws;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.masthead.edition.Edition;
import org.masthead.edition.LiveStories;
import org.masthead.edition.LiveStory;
import org.masthead.edition.StoryChange;
import org.masthead.json.Json;
import org.masthead.page.Gzip;
import org.masthead.story.Card;
import org.masthead.story.RevisedStory;
import org.masthead.story.Revision;
import org.masthead.story.Story;
import org.masthead.story.Tombstone;
import org.masthead.vector.StoryVector;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/**
 * The {@code stories} table: each story, whole, and its card, which index {@code cards} finds by
 * the hour in which it was last written, as long as the story is live.
 */
public final class StoriesTable {

    /** DynamoDB's limit is 400 KB an item; the rest is the card's and the names'. */
    public static final int MAX_STORY_BYTES = 300_000;

    /** In UTF-16 units, up to three bytes each; the headline and the address stand in it twice. */
    public static final int MAX_CARD_LENGTH = 16_000;

    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH").withZone(ZoneOffset.UTC);

    /** Of one length, so that the order of the texts is the order of the times. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private static final int MAX_TRIES = 20;

    /** A story moves when an extractor learns a better address, which is seldom. */
    private static final int MAX_HOPS = 5;

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final Optional<InstantSource> clock;

    /** For reading; what is written through it counts as written when its page was fetched. */
    public StoriesTable(DynamoDbClient dynamoDb, String table) {
        this(dynamoDb, table, Optional.empty());
    }

    /** For writing: an edition finds a change by the time of its writing. */
    public StoriesTable(DynamoDbClient dynamoDb, String table, InstantSource clock) {
        this(dynamoDb, table, Optional.of(clock));
    }

    private StoriesTable(DynamoDbClient dynamoDb, String table, Optional<InstantSource> clock) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.clock = clock;
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
            var known = stored.story();
            var merged = known.map(story -> story.merge(incoming)).orElse(incoming);
            if (known.filter(merged::equals).isPresent()) {
                return Merged.UNCHANGED;
            }
            var packed = Packed.of(merged);
            if (!packed.fits()) {
                return Merged.TOO_LARGE;
            }
            if (put(item(merged, packed), stored.version())) {
                return known.isPresent() ? Merged.CHANGED : Merged.NEW;
            }
        }
        throw contended(incoming.story().id());
    }

    /**
     * Takes a page out of a story that it turned out not to belong to.
     *
     * @param page the raw page's key
     * @param movedTo the story that it belongs to
     * @param at when that was found out
     * @param rest what the story's other pages give; where that is nothing, the id leads to {@code
     *     movedTo} from now on, for those who kept it
     * @return false where the story has no such page
     */
    public boolean leave(
            String id,
            String page,
            String movedTo,
            Instant at,
            Function<RevisedStory, Optional<RevisedStory>> rest) {
        for (int attempt = 0; attempt < MAX_TRIES; attempt++) {
            var stored = get(id);
            var story = stored.story().filter(it -> it.has(page));
            if (story.isEmpty()) {
                return false;
            }
            var item =
                    rest.apply(story.get())
                            .map(left -> item(left, Packed.of(left)))
                            .orElseGet(() -> moved(story.get().story(), movedTo, at));
            if (put(item, stored.version())) {
                return true;
            }
        }
        throw contended(id);
    }

    /**
     * Notes that the publisher shows a story no longer, if the address that says so is one that the
     * story stands on.
     *
     * @return false where there is no such story, or it stands on other addresses
     */
    public boolean withdraw(String id, Revision withdrawal) {
        for (int attempt = 0; attempt < MAX_TRIES; attempt++) {
            var stored = get(id);
            var story = stored.story().filter(it -> it.standsOn(withdrawal.page()));
            if (story.isEmpty()) {
                return false;
            }
            var withdrawn = story.get().with(withdrawal);
            if (withdrawn.equals(story.get())
                    || put(item(withdrawn, Packed.of(withdrawn)), stored.version())) {
                return true;
            }
        }
        throw contended(id);
    }

    private static IllegalStateException contended(String id) {
        return new IllegalStateException(
                "story %s changed under each of %d tries".formatted(id, MAX_TRIES));
    }

    /** The story with that id, or the one that its pages have moved to. */
    public Optional<RevisedStory> find(String id) {
        var stored = get(id);
        for (int hop = 0; hop < MAX_HOPS && stored.movedTo().isPresent(); hop++) {
            stored = get(stored.movedTo().get());
        }
        return stored.story();
    }

    /** The story with exactly that id; empty where its pages have moved to another. */
    public Optional<RevisedStory> findExactly(String id) {
        return get(id).story();
    }

    /** Whether the table can hold the story. */
    public static boolean fits(RevisedStory story) {
        return Packed.of(story).fits();
    }

    /**
     * The stories discovered, and those that ceased to be shown, in the last {@link Edition#LIVE}.
     */
    public LiveStories live(Instant now) {
        return LiveStories.of(changes(now.minus(Edition.LIVE), now), now);
    }

    /**
     * The live stories that were written in that time, each as it is now, and the tombstones. The
     * index follows the table with a delay, of less than a second as a rule; to miss nothing, ask
     * for some minutes twice.
     *
     * @param from the first moment
     * @param to the last moment
     */
    public List<StoryChange> changes(Instant from, Instant to) {
        var changes = new ArrayList<StoryChange>();
        for (var hour = from.truncatedTo(ChronoUnit.HOURS);
                !hour.isAfter(to);
                hour = hour.plus(1, ChronoUnit.HOURS)) {
            changesOf(HOUR.format(hour), from).map(StoriesTable::change).forEach(changes::add);
        }
        return changes;
    }

    private Stream<Item> changesOf(String hour, Instant from) {
        return dynamoDb
                .queryPaginator(request ->
                        request.tableName(table)
                                .indexName("cards")
                                .keyConditionExpression(
                                        "changedHour = :hour AND changedAt >= :from")
                                .expressionAttributeValues(
                                        new Item()
                                                .with(":hour", hour)
                                                .with(":from", TIME.format(from))
                                                .attributes()))
                .items()
                .stream()
                .map(Item::of);
    }

    private static StoryChange change(Item item) {
        var at = Instant.parse(item.text("changedAt"));
        var json = item.text("card");
        return isTombstone(json)
                ? new StoryChange.Gone(Json.read(json, Tombstone.class), at)
                : new StoryChange.Shown(live(item), at);
    }

    /** Those of the stories that there are and that are shown still, by id, live or not. */
    public Map<String, LiveStory> shown(Collection<String> ids) {
        return BatchRead.of(dynamoDb, table, "id", ids, "id", "card", "vector")
                .filter(item -> !isTombstone(item.text("card")))
                .collect(Collectors.toMap(item -> item.text("id"), StoriesTable::live));
    }

    private static LiveStory live(Item item) {
        return new LiveStory(
                Json.read(item.text("card"), Card.class),
                item.findBytes("vector").map(StoryVector::of));
    }

    /**
     * What stands in a card's place says why there is none. Inside a text the quotes would be
     * escaped, so that no card can hold these characters, and none is parsed twice.
     */
    private static boolean isTombstone(String json) {
        return json.contains("\"reason\":\"");
    }

    /**
     * What stands under an id.
     *
     * @param story empty where there is none, or none any more
     * @param movedTo where the story's pages are now
     * @param version one more with each write; 0 where nothing stands there
     */
    private record Stored(Optional<RevisedStory> story, Optional<String> movedTo, long version) {}

    private Stored get(String id) {
        return Item.read(dynamoDb, table, Item.key("id", id))
                .map(StoriesTable::stored)
                .orElseGet(() -> new Stored(Optional.empty(), Optional.empty(), 0));
    }

    private static Stored stored(Item item) {
        var movedTo = item.find("movedTo");
        return new Stored(
                movedTo.isPresent() ? Optional.empty() : Optional.of(revised(item)),
                movedTo,
                item.number("version", 0));
    }

    private static RevisedStory revised(Item item) {
        var story = Json.read(Gzip.unzip(item.bytes("story")), RevisedStory.class);
        return item.findBytes("vector").map(StoryVector::of).map(story::with).orElse(story);
    }

    /** A story's two largest attributes as they are stored. */
    @SuppressWarnings("ArrayRecordComponent") // written at once, never compared
    private record Packed(String card, byte[] story) {

        static Packed of(RevisedStory story) {
            return new Packed(Json.write(story.card()), Gzip.zip(Json.writeBytes(story)));
        }

        boolean fits() {
            return card.length() <= MAX_CARD_LENGTH && story.length <= MAX_STORY_BYTES;
        }
    }

    private Item item(RevisedStory revised, Packed packed) {
        var story = revised.story();
        var item =
                new Item()
                        .with("id", story.id())
                        .with("sourceId", story.sourceId())
                        .with("url", story.url())
                        .with("headline", story.headline())
                        .with("correlationId", revised.newest().correlationId())
                        .with("story", packed.story());
        revised.vector().ifPresent(vector -> item.with("vector", vector.toBytes()));
        return revised.tombstone()
                .map(stone -> indexed(item, stone.at(), Json.write(stone)))
                .orElseGet(() -> indexed(item, revised, packed.card()));
    }

    /** A story that is not live any more is in no index: an archive read anew costs no edition. */
    private Item indexed(Item item, RevisedStory revised, String card) {
        var page = revised.newest().at();
        boolean live = !revised.discovered().plus(Edition.LIVE).isBefore(writtenAt(page));
        return live ? indexed(item, page, card) : item.with("card", card);
    }

    /** Finds its card, or the tombstone in its place, by the hour. */
    private Item indexed(Item item, Instant page, String card) {
        var at = writtenAt(page);
        return item.with("changedHour", HOUR.format(at))
                .with("changedAt", TIME.format(at))
                .with("card", card);
    }

    private Instant writtenAt(Instant page) {
        return clock.map(InstantSource::instant).orElse(page);
    }

    private Item moved(Story story, String movedTo, Instant at) {
        var stone =
                new Tombstone(
                        story.id(),
                        story.sourceId(),
                        at,
                        Tombstone.Reason.MOVED,
                        Optional.of(movedTo));
        var item = new Item().with("id", story.id()).with("movedTo", movedTo);
        return indexed(item, at, Json.write(stone));
    }

    private boolean put(Item item, long seenVersion) {
        item.with("version", seenVersion + 1);
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
