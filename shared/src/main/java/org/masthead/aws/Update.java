package org.masthead.aws;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * One UpdateItem. Every attribute {@code name} stands in expressions as {@code #name} and its value
 * as {@code :name}, so that no reserved word needs care.
 */
final class Update {

    private final Map<String, AttributeValue> key;
    private final List<String> sets = new ArrayList<>();
    private final List<String> removes = new ArrayList<>();
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Item values = new Item();
    private String condition = "";

    private Update(Map<String, AttributeValue> key) {
        this.key = key;
    }

    static Update of(Map<String, AttributeValue> key) {
        return new Update(key);
    }

    Update set(String name, String value) {
        values.with(":" + name, value);
        return assign(name, ":" + name);
    }

    Update set(String name, Instant value) {
        return set(name, value.toString());
    }

    Update set(String name, long value) {
        values.with(":" + name, value);
        return assign(name, ":" + name);
    }

    Update set(String name, List<String> value) {
        values.with(":" + name, value);
        return assign(name, ":" + name);
    }

    Update set(String name, byte[] value) {
        values.with(":" + name, value);
        return assign(name, ":" + name);
    }

    Update set(String name, Map<String, String> value) {
        values.with(":" + name, value);
        return assign(name, ":" + name);
    }

    Update remove(String name) {
        names.put("#" + name, name);
        removes.add("#" + name);
        return this;
    }

    /** Adds one to a number that is 0 where the item has none. */
    Update increment(String name) {
        values.with(":" + name, 1).with(":none", 0);
        return assign(name, "if_not_exists(#" + name + ", :none) + :" + name);
    }

    Update setOrRemove(String name, Optional<String> value) {
        return value.map(text -> set(name, text)).orElseGet(() -> remove(name));
    }

    /** Sets the attribute only where the item has none. */
    Update setOnce(String name, String value) {
        values.with(":" + name, value);
        return assign(name, "if_not_exists(#" + name + ", :" + name + ")");
    }

    /**
     * The condition under which the update happens, in terms of {@code #name} and {@code :name}.
     */
    Update when(String expression, String... attributes) {
        condition = expression;
        for (var attribute : attributes) {
            names.put("#" + attribute, attribute);
        }
        return this;
    }

    /** The update happens only to an item that is there, and whose attribute is as it was read. */
    Update whenIs(String name, Optional<String> seen) {
        seen.ifPresent(text -> value("seen", text));
        var still = seen.isPresent() ? "#%s = :seen" : "attribute_not_exists(#%s)";
        return when("attribute_exists(#id) AND " + still.formatted(name), "id", name);
    }

    /** A value that only the condition needs. */
    Update value(String name, String value) {
        values.with(":" + name, value);
        return this;
    }

    /** A value that only the condition needs. */
    Update value(String name, long value) {
        values.with(":" + name, value);
        return this;
    }

    /**
     * Carries the update out.
     *
     * @return false where the condition did not hold and nothing was changed
     */
    boolean run(DynamoDbClient dynamoDb, String table) {
        return hindrance(dynamoDb, table).isEmpty();
    }

    /**
     * Carries the update out.
     *
     * @return the item for which the condition did not hold, where nothing was changed
     */
    Optional<Item> hindrance(DynamoDbClient dynamoDb, String table) {
        try {
            dynamoDb.updateItem(request -> {
                request.tableName(table)
                        .key(key)
                        .updateExpression(expression())
                        .expressionAttributeNames(names)
                        .expressionAttributeValues(values.attributes());
                if (!condition.isEmpty()) {
                    request.conditionExpression(condition)
                            .returnValuesOnConditionCheckFailure(
                                    ReturnValuesOnConditionCheckFailure.ALL_OLD);
                }
            });
            return Optional.empty();
        } catch (ConditionalCheckFailedException e) {
            return Optional.of(Item.of(e.item()));
        }
    }

    /** The same, as a part of a transaction. */
    TransactWriteItem inTransaction(String table) {
        return TransactWriteItem.builder()
                .update(update -> {
                    update.tableName(table)
                            .key(key)
                            .updateExpression(expression())
                            .expressionAttributeNames(names)
                            .expressionAttributeValues(values.attributes());
                    if (!condition.isEmpty()) {
                        update.conditionExpression(condition);
                    }
                })
                .build();
    }

    private Update assign(String name, String expression) {
        names.put("#" + name, name);
        sets.add("#" + name + " = " + expression);
        return this;
    }

    private String expression() {
        var set = "SET " + String.join(", ", sets);
        return removes.isEmpty() ? set : set + " REMOVE " + String.join(", ", removes);
    }
}
