package org.masthead.aws;

import software.amazon.awssdk.services.sqs.SqsClient;

/** The sending end of the queue of what stores have sent. */
public final class StoreEventsQueue {

    private final SqsClient sqs;
    private final String queueUrl;

    public StoreEventsQueue(SqsClient sqs, String queueUrl) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
    }

    /** Returns once the event is stored on several machines. */
    public void send(String event) {
        sqs.sendMessage(request -> request.queueUrl(queueUrl).messageBody(event));
    }
}
