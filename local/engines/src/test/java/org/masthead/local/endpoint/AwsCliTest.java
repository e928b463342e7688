package org.masthead.local.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masthead.local.engines.LocalAws;
import software.amazon.awssdk.core.sync.RequestBody;

/** The README's commands, against the endpoint; skipped where there is no AWS CLI. */
class AwsCliTest {

    private static final LocalAws AWS = LocalAws.shared();

    @BeforeEach
    void empty() {
        assumeTrue(isInstalled(), "no AWS CLI on the PATH: its tests are skipped");
        AWS.reset();
    }

    @Test
    void counts_items() throws Exception {
        assertThat(
                        aws(
                                "dynamodb",
                                "scan",
                                "--select",
                                "COUNT",
                                "--table-name",
                                AWS.tableName("StoriesTable")))
                .contains("\"Count\": 0");
    }

    @Test
    void lists_buckets_and_objects() throws Exception {
        String bucket = AWS.bucketName("PagesBucket");
        AWS.s3()
                .putObject(
                        put -> put.bucket(bucket).key("pages/one.gz"),
                        RequestBody.fromString("page"));

        assertThat(aws("s3", "ls")).contains(bucket);
        assertThat(aws("s3", "ls", "s3://" + bucket + "/pages/")).contains("one.gz");
        assertThat(aws("s3api", "list-objects-v2", "--bucket", bucket)).contains("pages/one.gz");
        assertThat(aws("s3", "cp", "s3://" + bucket + "/pages/one.gz", "-")).isEqualTo("page");
    }

    @Test
    void reads_a_queues_attributes_and_replays_dead_letters() throws Exception {
        String dead = AWS.queueUrl("FetchDeadLetters");
        AWS.sqs().sendMessage(send -> send.queueUrl(dead).messageBody("again"));

        assertThat(
                        aws(
                                "sqs",
                                "get-queue-attributes",
                                "--attribute-names",
                                "ApproximateNumberOfMessages",
                                "--queue-url",
                                dead))
                .contains("\"ApproximateNumberOfMessages\": \"1\"");
        assertThat(
                        aws(
                                "sqs",
                                "start-message-move-task",
                                "--source-arn",
                                "arn:aws:sqs:us-east-1:000000000000:masthead-FetchDeadLetters"))
                .contains("TaskHandle");
        assertThat(
                        AWS.sqs()
                                .receiveMessage(receive ->
                                        receive.queueUrl(AWS.queueUrl("FetchQueue"))
                                                .waitTimeSeconds(10))
                                .messages())
                .singleElement()
                .satisfies(message -> assertThat(message.body()).isEqualTo("again"));
    }

    private static String aws(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("aws"));
        command.addAll(List.of(arguments));
        if (arguments[0].equals("sqs")) {
            // Version 1 of the CLI heeds AWS_ENDPOINT_URL for the other services, not for SQS.
            command.addAll(List.of("--endpoint-url", AWS.endpoint().toString()));
        }
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("AWS_ENDPOINT_URL", AWS.endpoint().toString());
        builder.environment().put("AWS_ACCESS_KEY_ID", "operator");
        builder.environment().put("AWS_SECRET_ACCESS_KEY", "local");
        builder.environment().put("AWS_DEFAULT_REGION", "us-east-1");
        builder.environment().put("AWS_EC2_METADATA_DISABLED", "true");
        builder.environment().put("AWS_PAGER", "");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).as(output).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }

    private static boolean isInstalled() {
        try {
            return new ProcessBuilder("aws", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
