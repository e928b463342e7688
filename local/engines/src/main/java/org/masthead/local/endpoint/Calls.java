package org.masthead.local.endpoint;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.masthead.local.template.LocalAccount;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Says which permissions a request needs. A request it does not know needs an action that no role
 * grants, so that it is refused rather than let through.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html">Service
 *     Authorization Reference: DynamoDB</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsqs.html">Amazon
 *     SQS</a>
 */
final class Calls {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final LocalAccount account;

    Calls(LocalAccount account) {
        this.account = account;
    }

    /**
     * Permissions of a DynamoDB or SQS request.
     *
     * @param body JSON
     */
    List<Call> of(AwsRequest request, byte[] body) {
        JsonNode json = JSON.readTree(new String(body, StandardCharsets.UTF_8));
        return request.service().equals("dynamodb")
                ? dynamoDb(request.operation(), json)
                : sqs(request.operation(), json);
    }

    private List<Call> dynamoDb(String operation, JsonNode body) {
        return switch (operation) {
            case "BatchGetItem", "BatchWriteItem" ->
                    body.path("RequestItems").propertyNames().stream()
                            .map(table -> new Call("dynamodb:" + operation, table(table)))
                            .toList();
            case "TransactGetItems", "TransactWriteItems" -> transaction(body);
            case "ListTables" -> List.of(new Call("dynamodb:ListTables", "*"));
            default -> List.of(new Call("dynamodb:" + operation, tableOrIndex(body)));
        };
    }

    /** A transaction needs the permission of each of its parts, none of its own. */
    private List<Call> transaction(JsonNode body) {
        var calls = new ArrayList<Call>();
        for (JsonNode item : body.path("TransactItems")) {
            for (String kind : item.propertyNames()) {
                String action =
                        switch (kind) {
                            case "Get", "Put", "Update", "Delete" -> kind + "Item";
                            default -> "ConditionCheckItem";
                        };
                String table = item.path(kind).path("TableName").asString("");
                calls.add(new Call("dynamodb:" + action, table(table)));
            }
        }
        return calls;
    }

    private String tableOrIndex(JsonNode body) {
        String table = table(body.path("TableName").asString(""));
        return Optional.of(body.path("IndexName").asString(""))
                .filter(index -> !index.isEmpty())
                .map(index -> table + "/index/" + index)
                .orElse(table);
    }

    private String table(String nameOrArn) {
        return nameOrArn.startsWith("arn:")
                ? nameOrArn
                : account.arn("dynamodb", "table/" + nameOrArn);
    }

    private List<Call> sqs(String operation, JsonNode body) {
        String action =
                switch (operation) {
                    // A batch needs the permission of the single call.
                    case "SendMessageBatch" -> "SendMessage";
                    case "DeleteMessageBatch" -> "DeleteMessage";
                    case "ChangeMessageVisibilityBatch" -> "ChangeMessageVisibility";
                    default -> operation;
                };
        return List.of(new Call("sqs:" + action, queue(body)));
    }

    private String queue(JsonNode body) {
        String url = body.path("QueueUrl").asString("");
        String name =
                url.isEmpty()
                        ? body.path("QueueName").asString("")
                        : url.substring(url.lastIndexOf('/') + 1);
        return name.isEmpty() ? body.path("SourceArn").asString("*") : account.arn("sqs", name);
    }
}
