package org.masthead.local.cloud.command;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.masthead.local.cloud.CloudException;
import org.masthead.local.cloud.LocalClients;
import org.masthead.local.template.Template;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Items of a table, read for people.
 *
 * @param attributes of one item
 */
record Rows(Map<String, AttributeValue> attributes) {

    /** All items of the table with that logical id; a scan, which is for people only. */
    static List<Rows> all(Template template, LocalClients clients, String logicalId) {
        var table =
                template.table(logicalId)
                        .orElseThrow(() -> new CloudException("template.yaml has no " + logicalId));
        try (var dynamoDb = clients.dynamoDb()) {
            return dynamoDb
                    .scanPaginator(request -> request.tableName(table.name()))
                    .items()
                    .stream()
                    .map(Rows::new)
                    .toList();
        }
    }

    /** Text or number; empty where the item has none. */
    Optional<String> find(String name) {
        return Optional.ofNullable(attributes.get(name))
                .flatMap(it -> Optional.ofNullable(it.s()).or(() -> Optional.ofNullable(it.n())));
    }

    /** Text or number; empty text where the item has none. */
    String text(String name) {
        return find(name).orElse("");
    }
}
