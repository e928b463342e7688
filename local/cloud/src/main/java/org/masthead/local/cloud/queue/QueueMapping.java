package org.masthead.local.cloud.queue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.masthead.local.cloud.runtime.FunctionLog;
import org.masthead.local.cloud.runtime.RunningFunction;
import org.masthead.local.template.EventSpec.QueueEvent;
import org.masthead.local.template.LocalAccount;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * Brings the messages of one queue to one function, as a Lambda event source mapping does: what the
 * function has dealt with is deleted; all else comes back after the queue's visibility timeout, and
 * the queue's own redrive policy ends it.
 */
public final class QueueMapping implements AutoCloseable {

    /** SQS gives ten messages at most at a time. */
    private static final int MOST_RECEIVED = 10;

    /** A mapping's invocation may carry 6 MB (Lambda quotas); half leaves room for the JSON. */
    private static final int MOST_CHARACTERS = 3_000_000;

    private static final Duration LONG_POLL = Duration.ofSeconds(2);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final QueueEvent event;
    private final RunningFunction function;
    private final SqsClient sqs;
    private final LocalAccount account;
    private final FunctionLog log;
    private final String queueUrl;
    private final List<Thread> threads;
    private volatile boolean closed;

    private QueueMapping(
            QueueEvent event,
            RunningFunction function,
            SqsClient sqs,
            LocalAccount account,
            FunctionLog log) {
        this.event = event;
        this.function = function;
        this.sqs = sqs;
        this.account = account;
        this.log = log;
        this.queueUrl = account.queueUrl(event.queueName());
        this.threads = IntStream.range(0, concurrency()).mapToObj(this::thread).toList();
    }

    /** Starts polling; at most as many batches run at once as declared and as can run here. */
    public static QueueMapping start(
            QueueEvent event,
            RunningFunction function,
            SqsClient sqs,
            LocalAccount account,
            FunctionLog log) {
        var mapping = new QueueMapping(event, function, sqs, account, log);
        mapping.threads.forEach(Thread::start);
        return mapping;
    }

    private int concurrency() {
        return Math.min(event.maximumConcurrency(), function.processCount());
    }

    private Thread thread(int number) {
        return Thread.ofVirtual()
                .name("%s to %s %d".formatted(event.queueName(), function.name(), number))
                .unstarted(this::poll);
    }

    private void poll() {
        while (!closed) {
            try {
                var batch = batch();
                if (!batch.isEmpty()) {
                    deliver(batch);
                }
            } catch (RuntimeException e) {
                // Of the SDK, for one reason or another: a mapping never gives up.
                pauseAfter(e);
            }
        }
    }

    private void pauseAfter(RuntimeException e) {
        if (closed) {
            return;
        }
        log.note(function.name(), event.queueName() + " cannot be polled: " + e.getMessage());
        try {
            Thread.sleep(AFTER_FAILURE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }

    /** Messages until the batch is full or the window, counted from the first one, is over. */
    private List<Message> batch() {
        var batch = new ArrayList<Message>(receive(event.batchSize(), LONG_POLL));
        var end = System.nanoTime() + event.window().toNanos();
        while (!batch.isEmpty() && batch.size() < event.batchSize() && fits(batch)) {
            var left = Duration.ofNanos(end - System.nanoTime());
            if (!left.isPositive()) {
                break;
            }
            batch.addAll(receive(event.batchSize() - batch.size(), left));
        }
        return batch;
    }

    private static boolean fits(List<Message> batch) {
        return batch.stream().mapToInt(it -> it.body().length()).sum() < MOST_CHARACTERS;
    }

    private List<Message> receive(int most, Duration wait) {
        // SQS waits whole seconds: the window may end up to a second late, as it may on AWS.
        var seconds = (int) Math.min(LONG_POLL.toSeconds(), wait.plusMillis(999).toSeconds());
        return sqs.receiveMessage(request ->
                        request.queueUrl(queueUrl)
                                .maxNumberOfMessages(Math.min(most, MOST_RECEIVED))
                                .waitTimeSeconds(seconds)
                                .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                                .messageAttributeNames("All"))
                .messages();
    }

    private void deliver(List<Message> batch) {
        var arn = account.arn("sqs", event.queueName());
        var outcome = function.invoke(SqsEvent.of(batch, arn, account.region()));
        // Not a map of Message by id: the same message may be in a batch twice.
        var ids = batch.stream().map(Message::messageId).collect(Collectors.toSet());
        var done = BatchReply.succeeded(outcome, ids, event.reportsBatchItemFailures());
        delete(batch.stream().filter(it -> done.contains(it.messageId())).toList());
        if (done.size() < ids.size()) {
            log.note(
                    function.name(),
                    "%d of %d messages of %s stay in the queue and come again"
                            .formatted(ids.size() - done.size(), ids.size(), event.queueName()));
        }
    }

    private void delete(List<Message> done) {
        for (var from = 0; from < done.size(); from += MOST_RECEIVED) {
            var part = done.subList(from, Math.min(done.size(), from + MOST_RECEIVED));
            var entries = IntStream.range(0, part.size()).mapToObj(i -> entry(i, part)).toList();
            sqs.deleteMessageBatch(request -> request.queueUrl(queueUrl).entries(entries));
        }
    }

    private static DeleteMessageBatchRequestEntry entry(int index, List<Message> part) {
        return DeleteMessageBatchRequestEntry.builder()
                .id("m" + index)
                .receiptHandle(part.get(index).receiptHandle())
                .build();
    }

    /** Takes no more messages; what a function has in hand is left to come back. */
    @Override
    public void close() {
        closed = true;
        threads.forEach(Thread::interrupt);
    }
}
