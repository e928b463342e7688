package org.masthead.local.engines;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.masthead.local.template.TableSpec;
import org.masthead.local.template.TableSpec.Index;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** A table's declaration as DynamoDB's API writes it. */
final class TableRequests {

    private TableRequests() {}

    static CreateTableRequest create(TableSpec table) {
        var request =
                CreateTableRequest.builder()
                        .tableName(table.name())
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .attributeDefinitions(
                                table.attributes().stream()
                                        .map(a -> attribute(a.name(), a.type()))
                                        .toList())
                        .keySchema(keySchema(table.key()));
        // DynamoDB refuses an empty list of indexes.
        if (!table.indexes().isEmpty()) {
            request.globalSecondaryIndexes(
                    table.indexes().stream().map(TableRequests::index).toList());
        }
        return request.build();
    }

    private static AttributeDefinition attribute(String name, String type) {
        return AttributeDefinition.builder().attributeName(name).attributeType(type).build();
    }

    private static List<KeySchemaElement> keySchema(TableSpec.Key key) {
        return Stream.concat(
                        Stream.of(element(key.hash(), KeyType.HASH)),
                        key.range().map(range -> element(range, KeyType.RANGE)).stream())
                .toList();
    }

    private static KeySchemaElement element(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    private static GlobalSecondaryIndex index(Index index) {
        var projection = Projection.builder().projectionType(index.projection());
        if (!index.included().isEmpty()) {
            projection.nonKeyAttributes(index.included());
        }
        return GlobalSecondaryIndex.builder()
                .indexName(index.name())
                .keySchema(keySchema(index.key()))
                .projection(projection.build())
                .build();
    }

    /** What cannot be changed without making a table anew, in a form that compares. */
    record Shape(
            Map<String, String> attributes, List<String> key, Map<String, IndexShape> indexes) {

        /** One index. */
        record IndexShape(List<String> key, String projection, Set<String> included) {}

        static Shape of(TableSpec table) {
            CreateTableRequest request = create(table);
            return new Shape(
                    attributes(request.attributeDefinitions()),
                    key(request.keySchema()),
                    request.globalSecondaryIndexes().stream()
                            .collect(
                                    Collectors.toMap(
                                            GlobalSecondaryIndex::indexName,
                                            index ->
                                                    index(index.keySchema(), index.projection()))));
        }

        static Shape of(TableDescription table) {
            return new Shape(
                    attributes(table.attributeDefinitions()),
                    key(table.keySchema()),
                    table.globalSecondaryIndexes().stream()
                            .collect(
                                    Collectors.toMap(
                                            index -> index.indexName(),
                                            index ->
                                                    index(index.keySchema(), index.projection()))));
        }

        private static Map<String, String> attributes(List<AttributeDefinition> definitions) {
            return definitions.stream()
                    .collect(
                            Collectors.toMap(
                                    AttributeDefinition::attributeName,
                                    AttributeDefinition::attributeTypeAsString));
        }

        private static List<String> key(List<KeySchemaElement> elements) {
            return elements.stream().map(KeySchemaElement::attributeName).toList();
        }

        private static IndexShape index(List<KeySchemaElement> elements, Projection projection) {
            return new IndexShape(
                    key(elements),
                    projection.projectionTypeAsString(),
                    Set.copyOf(projection.nonKeyAttributes()));
        }
    }
}
