package org.masthead.local.template;

import java.util.List;

/** One S3 bucket. */
public record BucketSpec(String logicalId, String name, List<Notification> notifications) {

    /**
     * A message to a queue for each new object whose key fits.
     *
     * @param event {@code s3:ObjectCreated:*} or one kind of it
     * @param prefix empty for every key
     * @param suffix empty for every key
     */
    public record Notification(String event, String prefix, String suffix, String queueName) {}
}
