package org.masthead.local.template;

import java.time.Duration;
import java.util.Optional;

/** What starts a function. */
public sealed interface EventSpec {

    /** Its key under the function's {@code Events}. */
    String id();

    /**
     * Messages of a queue, in batches.
     *
     * @param queueName name of the queue, not its ARN
     * @param batchSize most messages in one invocation
     * @param window longest wait for a batch to fill
     * @param maximumConcurrency most invocations at one time
     * @param reportsBatchItemFailures whether the function's answer names the failed messages
     */
    record QueueEvent(
            String id,
            String queueName,
            int batchSize,
            Duration window,
            int maximumConcurrency,
            boolean reportsBatchItemFailures)
            implements EventSpec {}

    /**
     * A clock.
     *
     * @param expression {@code rate(…)} or {@code cron(…)} as EventBridge writes them
     */
    record ScheduleEvent(String id, String expression) implements EventSpec {}

    /**
     * An HTTP API route.
     *
     * @param method upper case, or {@code ANY}
     * @param path such as {@code /v1/stories/{id}}, or {@code $default} for what no other route
     *     takes
     * @param authorizer empty where everyone may call
     */
    record RouteEvent(String id, String method, String path, Optional<AuthorizerSpec> authorizer)
            implements EventSpec {}
}
