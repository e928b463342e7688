package org.masthead.aws;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.masthead.edition.Pick;
import org.masthead.json.Json;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The {@code picks} table: the editors' list, whole and in order, in one item, so that it is read
 * with one read and never half changed. One list so far, {@value #FRONT}.
 */
public final class PicksTable {

    private static final String FRONT = "front";
    private static final int MAX_TRIES = 10;

    private final DynamoDbClient dynamoDb;
    private final String table;

    public PicksTable(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    /**
     * The list as it was read, first pick first; those that have expired may be among them.
     *
     * @param version changes with every write; 0 where nothing was ever picked
     */
    public record Listed(List<Pick> picks, long version) {

        public Listed {
            picks = List.copyOf(picks);
        }
    }

    /** The list as it stands now. */
    public Listed list() {
        return Item.read(dynamoDb, table, key())
                .map(item -> new Listed(picks(item.text("picks")), item.number("version", 0)))
                .orElseGet(() -> new Listed(List.of(), 0));
    }

    /**
     * Replaces the whole list, if it is still the one that was seen.
     *
     * @param seen what {@link #list} gave
     * @return false where somebody else has written meanwhile
     */
    public boolean replace(Listed seen, List<Pick> picks) {
        var update =
                Update.of(key()).set("picks", Json.write(picks)).set("version", seen.version() + 1);
        if (seen.version() == 0) {
            update.when("attribute_not_exists(#version)", "version");
        } else {
            update.when("#version = :seen", "version").value("seen", seen.version());
        }
        return update.run(dynamoDb, table);
    }

    /**
     * Changes the list as it stands now.
     *
     * @param change may be called several times, until nobody else has written meanwhile
     * @return the list as it is now
     */
    public List<Pick> change(UnaryOperator<List<Pick>> change) {
        for (int attempt = 0; attempt < MAX_TRIES; attempt++) {
            var seen = list();
            var next = change.apply(seen.picks());
            if (next.equals(seen.picks()) || replace(seen, next)) {
                return next;
            }
        }
        throw new IllegalStateException(
                "the picks changed under each of %d tries".formatted(MAX_TRIES));
    }

    private static Map<String, AttributeValue> key() {
        return Item.key("list", FRONT);
    }

    private static List<Pick> picks(String json) {
        return List.of(Json.read(json, Pick[].class));
    }
}
