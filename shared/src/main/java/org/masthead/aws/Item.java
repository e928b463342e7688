package org.masthead.aws;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A DynamoDB item, or a part of one, by attribute name. */
final class Item {

    private final Map<String, AttributeValue> attributes = new LinkedHashMap<>();

    static Item of(Map<String, AttributeValue> attributes) {
        var item = new Item();
        item.attributes.putAll(attributes);
        return item;
    }

    /** Reads one item as it stands now, not as it may have stood a moment ago. */
    static Optional<Item> read(
            DynamoDbClient dynamoDb, String table, Map<String, AttributeValue> key) {
        var item = dynamoDb.getItem(r -> r.tableName(table).key(key).consistentRead(true)).item();
        return item.isEmpty() ? Optional.empty() : Optional.of(of(item));
    }

    static Map<String, AttributeValue> key(String name, String value) {
        return Map.of(name, AttributeValue.fromS(value));
    }

    Item with(String name, String value) {
        attributes.put(name, AttributeValue.fromS(value));
        return this;
    }

    Item with(String name, Instant value) {
        return with(name, value.toString());
    }

    Item with(String name, long value) {
        attributes.put(name, AttributeValue.fromN(Long.toString(value)));
        return this;
    }

    Item with(String name, List<String> values) {
        attributes.put(
                name, AttributeValue.fromL(values.stream().map(AttributeValue::fromS).toList()));
        return this;
    }

    Item with(String name, Map<String, String> values) {
        var map = new LinkedHashMap<String, AttributeValue>();
        values.forEach((key, value) -> map.put(key, AttributeValue.fromS(value)));
        attributes.put(name, AttributeValue.fromM(map));
        return this;
    }

    Item with(String name, byte[] value) {
        attributes.put(name, AttributeValue.fromB(SdkBytes.fromByteArray(value)));
        return this;
    }

    Item with(String name, Optional<String> value) {
        value.ifPresent(text -> with(name, text));
        return this;
    }

    /** The attributes in DynamoDB's own types. */
    Map<String, AttributeValue> attributes() {
        return attributes;
    }

    String text(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalStateException("item has no attribute " + name));
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(attributes.get(name)).map(AttributeValue::s);
    }

    Optional<Instant> findInstant(String name) {
        return find(name).map(Instant::parse);
    }

    long number(String name, long otherwise) {
        var value = attributes.get(name);
        return value == null || value.n() == null ? otherwise : Long.parseLong(value.n());
    }

    List<String> texts(String name) {
        var value = attributes.get(name);
        return value == null ? List.of() : value.l().stream().map(AttributeValue::s).toList();
    }

    /** The texts of a map by their names; empty where there is no such attribute. */
    Map<String, String> textMap(String name) {
        var value = attributes.get(name);
        var texts = new LinkedHashMap<String, String>();
        if (value != null) {
            value.m().forEach((key, text) -> texts.put(key, text.s()));
        }
        return texts;
    }

    byte[] bytes(String name) {
        return findBytes(name)
                .orElseThrow(
                        () -> new IllegalStateException("item has no binary attribute " + name));
    }

    Optional<byte[]> findBytes(String name) {
        return Optional.ofNullable(attributes.get(name))
                .flatMap(value -> Optional.ofNullable(value.b()))
                .map(SdkBytes::asByteArrayUnsafe);
    }
}
