package org.masthead.local.template;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.masthead.local.template.BucketSpec.Notification;
import org.masthead.local.template.QueueSpec.Redrive;
import org.masthead.local.template.TableSpec.Attribute;
import org.masthead.local.template.TableSpec.Index;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Makes the specs of what keeps data: tables, queues, buckets, secrets. */
final class StoreSpecs {

    // Defaults of AWS::SQS::Queue, CloudFormation template reference.
    private static final int DEFAULT_VISIBILITY_SECONDS = 30;
    private static final int DEFAULT_RETENTION_SECONDS = 4 * 24 * 60 * 60;

    // Default of GenerateSecretString, AWS Secrets Manager API reference, GetRandomPassword.
    private static final int DEFAULT_PASSWORD_LENGTH = 32;

    private static final List<String> EVENTS =
            List.of(
                    "s3:ObjectCreated:*",
                    "s3:ObjectCreated:Put",
                    "s3:ObjectCreated:Copy",
                    "s3:ObjectCreated:CompleteMultipartUpload");

    List<TableSpec> tables(List<Resource> resources) {
        return ofType(resources, "AWS::DynamoDB::Table").map(this::table).toList();
    }

    List<QueueSpec> queues(List<Resource> resources) {
        return ofType(resources, "AWS::SQS::Queue").map(this::queue).toList();
    }

    List<BucketSpec> buckets(List<Resource> resources) {
        return ofType(resources, "AWS::S3::Bucket").map(this::bucket).toList();
    }

    List<SecretSpec> secrets(List<Resource> resources) {
        return ofType(resources, "AWS::SecretsManager::Secret").map(StoreSpecs::secret).toList();
    }

    private static SecretSpec secret(Resource secret) {
        Properties properties = secret.properties();
        return new SecretSpec(
                secret.id(),
                secret.name(),
                properties
                        .optionalText("SecretString")
                        .orElseGet(() ->
                                generated(
                                        secret.name(),
                                        properties.section("GenerateSecretString"))));
    }

    /**
     * Not by chance but from the secret's name, so that it is the same after a restart: what is
     * stored here with it, such as salted hashes, stays of use, and nothing here needs hiding.
     */
    private static String generated(String name, Properties how) {
        int length = how.integer("PasswordLength", DEFAULT_PASSWORD_LENGTH);
        String made = "local" + HexFormat.of().toHexDigits(name.hashCode());
        String password = made.repeat(length / made.length() + 1).substring(0, length);
        return how.optionalText("SecretStringTemplate")
                .map(template -> filled(template, how.text("GenerateStringKey"), password))
                .orElse(password);
    }

    private static String filled(String template, String key, String password) {
        var json = (ObjectNode) JsonMapper.shared().readTree(template);
        return json.put(key, password).toString();
    }

    private static Stream<Resource> ofType(List<Resource> resources, String type) {
        return resources.stream().filter(resource -> resource.type().equals(type));
    }

    private TableSpec table(Resource table) {
        Properties properties = table.properties();
        properties.oneOf("BillingMode", List.of("PAY_PER_REQUEST"));
        return new TableSpec(
                table.id(),
                table.name(),
                properties.sections("AttributeDefinitions").stream()
                        .map(a -> new Attribute(a.text("AttributeName"), a.text("AttributeType")))
                        .toList(),
                key(properties),
                properties.sections("GlobalSecondaryIndexes").stream().map(this::index).toList());
    }

    private Index index(Properties index) {
        Properties projection = index.section("Projection");
        return new Index(
                index.text("IndexName"),
                key(index),
                projection.oneOf("ProjectionType", List.of("ALL", "KEYS_ONLY", "INCLUDE")),
                projection.texts("NonKeyAttributes"));
    }

    private TableSpec.Key key(Properties keyed) {
        return new TableSpec.Key(
                keyOfType(keyed, "HASH")
                        .orElseGet(() -> {
                            keyed.refuse("KeySchema", "needs one key of type HASH.");
                            return "";
                        }),
                keyOfType(keyed, "RANGE"));
    }

    private static Optional<String> keyOfType(Properties keyed, String type) {
        return keyed.sections("KeySchema").stream()
                .filter(key -> key.text("KeyType").equals(type))
                .map(key -> key.text("AttributeName"))
                .findFirst();
    }

    private QueueSpec queue(Resource queue) {
        Properties properties = queue.properties();
        return new QueueSpec(
                queue.id(),
                queue.name(),
                Duration.ofSeconds(
                        properties.integer("VisibilityTimeout", DEFAULT_VISIBILITY_SECONDS)),
                Duration.ofSeconds(
                        properties.integer("MessageRetentionPeriod", DEFAULT_RETENTION_SECONDS)),
                properties.has("RedrivePolicy")
                        ? Optional.of(redrive(properties.section("RedrivePolicy")))
                        : Optional.empty());
    }

    private Redrive redrive(Properties policy) {
        String arn = policy.text("deadLetterTargetArn");
        return new Redrive(nameOf(arn), policy.integer("maxReceiveCount", 1));
    }

    private BucketSpec bucket(Resource bucket) {
        return new BucketSpec(
                bucket.id(),
                bucket.name(),
                bucket
                        .properties()
                        .section("NotificationConfiguration")
                        .sections("QueueConfigurations")
                        .stream()
                        .map(this::notification)
                        .toList());
    }

    private Notification notification(Properties configuration) {
        return new Notification(
                configuration.oneOf("Event", EVENTS),
                rule(configuration, "prefix"),
                rule(configuration, "suffix"),
                nameOf(configuration.text("Queue")));
    }

    private static String rule(Properties configuration, String name) {
        return configuration.section("Filter").section("S3Key").sections("Rules").stream()
                .filter(rule -> rule.oneOf("Name", List.of("prefix", "suffix")).equals(name))
                .map(rule -> rule.text("Value"))
                .findFirst()
                .orElse("");
    }

    /** The last part of a queue's ARN. */
    static String nameOf(String queueArn) {
        return queueArn.substring(queueArn.lastIndexOf(':') + 1);
    }
}
