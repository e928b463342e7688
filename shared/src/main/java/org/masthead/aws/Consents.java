package org.masthead.aws;

import java.util.List;
import org.masthead.json.Json;
import org.masthead.member.Consent;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * What a member has agreed to, in their partition: an item for each time they said so, never
 * changed, so that it can be shown what was agreed to when.
 */
public final class Consents {

    private static final String PREFIX = "consent#";

    private final DynamoDbClient dynamoDb;
    private final String members;

    /**
     * Over the members' partitions.
     *
     * @param members name of the members table
     */
    public Consents(DynamoDbClient dynamoDb, String members) {
        this.dynamoDb = dynamoDb;
        this.members = members;
    }

    /** Keeps what the member said; the same, said again at the same second, is one item. */
    public void add(String member, Consent consent) {
        var item =
                Item.of(Partition.key(member, PREFIX + consent.at()))
                        .with("consent", Json.write(consent));
        dynamoDb.putItem(put -> put.tableName(members).item(item.attributes()));
    }

    /** All that the member has said, the last first. */
    public List<Consent> of(String member) {
        return Partition.items(dynamoDb, members, member, PREFIX).reversed().stream()
                .map(item -> Json.read(item.text("consent"), Consent.class))
                .toList();
    }
}
