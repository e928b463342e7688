package org.masthead.local.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.masthead.local.engines.FunctionClients;
import org.masthead.local.engines.LocalAws;
import org.masthead.local.template.LocalAccount;
import org.masthead.local.template.Template;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.SqsException;

class AwsEndpointTest {

    private static final LocalAws AWS = LocalAws.shared();

    @BeforeEach
    void empty() {
        AWS.reset();
    }

    @Nested
    class AFunctionThatItsRoleAllows {

        private final FunctionClients fetch = AWS.as("Fetch");

        @Test
        void writes_and_reads_items() {
            String table = AWS.tableName("PagesTable");
            Map<String, AttributeValue> key = Map.of("urlHash", AttributeValue.fromS("h"));
            fetch.dynamoDb()
                    .updateItem(update ->
                            update.tableName(table)
                                    .key(key)
                                    .updateExpression("SET seen = :now")
                                    .expressionAttributeValues(
                                            Map.of(":now", AttributeValue.fromS("noon"))));

            assertThat(fetch.dynamoDb().getItem(get -> get.tableName(table).key(key)).item())
                    .containsEntry("seen", AttributeValue.fromS("noon"));
        }

        @Test
        void sends_receives_and_deletes_messages() {
            String queue = AWS.queueUrl("FetchQueue");
            fetch.sqs().sendMessage(send -> send.queueUrl(queue).messageBody("fetch this"));

            Message message =
                    fetch.sqs()
                            .receiveMessage(receive -> receive.queueUrl(queue).waitTimeSeconds(2))
                            .messages()
                            .getFirst();
            fetch.sqs()
                    .deleteMessage(delete ->
                            delete.queueUrl(queue).receiptHandle(message.receiptHandle()));

            assertThat(message.body()).isEqualTo("fetch this");
        }

        @Test
        void stores_an_object_of_many_megabytes_unchanged() {
            byte[] page = new byte[12_000_000];
            new Random(7).nextBytes(page);
            String bucket = AWS.bucketName("PagesBucket");
            fetch.s3()
                    .putObject(
                            put ->
                                    put.bucket(bucket)
                                            .key("pages/large 1+1.html.gz")
                                            .metadata(Map.of("status", "200")),
                            RequestBody.fromBytes(page));

            var stored =
                    AWS.as("Extract")
                            .s3()
                            .getObjectAsBytes(
                                    get -> get.bucket(bucket).key("pages/large 1+1.html.gz"));

            assertThat(stored.asByteArray()).isEqualTo(page);
            assertThat(stored.response().metadata()).containsEntry("status", "200");
        }
    }

    @Nested
    class AFunctionThatItsRoleDoesNotAllow {

        private final FunctionClients reader = AWS.as("ReaderApi");

        @Test
        void is_denied_by_dynamo_db_with_what_to_change() {
            assertThatThrownBy(() ->
                            reader.dynamoDb()
                                    .scan(scan -> scan.tableName(AWS.tableName("StoriesTable"))))
                    .isInstanceOfSatisfying(
                            DynamoDbException.class,
                            denied ->
                                    assertThat(denied.awsErrorDetails().errorCode())
                                            .isEqualTo("AccessDeniedException"))
                    .hasMessageContaining("masthead-ReaderApiFunction")
                    .hasMessageContaining("dynamodb:Scan")
                    .hasMessageContaining("table/masthead-StoriesTable")
                    .hasMessageContaining("ReaderApiRole of template.yaml");
        }

        @Test
        void is_denied_an_index_when_only_the_table_is_granted() {
            assertThatThrownBy(() ->
                            AWS.as("Fetch")
                                    .dynamoDb()
                                    .query(query ->
                                            query.tableName(AWS.tableName("SourcesTable"))
                                                    .indexName("due")
                                                    .keyConditionExpression("dueShard = :s")
                                                    .expressionAttributeValues(
                                                            Map.of(
                                                                    ":s",
                                                                    AttributeValue.fromS("0")))))
                    .hasMessageContaining("table/masthead-SourcesTable/index/due");
        }

        @Test
        void is_denied_by_sqs() {
            assertThatThrownBy(() ->
                            reader.sqs()
                                    .sendMessage(send ->
                                            send.queueUrl(AWS.queueUrl("FetchQueue"))
                                                    .messageBody("x")))
                    .isInstanceOfSatisfying(
                            SqsException.class,
                            denied ->
                                    assertThat(denied.awsErrorDetails().errorCode())
                                            .isEqualTo("AccessDenied"))
                    .hasMessageContaining("sqs:SendMessage");
        }

        @Test
        void is_denied_by_s3_outside_the_granted_prefix() {
            assertThatThrownBy(() ->
                            AWS.as("Fetch")
                                    .s3()
                                    .putObject(
                                            put ->
                                                    put.bucket(AWS.bucketName("PagesBucket"))
                                                            .key("elsewhere/x"),
                                            RequestBody.fromString("x")))
                    .isInstanceOfSatisfying(
                            S3Exception.class,
                            denied ->
                                    assertThat(denied.awsErrorDetails().errorCode())
                                            .isEqualTo("AccessDenied"))
                    .hasMessageContaining("s3:PutObject");
        }

        @Test
        void is_not_told_that_an_object_is_missing_unless_it_may_list_the_bucket() {
            String pages = AWS.bucketName("PagesBucket");
            String editions = AWS.bucketName("EditionsBucket");

            assertThatThrownBy(() ->
                            AWS.as("Extract")
                                    .s3()
                                    .getObjectAsBytes(get -> get.bucket(pages).key("pages/no")))
                    .hasMessageContaining("s3:ListBucket");
            assertThatThrownBy(() ->
                            reader.s3()
                                    .getObjectAsBytes(
                                            get -> get.bucket(editions).key("editions/no")))
                    .isInstanceOf(NoSuchKeyException.class);
        }
    }

    @Nested
    class AMessageThatDied {

        @Test
        void can_be_replayed_and_is_received_as_if_new() {
            String queue = AWS.queueUrl("FetchQueue");
            AWS.sqs().sendMessage(send -> send.queueUrl(queue).messageBody("poison"));
            for (int receives = 0; receives < 6; receives++) {
                receive("FetchQueue");
            }
            assertThat(receive("FetchDeadLetters")).containsExactly("poison");

            AWS.sqs()
                    .startMessageMoveTask(move ->
                            move.sourceArn(
                                    "arn:aws:sqs:us-east-1:000000000000:masthead-FetchDeadLetters"));

            assertThat(receive("FetchQueue")).containsExactly("poison");
        }

        /** Takes what is there without hiding it. */
        private List<String> receive(String queue) {
            return AWS
                    .sqs()
                    .receiveMessage(receive ->
                            receive.queueUrl(AWS.queueUrl(queue))
                                    .visibilityTimeout(0)
                                    .waitTimeSeconds(1))
                    .messages()
                    .stream()
                    .map(Message::body)
                    .toList();
        }
    }

    @Nested
    class LambdaInvoke {

        @Test
        void runs_the_function_and_tells_a_return_from_a_failure() throws Exception {
            assertThat(invoke("masthead-Echo", "{\"a\":1}").body()).isEqualTo("{\"a\":1}");
            assertThat(
                            invoke("masthead-Broken:live", "{}")
                                    .headers()
                                    .firstValue("X-Amz-Function-Error"))
                    .hasValue("Unhandled");
            assertThat(invoke("masthead-Nobody", "{}").statusCode()).isEqualTo(404);
        }

        private HttpResponse<String> invoke(String name, String payload) throws Exception {
            var template =
                    Template.read(
                            AWS.template().path(),
                            Map.of("TokenIssuer", LocalAws.TOKEN_ISSUER),
                            LocalAccount.at(URI.create("http://127.0.0.1:" + freePort())));
            try (var endpoint = AwsEndpoint.start(template, AWS.backends(), this::run);
                    var client = HttpClient.newHttpClient()) {
                return client.send(
                        HttpRequest.newBuilder(
                                        endpoint.uri()
                                                .resolve(
                                                        "/2015-03-31/functions/"
                                                                + name
                                                                + "/invocations"))
                                .POST(HttpRequest.BodyPublishers.ofString(payload))
                                .build(),
                        BodyHandlers.ofString());
            }
        }

        private FunctionInvoker.Outcome run(String name, String payload) {
            return switch (name) {
                case "masthead-Echo" -> new FunctionInvoker.Outcome.Returned(payload);
                case "masthead-Broken" ->
                        new FunctionInvoker.Outcome.Failed("{\"errorMessage\":\"broken\"}");
                default -> new FunctionInvoker.Outcome.NoSuchFunction();
            };
        }

        private static int freePort() throws IOException {
            try (var socket = new ServerSocket(0)) {
                return socket.getLocalPort();
            }
        }
    }

    @Nested
    class ARequestForNoKnownService {

        @Test
        void is_answered_with_what_there_is() throws Exception {
            try (var client = HttpClient.newHttpClient()) {
                var unsigned =
                        client.send(
                                HttpRequest.newBuilder(AWS.endpoint()).build(),
                                BodyHandlers.ofString());
                var other =
                        client.send(
                                HttpRequest.newBuilder(AWS.endpoint())
                                        .header(
                                                "Authorization",
                                                "AWS4-HMAC-SHA256"
                                                        + " Credential=me/20260301/us-east-1/kinesis/aws4_request")
                                        .build(),
                                BodyHandlers.ofString());

                assertThat(unsigned.statusCode()).isEqualTo(403);
                assertThat(other.statusCode()).isEqualTo(501);
                assertThat(other.body()).contains("kinesis").contains("dynamodb, s3, sqs");
            }
        }
    }
}
