package org.masthead.local.cloud.queue;

import java.util.Base64;
import java.util.List;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The event an SQS mapping sends: Lambda developer guide, "Example Amazon SQS message event". */
final class SqsEvent {

    private SqsEvent() {}

    /** The event's JSON for a batch received from the queue with {@code queueArn}. */
    static String of(List<Message> batch, String queueArn, String region) {
        var event = JsonMapper.shared().createObjectNode();
        var records = event.putArray("Records");
        for (var message : batch) {
            var node = records.addObject();
            describe(message, node);
            node.put("eventSource", "aws:sqs").put("eventSourceARN", queueArn);
            node.put("awsRegion", region);
        }
        return event.toString();
    }

    private static void describe(Message message, ObjectNode node) {
        node.put("messageId", message.messageId());
        node.put("receiptHandle", message.receiptHandle());
        node.put("body", message.body());
        var attributes = node.putObject("attributes");
        message.attributesAsStrings().forEach(attributes::put);
        var messageAttributes = node.putObject("messageAttributes");
        message.messageAttributes()
                .forEach((name, value) -> describe(value, messageAttributes.putObject(name)));
        node.put("md5OfBody", message.md5OfBody());
    }

    private static void describe(MessageAttributeValue value, ObjectNode node) {
        if (value.stringValue() != null) {
            node.put("stringValue", value.stringValue());
        }
        if (value.binaryValue() != null) {
            var bytes = value.binaryValue().asByteArray();
            node.put("binaryValue", Base64.getEncoder().encodeToString(bytes));
        }
        node.putArray("stringListValues");
        node.putArray("binaryListValues");
        node.put("dataType", value.dataType());
    }
}
