package org.masthead.aws;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.masthead.member.Briefing;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The item {@code briefing} of each member in the {@code members} table: the last one made. */
public final class Briefings {

    private static final String BRIEFING = "briefing";

    private final DynamoDbClient dynamoDb;
    private final String table;

    public Briefings(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    /** The member's last briefing, of whatever day; one read. */
    public Optional<Briefing> last(String member) {
        return Item.read(dynamoDb, table, key(member)).map(Briefings::briefing);
    }

    /**
     * Keeps a briefing, unless there is one of its day already, or of a later one.
     *
     * @return the one that stands now: of two that are made at once, the first for both
     */
    public Briefing keep(String member, Briefing made) {
        boolean kept =
                Update.of(key(member))
                        .set("day", made.day().toString())
                        .set("at", made.at())
                        .set("stories", made.stories())
                        .when("attribute_not_exists(#day) OR #day < :day")
                        .run(dynamoDb, table);
        return kept ? made : last(member).orElse(made);
    }

    private static Briefing briefing(Item item) {
        return new Briefing(
                LocalDate.parse(item.text("day")),
                Instant.parse(item.text("at")),
                List.copyOf(item.texts("stories")));
    }

    private static Map<String, AttributeValue> key(String member) {
        return new Item().with("member", member).with("item", BRIEFING).attributes();
    }
}
