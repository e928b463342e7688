package org.masthead.local.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.masthead.local.endpoint.Backends;
import org.masthead.local.template.Template;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EnginesTest {

    private static final InstantSource NOON =
            InstantSource.fixed(Instant.parse("2026-03-01T12:00:00Z"));

    @TempDir Path folder;

    /** Engines with clients, closed together. */
    private record Running(
            Engines engines, DynamoDbClient tables, SqsClient sqs, S3Client s3, Template template)
            implements AutoCloseable {

        static Running of(Engines engines, Template template) {
            Backends at = engines.backends();
            return new Running(
                    engines,
                    new Clients(at.dynamoDb(), "us-east-1", "test").dynamoDb(),
                    new Clients(at.sqs(), "us-east-1", "test").sqs(),
                    new Clients(at.s3(), "us-east-1", "test").s3(),
                    template);
        }

        String queue(String id) {
            return template.account().queueUrl("masthead-" + id);
        }

        /** All messages there are now; the queue hides none, so each call takes them again. */
        List<Message> receive(String id) {
            return sqs.receiveMessage(receive ->
                            receive.queueUrl(queue(id)).maxNumberOfMessages(10).waitTimeSeconds(1))
                    .messages();
        }

        void deleteAll(String id) {
            for (Message message : receive(id)) {
                sqs.deleteMessage(delete ->
                        delete.queueUrl(queue(id)).receiptHandle(message.receiptHandle()));
            }
        }

        @Override
        public void close() {
            tables.close();
            sqs.close();
            s3.close();
            engines.close();
        }
    }

    private Running inMemory() throws IOException {
        Template template = Templates.in(folder, Templates.TABLE_AND_QUEUES);
        return Running.of(Engines.inMemory(template, NOON), template);
    }

    private Running onDisk(String yaml) throws IOException {
        Template template = Templates.in(folder, yaml);
        return Running.of(Engines.start(folder.resolve("data"), template, NOON), template);
    }

    @Nested
    class WhenAnObjectIsStored {

        @Test
        void the_queue_gets_s3s_own_event_for_each_way_to_store_it() throws IOException {
            try (Running aws = inMemory()) {
                aws.sqs().purgeQueue(purge -> purge.queueUrl(aws.queue("Work")));

                aws.s3()
                        .putObject(
                                put -> put.bucket("files").key("in/a b+c/é.txt"),
                                RequestBody.fromString("hello"));
                JsonNode put = onlyRecord(aws);
                aws.s3()
                        .copyObject(copy ->
                                copy.sourceBucket("files")
                                        .sourceKey("in/a b+c/é.txt")
                                        .destinationBucket("files")
                                        .destinationKey("in/copy.txt"));
                JsonNode copied = onlyRecord(aws);
                multipart(aws.s3(), "in/parts.txt");
                JsonNode completed = onlyRecord(aws);

                assertThat(put.path("eventVersion").asString()).isEqualTo("2.1");
                assertThat(put.path("eventSource").asString()).isEqualTo("aws:s3");
                assertThat(put.path("eventTime").asString()).isEqualTo("2026-03-01T12:00:00Z");
                assertThat(put.path("eventName").asString()).isEqualTo("ObjectCreated:Put");
                assertThat(put.at("/s3/bucket/name").asString()).isEqualTo("files");
                assertThat(put.at("/s3/object/key").asString()).isEqualTo("in/a+b%2Bc/%C3%A9.txt");
                assertThat(put.at("/s3/object/size").asInt()).isEqualTo(5);
                assertThat(put.at("/s3/object/eTag").asString())
                        .isEqualTo("5d41402abc4b2a76b9719d911017c592");
                assertThat(copied.path("eventName").asString()).isEqualTo("ObjectCreated:Copy");
                assertThat(completed.path("eventName").asString())
                        .isEqualTo("ObjectCreated:CompleteMultipartUpload");
                assertThat(
                                List.of(put, copied, completed).stream()
                                        .map(event -> event.at("/s3/object/sequencer").asString())
                                        .toList())
                        .isSorted()
                        .doesNotHaveDuplicates();
            }
        }

        @Test
        void keys_outside_the_prefix_or_suffix_are_not_announced() throws IOException {
            try (Running aws = inMemory()) {
                aws.sqs().purgeQueue(purge -> purge.queueUrl(aws.queue("Work")));

                for (String key : List.of("out/a.txt", "in/a.html", "a.txt", "in/yes.txt")) {
                    aws.s3()
                            .putObject(
                                    put -> put.bucket("files").key(key),
                                    RequestBody.fromString("x"));
                }

                assertThat(onlyRecord(aws).at("/s3/object/key").asString()).isEqualTo("in/yes.txt");
            }
        }

        @Test
        void a_new_bucket_first_sends_the_test_event_that_s3_sends() throws IOException {
            try (Running aws = inMemory()) {
                assertThat(aws.receive("Work"))
                        .singleElement()
                        .satisfies(message -> assertThat(message.body()).contains("s3:TestEvent"));
            }
        }

        private JsonNode onlyRecord(Running aws) {
            List<Message> messages = aws.receive("Work");
            assertThat(messages).hasSize(1);
            aws.sqs()
                    .deleteMessage(delete ->
                            delete.queueUrl(aws.queue("Work"))
                                    .receiptHandle(messages.getFirst().receiptHandle()));
            return JsonMapper.shared().readTree(messages.getFirst().body()).at("/Records/0");
        }

        private void multipart(S3Client s3, String key) {
            String id =
                    s3.createMultipartUpload(create -> create.bucket("files").key(key)).uploadId();
            String tag =
                    s3.uploadPart(
                                    part ->
                                            part.bucket("files")
                                                    .key(key)
                                                    .uploadId(id)
                                                    .partNumber(1),
                                    RequestBody.fromString("part"))
                            .eTag();
            s3.completeMultipartUpload(complete ->
                    complete.bucket("files")
                            .key(key)
                            .uploadId(id)
                            .multipartUpload(parts ->
                                    parts.parts(
                                            CompletedPart.builder()
                                                    .partNumber(1)
                                                    .eTag(tag)
                                                    .build())));
        }
    }

    @Nested
    class WhenAMessageIsReceivedTooOften {

        @Test
        void it_goes_to_the_dead_letters_as_it_was() throws IOException {
            try (Running aws = inMemory()) {
                aws.sqs().purgeQueue(purge -> purge.queueUrl(aws.queue("Work")));
                aws.sqs()
                        .sendMessage(
                                send -> send.queueUrl(aws.queue("Work")).messageBody("poison"));

                assertThat(aws.receive("Work")).hasSize(1);
                assertThat(aws.receive("Work")).hasSize(1);
                assertThat(aws.receive("Work")).isEmpty();
                assertThat(aws.receive("Dead"))
                        .singleElement()
                        .satisfies(message -> assertThat(message.body()).isEqualTo("poison"));
            }
        }
    }

    @Nested
    class WhenStartedAgainOnTheSameFolder {

        @Test
        void items_messages_and_objects_are_there() throws IOException {
            try (Running aws = onDisk(Templates.TABLE_AND_QUEUES)) {
                aws.deleteAll("Work");
                aws.tables()
                        .putItem(put ->
                                put.tableName("masthead-Notes")
                                        .item(Map.of("id", AttributeValue.fromS("one"))));
                aws.s3()
                        .putObject(
                                put -> put.bucket("files").key("kept"),
                                RequestBody.fromString("yes"));
                aws.sqs().sendMessage(send -> send.queueUrl(aws.queue("Dead")).messageBody("wait"));
            }

            try (Running again = onDisk(Templates.TABLE_AND_QUEUES)) {
                assertThat(again.tables().scan(scan -> scan.tableName("masthead-Notes")).count())
                        .isEqualTo(1);
                assertThat(
                                again.s3()
                                        .getObjectAsBytes(get -> get.bucket("files").key("kept"))
                                        .asUtf8String())
                        .isEqualTo("yes");
                assertThat(again.receive("Dead")).hasSize(1);
                assertThat(again.receive("Work")).as("what was deleted stays so").isEmpty();
            }
        }

        @Test
        void messages_still_go_to_the_dead_letters() throws IOException {
            onDisk(Templates.TABLE_AND_QUEUES).close();

            try (Running again = onDisk(Templates.TABLE_AND_QUEUES)) {
                again.deleteAll("Work");
                again.sqs()
                        .sendMessage(
                                send -> send.queueUrl(again.queue("Work")).messageBody("poison"));
                again.receive("Work");
                again.receive("Work");
                assertThat(again.receive("Work")).isEmpty();
                assertThat(again.receive("Dead")).hasSize(1);
            }

            try (Running third = onDisk(Templates.TABLE_AND_QUEUES)) {
                assertThat(third.receive("Work")).as("it is among the dead, so not here").isEmpty();
                assertThat(third.receive("Dead")).as("hidden since it was received").isEmpty();
            }
        }

        @Test
        void no_acknowledged_message_is_lost_when_the_process_was_killed() throws Exception {
            Template template = Templates.in(folder, Templates.TABLE_AND_QUEUES);
            Process killed =
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "--enable-native-access=ALL-UNNAMED",
                                    "-XX:TieredStopAtLevel=1",
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    SendsAndDies.class.getName(),
                                    folder.toString())
                            .redirectErrorStream(true)
                            .redirectOutput(folder.resolve("output").toFile())
                            .start();
            assertThat(killed.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(killed.exitValue())
                    .as(Files.readString(folder.resolve("output")))
                    .isEqualTo(9);

            try (Running again =
                    Running.of(Engines.start(folder.resolve("data"), template, NOON), template)) {
                var name = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES;
                assertThat(
                                again.sqs()
                                        .getQueueAttributes(get ->
                                                get.queueUrl(again.queue("Dead"))
                                                        .attributeNames(name))
                                        .attributes())
                        .containsEntry(name, "" + SendsAndDies.MESSAGES);
            }
        }

        @Test
        void a_table_that_is_now_defined_otherwise_stops_the_start() throws IOException {
            onDisk(Templates.TABLE_AND_QUEUES).close();
            String changed =
                    Templates.TABLE_AND_QUEUES.replace(
                            "{AttributeName: id, AttributeType: S}",
                            "{AttributeName: id, AttributeType: N}");

            assertThatThrownBy(() -> onDisk(changed))
                    .isInstanceOf(EngineException.class)
                    .hasMessageContaining("masthead-Notes")
                    .hasMessageContaining("--fresh");
        }

        @Test
        void a_folder_that_cannot_be_made_is_named() throws IOException {
            Files.writeString(folder.resolve("data"), "a file is in the way");

            assertThatThrownBy(() -> onDisk(Templates.TABLE_AND_QUEUES))
                    .hasMessageContaining(folder.resolve("data").toString());
        }
    }
}
