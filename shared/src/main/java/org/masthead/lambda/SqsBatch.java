package org.masthead.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.masthead.json.Json;
import tools.jackson.databind.JsonNode;

/**
 * An SQS event, message by message, answered with the ids of those that failed, so that only they
 * come back (AWS Lambda Developer Guide, "Implementing partial batch responses").
 */
public final class SqsBatch {

    /** One message of the batch. */
    public record Message(String id, String body) {}

    /** What to do with a message. Whatever it throws sends that message back to the queue. */
    @FunctionalInterface
    public interface Consumer {
        void accept(Message message) throws Exception;
    }

    private SqsBatch() {}

    /** Handles the messages one after another: for work that keeps a core busy. */
    public static void inTurn(InputStream in, OutputStream out, Context context, Consumer consumer)
            throws IOException {
        answer(in, out, context, messages -> failuresInTurn(messages, consumer));
    }

    /** Handles the messages side by side: for work that waits for others. */
    public static void sideBySide(
            InputStream in, OutputStream out, Context context, Consumer consumer)
            throws IOException {
        answer(in, out, context, messages -> failuresSideBySide(messages, consumer));
    }

    private interface Batch {
        List<String> failures(List<Message> messages) throws Exception;
    }

    private static void answer(InputStream in, OutputStream out, Context context, Batch batch)
            throws IOException {
        var messages = messages(Json.tree(in.readAllBytes()));
        out.write(Json.writeBytes(reply(failures(batch, messages, context))));
    }

    private static List<String> failures(Batch batch, List<Message> messages, Context context) {
        try {
            return Log.during(context, () -> batch.failures(messages));
        } catch (Exception e) {
            throw new IllegalStateException("the whole batch failed; all of it comes back", e);
        }
    }

    private static List<String> failuresInTurn(List<Message> messages, Consumer consumer) {
        return messages.stream()
                .filter(message -> !succeeds(message, consumer))
                .map(Message::id)
                .toList();
    }

    /** Every message counts as failed until it has succeeded, whatever ends its thread. */
    private static List<String> failuresSideBySide(List<Message> messages, Consumer consumer) {
        Set<Message> unfinished = ConcurrentHashMap.newKeySet();
        unfinished.addAll(messages);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var message : messages) {
                threads.execute(
                        Log.carried(() -> {
                            if (succeeds(message, consumer)) {
                                unfinished.remove(message);
                            }
                        }));
            }
        }
        return unfinished.stream().map(Message::id).toList();
    }

    private static boolean succeeds(Message message, Consumer consumer) {
        try {
            consumer.accept(message);
            return true;
        } catch (Exception | StackOverflowError e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            Log.warn(
                    "Message comes back; after five times it goes to the dead letters",
                    "messageId",
                    message.id(),
                    "reason",
                    e.toString());
            return false;
        }
    }

    private static List<Message> messages(JsonNode event) {
        var records = event.path("Records");
        if (!records.isArray()) {
            throw new IllegalArgumentException("not an SQS event: it has no Records");
        }
        var messages = new ArrayList<Message>();
        for (var entry : records) {
            messages.add(
                    new Message(
                            entry.path("messageId").asString(""), entry.path("body").asString("")));
        }
        return messages;
    }

    private static Map<String, Object> reply(List<String> failures) {
        return Map.of(
                "batchItemFailures",
                failures.stream().map(id -> Map.of("itemIdentifier", id)).toList());
    }
}
