package org.masthead.aws;

import java.time.Duration;
import org.masthead.json.Json;
import org.masthead.member.Erasure;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The queue of members who have left, for what their last request could not delete. */
public final class ErasureQueue {

    private final SqsClient sqs;
    private final String queueUrl;

    public ErasureQueue(SqsClient sqs, String queueUrl) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
    }

    /**
     * Sends a message that appears after a while.
     *
     * @param delay 15 minutes at most (Amazon SQS Developer Guide)
     */
    public void send(Erasure erasure, Duration delay) {
        sqs.sendMessage(request ->
                request.queueUrl(queueUrl)
                        .messageBody(Json.write(erasure))
                        .delaySeconds((int) delay.toSeconds()));
    }
}
