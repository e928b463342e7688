package org.masthead.aws;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** Many items of a table at once, as they stand now. */
final class BatchRead {

    /** BatchGetItem takes 100 keys at most (Amazon DynamoDB API Reference). */
    private static final int BATCH = 100;

    private BatchRead() {}

    /**
     * Reads those of the items that are there.
     *
     * @param key the table's key attribute
     * @param attributes those that are wanted of each item
     */
    static Stream<Item> of(
            DynamoDbClient dynamoDb,
            String table,
            String key,
            Collection<String> values,
            String... attributes) {
        var distinct = values.stream().distinct().toList();
        var found = new ArrayList<Item>();
        for (int from = 0; from < distinct.size(); from += BATCH) {
            var some = distinct.subList(from, Math.min(from + BATCH, distinct.size()));
            var keys = some.stream().map(value -> Item.key(key, value)).toList();
            read(dynamoDb, table, wanted(keys, List.of(attributes)), found);
        }
        return found.stream();
    }

    private static KeysAndAttributes wanted(
            List<Map<String, AttributeValue>> keys, List<String> attributes) {
        return KeysAndAttributes.builder()
                .keys(keys)
                .consistentRead(true)
                .projectionExpression(
                        attributes.stream().map(it -> "#" + it).collect(Collectors.joining(", ")))
                .expressionAttributeNames(
                        attributes.stream().collect(Collectors.toMap(it -> "#" + it, it -> it)))
                .build();
    }

    private static void read(
            DynamoDbClient dynamoDb, String table, KeysAndAttributes wanted, List<Item> found) {
        var ask = Map.of(table, wanted);
        while (!ask.isEmpty()) {
            var asked = ask;
            var answer = dynamoDb.batchGetItem(request -> request.requestItems(asked));
            answer.responses().getOrDefault(table, List.of()).forEach(i -> found.add(Item.of(i)));
            ask = answer.unprocessedKeys();
        }
    }
}
