package org.masthead.local.engines;

import java.util.List;
import java.util.Map;
import org.masthead.local.engines.TableRequests.Shape;
import org.masthead.local.template.BucketSpec;
import org.masthead.local.template.BucketSpec.Notification;
import org.masthead.local.template.LocalAccount;
import org.masthead.local.template.QueueSpec;
import org.masthead.local.template.QueueSpec.Redrive;
import org.masthead.local.template.TableSpec;
import org.masthead.local.template.Template;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Creates what the template declares and is not there yet. Done twice, it changes nothing. */
final class Provisioner {

    private final DynamoDbClient dynamoDb;
    private final SqsClient sqs;
    private final S3Client s3;
    private final ObjectEvents events;

    Provisioner(DynamoDbClient dynamoDb, SqsClient sqs, S3Client s3, ObjectEvents events) {
        this.dynamoDb = dynamoDb;
        this.sqs = sqs;
        this.s3 = s3;
        this.events = events;
    }

    void provision(Template template) {
        template.tables().forEach(this::table);
        // A redrive names its dead-letter queue, which must exist by then.
        template.queues().forEach(this::queue);
        template.queues().forEach(queue -> redrive(queue, template.account()));
        template.buckets().forEach(bucket -> bucket(bucket, template.account()));
    }

    private void table(TableSpec table) {
        try {
            TableDescription existing =
                    dynamoDb.describeTable(request -> request.tableName(table.name())).table();
            Shape wanted = Shape.of(table);
            if (!Shape.of(existing).equals(wanted)) {
                throw new EngineException(
                        "Table "
                                + table.name()
                                + " was stored as "
                                + Shape.of(existing)
                                + ", but template.yaml now says "
                                + wanted
                                + ". Start once with --fresh to drop the local data and make it"
                                + " anew.");
            }
        } catch (ResourceNotFoundException e) {
            dynamoDb.createTable(TableRequests.create(table));
        }
    }

    private void queue(QueueSpec queue) {
        String url = sqs.createQueue(request -> request.queueName(queue.name())).queueUrl();
        set(
                url,
                QueueAttributeName.VISIBILITY_TIMEOUT,
                Long.toString(queue.visibilityTimeout().toSeconds()));
    }

    private void redrive(QueueSpec queue, LocalAccount account) {
        queue.redrive()
                .ifPresent(redrive ->
                        set(
                                account.queueUrl(queue.name()),
                                QueueAttributeName.REDRIVE_POLICY,
                                policy(redrive, account)));
    }

    private static String policy(Redrive redrive, LocalAccount account) {
        return "{\"deadLetterTargetArn\":\""
                + account.arn("sqs", redrive.deadLetterQueueName())
                + "\",\"maxReceiveCount\":"
                + redrive.maxReceiveCount()
                + "}";
    }

    private void set(String url, QueueAttributeName name, String value) {
        sqs.setQueueAttributes(request -> request.queueUrl(url).attributes(Map.of(name, value)));
    }

    private void bucket(BucketSpec bucket, LocalAccount account) {
        try {
            s3.headBucket(request -> request.bucket(bucket.name()));
        } catch (NoSuchBucketException e) {
            s3.createBucket(request -> request.bucket(bucket.name()));
            List<Notification> notifications = bucket.notifications();
            notifications.forEach(notification -> sendTestEvent(bucket, notification, account));
        }
    }

    private void sendTestEvent(BucketSpec bucket, Notification notification, LocalAccount account) {
        sqs.sendMessage(request ->
                request.queueUrl(account.queueUrl(notification.queueName()))
                        .messageBody(events.test(bucket.name())));
    }
}
