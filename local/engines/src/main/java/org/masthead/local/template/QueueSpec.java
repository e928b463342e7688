package org.masthead.local.template;

import java.time.Duration;
import java.util.Optional;

/**
 * One standard SQS queue.
 *
 * @param visibilityTimeout how long a received message stays hidden
 * @param retention how long a message is kept
 */
public record QueueSpec(
        String logicalId,
        String name,
        Duration visibilityTimeout,
        Duration retention,
        Optional<Redrive> redrive) {

    /** Where a message goes that was received {@code maxReceiveCount} times and not deleted. */
    public record Redrive(String deadLetterQueueName, int maxReceiveCount) {}
}
