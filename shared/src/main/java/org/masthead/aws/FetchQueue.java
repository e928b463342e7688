package org.masthead.aws;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.masthead.json.Json;
import org.masthead.page.FetchMessage;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/**
 * The fetch queue's sending end. Messages of one source are one group, so that a source with very
 * many of them does not make the others wait (Amazon SQS Developer Guide, "Amazon SQS fair
 * queues").
 */
public final class FetchQueue {

    /** SendMessageBatch takes ten messages at most (Amazon SQS API Reference). */
    public static final int BATCH = 10;

    /** SQS delays a message by 15 minutes at most (Amazon SQS Developer Guide). */
    public static final Duration MAX_DELAY = Duration.ofMinutes(15);

    private final SqsClient sqs;
    private final String queueUrl;

    public FetchQueue(SqsClient sqs, String queueUrl) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
    }

    /**
     * Sends every message, or throws: then some may have been sent, and sending them again is
     * harmless.
     */
    public void send(List<FetchMessage> messages) {
        for (int from = 0; from < messages.size(); from += BATCH) {
            sendBatch(messages.subList(from, Math.min(from + BATCH, messages.size())));
        }
    }

    /** Sends one message that appears after a while, {@link #MAX_DELAY} at most. */
    public void sendLater(FetchMessage message, Duration delay) {
        sqs.sendMessage(request ->
                request.queueUrl(queueUrl)
                        .messageBody(Json.write(message))
                        .messageGroupId(message.sourceId())
                        .delaySeconds((int) delay.toSeconds()));
    }

    private void sendBatch(List<FetchMessage> messages) {
        var entries =
                IntStream.range(0, messages.size())
                        .mapToObj(i ->
                                SendMessageBatchRequestEntry.builder()
                                        .id("m" + i)
                                        .messageBody(Json.write(messages.get(i)))
                                        .messageGroupId(messages.get(i).sourceId())
                                        .build())
                        .toList();
        var result = sqs.sendMessageBatch(request -> request.queueUrl(queueUrl).entries(entries));
        if (result.hasFailed() && !result.failed().isEmpty()) {
            throw new IllegalStateException(
                    "the fetch queue refused %d of %d messages, first: %s"
                            .formatted(
                                    result.failed().size(),
                                    messages.size(),
                                    result.failed().getFirst().message()));
        }
    }
}
