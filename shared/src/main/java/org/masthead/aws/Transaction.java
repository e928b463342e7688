package org.masthead.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Writes to one table that happen all together or not at all; 100 at most. */
final class Transaction {

    private final String table;
    private final List<TransactWriteItem> writes = new ArrayList<>();

    Transaction(String table) {
        this.table = table;
    }

    /** The item, where there is none yet. */
    Transaction putNew(Item item) {
        writes.add(
                TransactWriteItem.builder()
                        .put(put ->
                                put.tableName(table)
                                        .item(item.attributes())
                                        .conditionExpression("attribute_not_exists(#item)")
                                        .expressionAttributeNames(Map.of("#item", "item")))
                        .build());
        return this;
    }

    /** The item, whether there is one or not. */
    Transaction put(Item item) {
        writes.add(
                TransactWriteItem.builder()
                        .put(put -> put.tableName(table).item(item.attributes()))
                        .build());
        return this;
    }

    Transaction update(Update update) {
        writes.add(update.inTransaction(table));
        return this;
    }

    Transaction delete(Map<String, AttributeValue> key) {
        writes.add(
                TransactWriteItem.builder()
                        .delete(delete -> delete.tableName(table).key(key))
                        .build());
        return this;
    }

    /** Only while the item's attribute is that number. */
    Transaction whileIs(Map<String, AttributeValue> key, String name, long number) {
        writes.add(
                TransactWriteItem.builder()
                        .conditionCheck(check ->
                                check.tableName(table)
                                        .key(key)
                                        .conditionExpression("#name = :number")
                                        .expressionAttributeNames(Map.of("#name", name))
                                        .expressionAttributeValues(
                                                new Item().with(":number", number).attributes()))
                        .build());
        return this;
    }

    /**
     * Whether it happened: not where a condition failed, or another writer was at the same items.
     */
    boolean happens(DynamoDbClient dynamoDb) {
        try {
            dynamoDb.transactWriteItems(request -> request.transactItems(writes));
            return true;
        } catch (TransactionCanceledException e) {
            if (e.cancellationReasons().stream().anyMatch(it -> isFault(it.code()))) {
                throw e;
            }
            return false;
        }
    }

    /** Anything but having come second (DynamoDB API Reference, TransactWriteItems). */
    private static boolean isFault(String code) {
        return switch (code) {
            case "None", "ConditionalCheckFailed", "TransactionConflict" -> false;
            default -> true;
        };
    }
}
