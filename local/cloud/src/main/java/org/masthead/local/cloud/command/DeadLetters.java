package org.masthead.local.cloud.command;

import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.masthead.local.cloud.CloudException;
import org.masthead.local.cloud.LocalClients;
import org.masthead.local.cloud.Style;
import org.masthead.local.template.QueueSpec;
import org.masthead.local.template.QueueSpec.Redrive;
import org.masthead.local.template.Template;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** {@code dead-letters} and {@code replay}: messages that failed for good, and another try. */
record DeadLetters(Template template, LocalClients clients, PrintStream out, Style style) {

    private static final int LONGEST_BODY = 100;

    /** A queue whose failed messages go to another. */
    private record Pair(QueueSpec queue, String deadLetters) {}

    /** Counts of all queues; or the messages of the one named. */
    void list(List<String> names) {
        try (var sqs = clients.sqs()) {
            if (names.isEmpty()) {
                counts(sqs).print(out, style);
            } else {
                messages(sqs, find(names.getFirst())).print(out, style);
            }
        }
    }

    private Table counts(SqsClient sqs) {
        var table = new Table("QUEUE", "DEAD LETTERS", "WAITING");
        for (var pair : pairs()) {
            table.add(
                    pair.queue().logicalId(),
                    Long.toString(waiting(sqs, pair.deadLetters())),
                    Long.toString(waiting(sqs, pair.queue().name())));
        }
        return table;
    }

    /** Up to ten of them, looked at without being taken. */
    private Table messages(SqsClient sqs, Pair pair) {
        var table = new Table("SENT", "MESSAGE", "BODY");
        for (var message : look(sqs, pair)) {
            var sent = message.attributes().get(MessageSystemAttributeName.SENT_TIMESTAMP);
            var body = message.body();
            table.add(
                    sent == null ? "" : Instant.ofEpochMilli(Long.parseLong(sent)).toString(),
                    message.messageId(),
                    body.length() > LONGEST_BODY ? body.substring(0, LONGEST_BODY) + "…" : body);
        }
        return table;
    }

    private List<Message> look(SqsClient sqs, Pair pair) {
        return sqs.receiveMessage(request ->
                        request.queueUrl(url(pair.deadLetters()))
                                .maxNumberOfMessages(10)
                                .visibilityTimeout(0)
                                .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages();
    }

    /** Moves all dead letters back to the queue they came from. */
    void replay(String name) {
        var pair = find(name);
        try (var sqs = clients.sqs()) {
            var count = waiting(sqs, pair.deadLetters());
            if (count == 0) {
                out.println("no dead letters of " + pair.queue().logicalId());
                return;
            }
            var from = template.account().arn("sqs", pair.deadLetters());
            var to = template.account().arn("sqs", pair.queue().name());
            sqs.startMessageMoveTask(request -> request.sourceArn(from).destinationArn(to));
            out.printf("%d messages go back to %s%n", count, pair.queue().logicalId());
        }
    }

    private long waiting(SqsClient sqs, String queue) {
        var wanted = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES;
        return sqs
                .getQueueAttributes(request -> request.queueUrl(url(queue)).attributeNames(wanted))
                .attributes()
                .values()
                .stream()
                .mapToLong(Long::parseLong)
                .sum();
    }

    private String url(String queue) {
        return template.account().queueUrl(queue);
    }

    private List<Pair> pairs() {
        return template.queues().stream()
                .flatMap(queue ->
                        queue
                                .redrive()
                                .map(Redrive::deadLetterQueueName)
                                .map(name -> new Pair(queue, name))
                                .stream())
                .toList();
    }

    /** By logical id or name of the queue or its dead letters, or shortly: {@code fetch}. */
    private Pair find(String name) {
        return pairs().stream()
                .filter(pair -> answersTo(pair, name))
                .findFirst()
                .orElseThrow(() ->
                        new CloudException(
                                "no queue \"%s\"; there are %s"
                                        .formatted(
                                                name,
                                                pairs().stream()
                                                        .map(it -> it.queue().logicalId())
                                                        .collect(Collectors.joining(", ")))));
    }

    private boolean answersTo(Pair pair, String name) {
        var id = pair.queue().logicalId();
        return id.equalsIgnoreCase(name)
                || id.equalsIgnoreCase(name + "Queue")
                || pair.queue().name().equals(name)
                || pair.deadLetters().equals(name)
                || template.queue(name)
                        .filter(it -> it.name().equals(pair.deadLetters()))
                        .isPresent();
    }
}
