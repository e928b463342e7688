package org.masthead.aws;

import org.masthead.json.Json;
import org.masthead.reading.ReadingMessage;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The events queue's sending end. One message a batch: 500 events of the longest kind are some 230
 * KB of JSON, and a message may have 256 (Amazon SQS Developer Guide, "Message quotas", before
 * August 2025; 1 MiB since).
 */
public final class EventsQueue {

    private final SqsClient sqs;
    private final String queueUrl;

    public EventsQueue(SqsClient sqs, String queueUrl) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
    }

    /** Sends a message, or throws. */
    public void send(ReadingMessage message) {
        sqs.sendMessage(request ->
                request.queueUrl(queueUrl)
                        .messageBody(Json.write(message))
                        .messageGroupId(message.member()));
    }
}
