package org.masthead.aws;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * Counts the stories that a member without membership has opened in a calendar month (UTC): a set
 * of story ids in the member's partition, so that a story counts once, and two requests at once
 * cannot both take the last one.
 */
public final class ReadingMeter {

    private static final int MONTHS_KEPT = 2;

    private final DynamoDbClient dynamoDb;
    private final String members;

    /**
     * Over the members' partitions.
     *
     * @param members name of the members table
     */
    public ReadingMeter(DynamoDbClient dynamoDb, String members) {
        this.dynamoDb = dynamoDb;
        this.members = members;
    }

    /**
     * Where the meter stands.
     *
     * @param opens whether the story is among those that were counted
     * @param used stories of this month
     */
    public record Standing(boolean opens, int used) {}

    /**
     * Opens a story, if the month has one left or the story is counted already.
     *
     * @param limit stories a month; at least 1
     */
    public Standing open(String member, String story, int limit, Instant now) {
        var month = YearMonth.from(now.atZone(ZoneOffset.UTC));
        var key = Partition.key(member, "meter#" + month);
        var values =
                new Item()
                        .with(":id", story)
                        .with(":limit", limit)
                        .with(":expires", expires(month))
                        .attributes();
        values.put(":story", AttributeValue.fromSs(List.of(story)));
        try {
            var written =
                    dynamoDb.updateItem(update ->
                            update.tableName(members)
                                    .key(key)
                                    .updateExpression("ADD #stories :story SET #expires = :expires")
                                    .conditionExpression(
                                            "attribute_not_exists(#stories)"
                                                    + " OR contains(#stories, :id)"
                                                    + " OR size(#stories) < :limit")
                                    .expressionAttributeNames(
                                            Map.of("#stories", "stories", "#expires", "expires"))
                                    .expressionAttributeValues(values)
                                    .returnValues(ReturnValue.ALL_NEW)
                                    .returnValuesOnConditionCheckFailure(
                                            ReturnValuesOnConditionCheckFailure.ALL_OLD));
            return new Standing(true, used(written.attributes()));
        } catch (ConditionalCheckFailedException e) {
            return new Standing(false, used(e.item()));
        }
    }

    private static int used(Map<String, AttributeValue> item) {
        var stories = item.get("stories");
        return stories == null ? 0 : stories.ss().size();
    }

    private static long expires(YearMonth month) {
        return month.plusMonths(MONTHS_KEPT).atDay(1).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
    }
}
