package org.masthead.aws;

import java.util.Optional;
import org.masthead.json.Json;
import org.masthead.source.FeedSearch;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The searches for feeds that go on: in the {@code sources} table, an attribute of the source. */
public final class FeedSearches {

    private static final String SEARCH = "search";

    private final DynamoDbClient dynamoDb;
    private final String table;

    public FeedSearches(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    /** The newest search, going on or over. */
    public Optional<FeedSearch> find(String sourceId) {
        return Item.read(dynamoDb, table, Item.key("id", sourceId))
                .flatMap(item -> item.find(SEARCH))
                .map(json -> Json.read(json, FeedSearch.class));
    }

    /**
     * Writes how far a search has come.
     *
     * @param seen as it was read; empty where there was none
     * @return false where there is no such source, or somebody else has written meanwhile
     */
    public boolean replace(String sourceId, Optional<FeedSearch> seen, FeedSearch next) {
        return Update.of(Item.key("id", sourceId))
                .set(SEARCH, Json.write(next))
                .whenIs(SEARCH, seen.map(Json::write))
                .run(dynamoDb, table);
    }
}
