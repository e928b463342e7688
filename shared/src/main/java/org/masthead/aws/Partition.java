package org.masthead.aws;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Keys and queries of the members table, where all of a member lies in one partition. */
final class Partition {

    private Partition() {}

    static Map<String, AttributeValue> key(String member, String item) {
        return new Item().with("member", member).with("item", item).attributes();
    }

    /** The member's items of a kind, as they stand now, in the order of their keys. */
    static List<Item> items(DynamoDbClient dynamoDb, String table, String member, String prefix) {
        var values = new Item().with(":member", member).with(":prefix", prefix);
        return dynamoDb
                .queryPaginator(query ->
                        query.tableName(table)
                                .consistentRead(true)
                                .keyConditionExpression(
                                        "#member = :member AND begins_with(#item, :prefix)")
                                .expressionAttributeNames(
                                        Map.of("#member", "member", "#item", "item"))
                                .expressionAttributeValues(values.attributes()))
                .items()
                .stream()
                .map(Item::of)
                .toList();
    }
}
