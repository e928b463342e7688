package org.masthead.local.endpoint;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.masthead.local.template.LocalAccount;
import org.masthead.local.template.QueueSpec;
import org.masthead.local.template.Template;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * SQS's StartMessageMoveTask. Done here because ElasticMQ keeps the receive count of a message it
 * moves, so that one which really was dead goes straight back; SQS makes a new message of it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_StartMessageMoveTask.html">Amazon
 *     SQS API reference, StartMessageMoveTask</a>
 */
final class DeadLetterReplay implements AutoCloseable {

    private static final int BATCH = 10;

    private final Template template;
    private final LocalAccount account;
    private final SqsClient sqs;

    DeadLetterReplay(Template template, URI engine) {
        this.template = template;
        this.account = template.account();
        this.sqs =
                SqsClient.builder()
                        .endpointOverride(engine)
                        .region(Region.of(account.region()))
                        .credentialsProvider(
                                StaticCredentialsProvider.create(
                                        AwsBasicCredentials.create("local", "local")))
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .build();
    }

    /**
     * Starts moving what is in the dead-letter queue now, and answers at once.
     *
     * @param body the request, JSON
     */
    Answer start(byte[] body) {
        JsonNode request = JsonMapper.shared().readTree(new String(body, StandardCharsets.UTF_8));
        String source = name(request.path("SourceArn").asString(""));
        Optional<String> target =
                Optional.of(name(request.path("DestinationArn").asString("")))
                        .filter(name -> !name.isEmpty())
                        .or(() -> sourceOf(source));
        if (target.isEmpty()) {
            return Answer.error(
                    400,
                    "com.amazonaws.sqs#ResourceNotFoundException",
                    "\"" + source + "\" is the dead-letter queue of no queue in template.yaml.");
        }
        Thread.startVirtualThread(
                () -> move(account.queueUrl(source), account.queueUrl(target.get())));
        return new Answer(
                200,
                Map.of("Content-Type", "application/x-amz-json-1.0"),
                JsonMapper.shared().createObjectNode().put("TaskHandle", source).toString());
    }

    @Override
    public void close() {
        sqs.close();
    }

    private void move(String source, String target) {
        // Counted once: what dies again meanwhile is not moved a second time.
        for (int left = waiting(source); left > 0; ) {
            int most = Math.min(left, BATCH);
            List<Message> messages =
                    sqs.receiveMessage(request ->
                                    request.queueUrl(source)
                                            .maxNumberOfMessages(most)
                                            .messageAttributeNames("All"))
                            .messages();
            if (messages.isEmpty()) {
                return;
            }
            messages.forEach(message -> move(message, source, target));
            left -= messages.size();
        }
    }

    private void move(Message message, String source, String target) {
        sqs.sendMessage(request ->
                request.queueUrl(target)
                        .messageBody(message.body())
                        .messageAttributes(message.messageAttributes()));
        sqs.deleteMessage(
                request -> request.queueUrl(source).receiptHandle(message.receiptHandle()));
    }

    private int waiting(String url) {
        var name = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES;
        String count =
                sqs.getQueueAttributes(request -> request.queueUrl(url).attributeNames(name))
                        .attributes()
                        .getOrDefault(name, "0");
        return Integer.parseInt(count);
    }

    private Optional<String> sourceOf(String deadLetters) {
        return template.queues().stream()
                .filter(queue ->
                        queue.redrive()
                                .filter(r -> r.deadLetterQueueName().equals(deadLetters))
                                .isPresent())
                .map(QueueSpec::name)
                .findFirst();
    }

    private static String name(String arn) {
        return arn.substring(arn.lastIndexOf(':') + 1);
    }
}
