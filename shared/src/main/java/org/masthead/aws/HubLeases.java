package org.masthead.aws;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.masthead.json.Json;
import org.masthead.page.PageKey;
import org.masthead.source.HubLease;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The WebSub leases of sources: in the {@code sources} table, one attribute of the source's item
 * for each feed that has a hub. They go with their source, and no answer that shows a source reads
 * them.
 */
public final class HubLeases {

    private static final String PREFIX = "lease_";

    private final DynamoDbClient dynamoDb;
    private final String table;

    public HubLeases(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    /** The lease of one feed. */
    public Optional<HubLease> find(String sourceId, String feed) {
        return item(sourceId).flatMap(item -> item.find(attribute(feed))).map(HubLeases::read);
    }

    /** The lease whose callback has that token; says nothing, not even by its time, of others. */
    public Optional<HubLease> byToken(String sourceId, String token) {
        var given = token.getBytes(StandardCharsets.UTF_8);
        return item(sourceId).stream()
                .flatMap(item -> item.attributes().entrySet().stream())
                .filter(attribute -> attribute.getKey().startsWith(PREFIX))
                .map(attribute -> read(attribute.getValue().s()))
                .filter(lease ->
                        MessageDigest.isEqual(
                                given, lease.token().getBytes(StandardCharsets.UTF_8)))
                .findFirst();
    }

    /**
     * Writes the lease of a feed.
     *
     * @param seen as it was read; empty where there was none
     * @return false where there is no such source, or somebody else has written meanwhile
     */
    public boolean replace(String sourceId, Optional<HubLease> seen, HubLease next) {
        return Update.of(Item.key("id", sourceId))
                .set(attribute(next.feed()), Json.write(next))
                .whenIs(attribute(next.feed()), seen.map(Json::write))
                .run(dynamoDb, table);
    }

    private Optional<Item> item(String sourceId) {
        return Item.read(dynamoDb, table, Item.key("id", sourceId));
    }

    private static String attribute(String feed) {
        return PREFIX + PageKey.urlHash(feed);
    }

    private static HubLease read(String json) {
        return Json.read(json, HubLease.class);
    }
}
