package org.masthead.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.masthead.aws.PageStore;
import org.masthead.aws.PagesTable;
import org.masthead.aws.StoriesTable;
import org.masthead.json.Json;
import org.masthead.lambda.TestContext;
import org.masthead.local.engines.LocalAws;
import org.masthead.page.PageFacts;
import org.masthead.page.PageKey;
import org.masthead.page.RawPage;
import org.masthead.story.RevisedStory;
import org.masthead.story.StoryId;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.databind.JsonNode;

class ExtractHandlerTest {

    private static final LocalAws AWS = LocalAws.shared();
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final String URL = "https://courier.example/news/ferry-fog";
    private static final String BODY =
            """
            <p>The morning ferry stayed in the harbour on Monday because the fog did not lift until
            well after ten, the port office said, and three hundred people waited on the quay.</p>
            <p>Those who had to catch a train were taken over the bridge by bus, which took an hour
            longer. The afternoon boats left on time, and nobody asked for their money back.</p>
            """;

    private final PageStore store = new PageStore(AWS.s3(), AWS.bucketName("PagesBucket"));
    private final StoriesTable stories =
            new StoriesTable(AWS.dynamoDb(), AWS.tableName("StoriesTable"));

    @BeforeEach
    void empty() {
        AWS.reset();
    }

    private static String article(String headline) {
        return "<html lang=en><head><title>%1$s</title><meta property=og:type content=article></head><body><article><h1>%1$s</h1>%2$s</article></body></html>"
                .formatted(headline, BODY);
    }

    /** Stores a page as fetch does, so many minutes after noon, and gives its key. */
    private PageKey stored(String html, int minutes) {
        var content = html.getBytes(StandardCharsets.UTF_8);
        var key = PageKey.of("courier", NOON, URL, content);
        var facts =
                new PageFacts(
                        URL,
                        "courier",
                        NOON,
                        NOON.plusSeconds(60L * minutes),
                        Optional.of("text/html; charset=utf-8"),
                        "correlation-" + minutes);
        store.put(key, new RawPage(facts, content));
        return key;
    }

    /** What S3 has put into the extract queue, as Lambda hands it to the function. */
    private List<String> queued() {
        return AWS
                .sqs()
                .receiveMessage(request ->
                        request.queueUrl(AWS.queueUrl("ExtractQueue"))
                                .maxNumberOfMessages(10)
                                .waitTimeSeconds(1))
                .messages()
                .stream()
                .map(message -> message.body())
                .toList();
    }

    private List<String> deliver(List<String> bodies) throws IOException {
        var records = new ArrayList<Map<String, String>>();
        for (int i = 0; i < bodies.size(); i++) {
            records.add(Map.of("messageId", "m" + i, "body", bodies.get(i)));
        }
        return failures(Json.writeBytes(Map.of("Records", records)));
    }

    /** Everything the handler does, it does with the function's own role. */
    private static List<String> failures(byte[] event) throws IOException {
        var role = AWS.as("Extract");
        var handler =
                new ExtractHandler(
                        new Extract(
                                new PageStore(role.s3(), AWS.bucketName("PagesBucket")),
                                new PagesTable(role.dynamoDb(), AWS.tableName("PagesTable")),
                                new StoriesTable(role.dynamoDb(), AWS.tableName("StoriesTable"))));
        var reply = new ByteArrayOutputStream();
        handler.handleRequest(new ByteArrayInputStream(event), reply, new TestContext());
        var failed = new ArrayList<String>();
        for (JsonNode failure : Json.tree(reply.toByteArray()).path("batchItemFailures")) {
            failed.add(failure.path("itemIdentifier").asString());
        }
        return failed;
    }

    private RevisedStory story() {
        return stories.find(StoryId.of(URL)).orElseThrow();
    }

    private Map<String, AttributeValue> page() {
        return AWS.dynamoDb()
                .getItem(request ->
                        request.tableName(AWS.tableName("PagesTable"))
                                .key(Map.of("urlHash", AttributeValue.fromS(PageKey.urlHash(URL)))))
                .item();
    }

    @Nested
    class AStoredPage {

        @Test
        void becomes_a_story_that_carries_its_facts_and_its_correlation_id() throws IOException {
            var key = stored(article("Fog keeps the ferry in"), 0);
            assertThat(deliver(queued())).isEmpty();
            assertThat(story().story().headline()).isEqualTo("Fog keeps the ferry in");
            assertThat(story().story().sourceId()).isEqualTo("courier");
            assertThat(story().newest().page()).isEqualTo(key.toString());
            assertThat(story().card().correlationId()).isEqualTo("correlation-0");
            assertThat(page())
                    .containsEntry("extracted", AttributeValue.fromS("story"))
                    .containsEntry("storyId", AttributeValue.fromS(StoryId.of(URL)));
        }

        @Test
        void told_of_twice_leaves_the_same_state() throws IOException {
            stored(article("Fog keeps the ferry in"), 0);
            var event = queued();
            deliver(event);
            var before = List.of(story(), page());
            deliver(List.of(event.getFirst(), event.getFirst()));
            assertThat(List.of(story(), page())).isEqualTo(before);
        }
    }

    @Nested
    class TwoVersionsOfAPage {

        @Test
        void leave_the_same_state_in_whatever_order_they_come() throws IOException {
            stored(article("Fog keeps the ferry in"), 0);
            var first = queued();
            stored(article("Fog keeps the ferry in, then lifts"), 7);
            var second = queued();
            deliver(first);
            deliver(second);
            var inOrder = List.of(story(), page());

            AWS.reset();
            stored(article("Fog keeps the ferry in"), 0);
            stored(article("Fog keeps the ferry in, then lifts"), 7);
            deliver(second);
            deliver(first);
            deliver(second);
            assertThat(List.of(story(), page())).isEqualTo(inOrder);
            assertThat(story().revision()).isEqualTo(2);
            assertThat(story().story().headline()).endsWith("then lifts");
        }
    }

    @Nested
    class APageThatIsNoStory {

        @Test
        void is_recorded_as_such_with_the_reason() throws IOException {
            stored("<html><title>Courier</title><p>Hello", 0);
            assertThat(deliver(queued())).isEmpty();
            assertThat(stories.find(StoryId.of(URL))).isEmpty();
            assertThat(page()).containsEntry("extracted", AttributeValue.fromS("no-article-text"));
            assertThat(page()).containsKey("extractReason").doesNotContainKey("storyId");
        }

        @Test
        void does_not_take_back_a_story_that_an_earlier_version_gave() throws IOException {
            stored(article("Fog keeps the ferry in"), 0);
            deliver(queued());
            stored("<html><title>503</title><p>Try later", 7);
            deliver(queued());
            assertThat(story().story().headline()).isEqualTo("Fog keeps the ferry in");
        }
    }

    @Nested
    class AMessage {

        @Test
        void that_is_malformed_comes_back_and_its_neighbours_do_not() throws IOException {
            stored(article("Fog keeps the ferry in"), 0);
            var bodies = new ArrayList<>(queued());
            bodies.addFirst("not json");
            bodies.add("{\"Records\":[{\"s3\":{\"object\":{\"key\":\"../secret\"}}}]}");
            bodies.add("{\"some\":\"thing else\"}");
            assertThat(deliver(bodies)).containsExactly("m0", "m2", "m3");
            assertThat(story().story().headline()).isEqualTo("Fog keeps the ferry in");
        }

        @Test
        void by_which_s3_only_tests_the_queue_is_taken_without_a_word() throws IOException {
            assertThat(deliver(List.of("{\"Service\":\"Amazon S3\",\"Event\":\"s3:TestEvent\"}")))
                    .isEmpty();
        }

        @Test
        void about_a_page_that_is_not_there_comes_back_like_the_sample_event() throws IOException {
            var sample = Files.readAllBytes(Path.of("../../events/extract.json"));
            assertThat(failures(sample)).hasSize(1);
        }

        @Test
        void in_the_form_of_the_sample_event_is_understood() throws IOException {
            var key = stored(article("Fog keeps the ferry in"), 0);
            var sample =
                    Files.readString(Path.of("../../events/extract.json"))
                            .replaceAll("pages/crux[^\\\\]*gz", key.toString());
            assertThat(failures(sample.getBytes(StandardCharsets.UTF_8))).isEmpty();
            assertThat(story().revision()).isEqualTo(1);
        }
    }
}
