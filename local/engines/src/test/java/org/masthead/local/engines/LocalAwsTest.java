package org.masthead.local.engines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.model.Message;

class LocalAwsTest {

    private static final LocalAws AWS = LocalAws.shared();

    @BeforeEach
    void empty() {
        AWS.reset();
    }

    @Test
    void has_every_table_queue_and_bucket_of_the_template() throws IOException {
        assertThat(AWS.dynamoDb().listTables().tableNames())
                .hasSize(declared("AWS::DynamoDB::Table"));
        assertThat(AWS.sqs().listQueues().queueUrls())
                .contains(AWS.queueUrl("FetchQueue"))
                .hasSize(declared("AWS::SQS::Queue"));
        assertThat(AWS.s3().listBuckets().buckets()).hasSize(declared("AWS::S3::Bucket"));
    }

    private static int declared(String type) throws IOException {
        try (var lines = Files.lines(Path.of("../../template.yaml"))) {
            return Math.toIntExact(
                    lines.filter(line -> line.strip().equals("Type: " + type)).count());
        }
    }

    @Test
    void an_object_under_the_templates_prefix_is_announced_in_the_extract_queue() {
        String bucket = AWS.bucketName("PagesBucket");
        AWS.s3()
                .putObject(
                        put -> put.bucket(bucket).key("pages/a b.html.gz"),
                        RequestBody.fromString("page"));
        AWS.s3()
                .putObject(
                        put -> put.bucket(bucket).key("other/x"), RequestBody.fromString("page"));

        List<Message> messages =
                AWS.sqs()
                        .receiveMessage(receive ->
                                receive.queueUrl(AWS.queueUrl("ExtractQueue"))
                                        .maxNumberOfMessages(10)
                                        .waitTimeSeconds(1))
                        .messages();

        assertThat(messages).hasSize(1);
        assertThat(messages.getFirst().body())
                .contains("\"eventName\":\"ObjectCreated:Put\"")
                .contains("\"key\":\"pages/a+b.html.gz\"")
                .contains("\"size\":4");
    }

    @Test
    void reset_empties_everything() {
        AWS.dynamoDb()
                .putItem(put ->
                        put.tableName(AWS.tableName("MembersTable"))
                                .item(
                                        Map.of(
                                                "member", AttributeValue.fromS("m"),
                                                "item", AttributeValue.fromS("profile"),
                                                "x", AttributeValue.fromN("1"))));
        AWS.sqs()
                .sendMessage(
                        send -> send.queueUrl(AWS.queueUrl("FetchQueue")).messageBody("hello"));

        AWS.reset();

        assertThat(
                        AWS.dynamoDb()
                                .scan(scan -> scan.tableName(AWS.tableName("MembersTable")))
                                .count())
                .isZero();
        assertThat(
                        AWS.sqs()
                                .receiveMessage(
                                        receive -> receive.queueUrl(AWS.queueUrl("FetchQueue")))
                                .messages())
                .isEmpty();
    }
}
