package org.masthead.local.engines;

import java.util.Comparator;
import java.util.HashMap;
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
import software.amazon.awssdk.services.sqs.model.QueueNameExistsException;

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
        // A redrive names its dead-letter queue, which must exist by then: those come first.
        template.queues().stream()
                .sorted(Comparator.comparing(queue -> queue.redrive().isPresent()))
                .forEach(queue -> queue(queue, template.account()));
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

    private void queue(QueueSpec queue, LocalAccount account) {
        // ElasticMQ replays dead letters only to a queue that was created with its redrive policy.
        Map<QueueAttributeName, String> atCreation =
                queue.redrive()
                        .map(redrive -> policy(redrive, account))
                        .map(policy -> Map.of(QueueAttributeName.REDRIVE_POLICY, policy))
                        .orElse(Map.of());
        try {
            sqs.createQueue(request -> request.queueName(queue.name()).attributes(atCreation));
        } catch (QueueNameExistsException e) {
            throw new EngineException(
                    "Queue "
                            + queue.name()
                            + " was stored with another redrive policy than template.yaml now"
                            + " says. Start once with --fresh to drop the local data and make it"
                            + " anew.",
                    e);
        }
        // Again for a queue that was restored: ElasticMQ does not look for its dead letters then,
        // and a message received too often would be gone.
        var always = new HashMap<>(atCreation);
        always.put(
                QueueAttributeName.VISIBILITY_TIMEOUT,
                Long.toString(queue.visibilityTimeout().toSeconds()));
        sqs.setQueueAttributes(
                request -> request.queueUrl(account.queueUrl(queue.name())).attributes(always));
    }

    private static String policy(Redrive redrive, LocalAccount account) {
        return "{\"deadLetterTargetArn\":\""
                + account.arn("sqs", redrive.deadLetterQueueName())
                + "\",\"maxReceiveCount\":"
                + redrive.maxReceiveCount()
                + "}";
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
