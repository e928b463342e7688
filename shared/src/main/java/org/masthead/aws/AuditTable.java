package org.masthead.aws;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.masthead.lambda.HttpRequest;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The {@code audit} table: a line for each request of an operator, written before it is carried
 * out. Lines are only ever added. A line never says which member a request was about: that stands
 * in the member's own partition, and goes with them.
 */
public final class AuditTable {

    /** The path parameter that names a member, on every route of operators that has one. */
    private static final String MEMBER = "member";

    private final DynamoDbClient dynamoDb;
    private final String table;

    public AuditTable(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    /**
     * What an operator asked for.
     *
     * @param id unique; a member's own note of it has the same
     * @param route as template.yaml declares it
     * @param parameters of the path and query, but for the member's
     */
    public record Line(
            String id, Instant at, String operator, String route, Map<String, String> parameters) {}

    /** Notes a request. */
    public Line record(HttpRequest request, String operator, Instant now) {
        var parameters = new LinkedHashMap<>(request.pathParameters());
        parameters.putAll(request.query());
        parameters.remove(MEMBER);
        var line =
                new Line(UUID.randomUUID().toString(), now, operator, request.route(), parameters);
        var item =
                new Item()
                        .with("day", day(now).toString())
                        .with("line", now + "#" + line.id())
                        .with("operator", operator)
                        .with("route", line.route())
                        .with("parameters", parameters);
        dynamoDb.putItem(put ->
                put.tableName(table)
                        .item(item.attributes())
                        .conditionExpression("attribute_not_exists(#day)")
                        .expressionAttributeNames(Map.of("#day", "day")));
        return line;
    }

    /** The lines of one day (UTC), oldest first. */
    public List<Line> of(LocalDate day) {
        return dynamoDb
                .queryPaginator(query ->
                        query.tableName(table)
                                .keyConditionExpression("#day = :day")
                                .expressionAttributeNames(Map.of("#day", "day"))
                                .expressionAttributeValues(
                                        new Item().with(":day", day.toString()).attributes()))
                .items()
                .stream()
                .map(item -> line(Item.of(item)))
                .collect(Collectors.toUnmodifiableList());
    }

    private static Line line(Item item) {
        var parts = item.text("line").split("#", 2);
        return new Line(
                parts[1],
                Instant.parse(parts[0]),
                item.text("operator"),
                item.text("route"),
                item.textMap("parameters"));
    }

    private static LocalDate day(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }
}
