package org.masthead.local.cloud.queue;

import java.util.HashSet;
import java.util.Set;
import org.masthead.local.cloud.runtime.Outcome;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which messages of a batch a function has dealt with: Lambda developer guide, "Handling errors for
 * an SQS event source in Lambda", "Implementing partial batch responses".
 */
final class BatchReply {

    private BatchReply() {}

    /**
     * The messages that may be deleted.
     *
     * @param sent ids of the batch's messages
     * @param reportsFailures whether the mapping has {@code ReportBatchItemFailures}; without it a
     *     reply of any content is success
     */
    static Set<String> succeeded(Outcome outcome, Set<String> sent, boolean reportsFailures) {
        return switch (outcome) {
            case Outcome.Failed _ -> Set.of();
            case Outcome.Replied(var payload) -> reportsFailures ? without(payload, sent) : sent;
        };
    }

    private static Set<String> without(String payload, Set<String> sent) {
        if (payload.isBlank()) {
            return sent;
        }
        try {
            return without(JsonMapper.shared().readTree(payload), sent);
        } catch (JacksonException e) {
            return Set.of();
        }
    }

    private static Set<String> without(JsonNode reply, Set<String> sent) {
        var failures = reply.path("batchItemFailures");
        if (reply.isNull() || failures.isNull() || failures.isMissingNode()) {
            return sent;
        }
        var succeeded = new HashSet<>(sent);
        for (var failure : failures) {
            var id = failure.path("itemIdentifier").asString("");
            if (!succeeded.remove(id) && !sent.contains(id)) {
                return Set.of();
            }
        }
        return failures.isArray() ? succeeded : Set.of();
    }
}
