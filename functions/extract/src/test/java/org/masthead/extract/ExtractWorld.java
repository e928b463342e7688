package org.masthead.extract;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.masthead.aws.PageStore;
import org.masthead.aws.PagesTable;
import org.masthead.aws.StoriesTable;
import org.masthead.json.Json;
import org.masthead.lambda.Environment;
import org.masthead.lambda.TestContext;
import org.masthead.local.engines.LocalAws;
import org.masthead.page.PageFacts;
import org.masthead.page.PageKey;
import org.masthead.page.RawPage;
import org.masthead.story.RevisedStory;
import org.masthead.story.StoryId;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.databind.JsonNode;

/** The extract function among real engines. Everything it does, it does with its own role. */
final class ExtractWorld {

    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    static final String URL = "https://courier.example/news/ferry-fog";

    private static final LocalAws AWS = LocalAws.shared();
    private static final String BODY =
            """
            <p>The morning ferry stayed in the harbour on Monday because the fog did not lift until
            well after ten, the port office said, and three hundred people waited on the quay.</p>
            <p>Those who had to catch a train were taken over the bridge by bus, which took an hour
            longer. The afternoon boats left on time, and nobody asked for their money back.</p>
            """;

    final PageStore store = new PageStore(AWS.s3(), AWS.bucketName("PagesBucket"));
    final PagesTable pages = new PagesTable(AWS.dynamoDb(), AWS.tableName("PagesTable"));
    final StoriesTable stories = new StoriesTable(AWS.dynamoDb(), AWS.tableName("StoriesTable"));

    void empty() {
        AWS.reset();
    }

    static String article(String headline) {
        return article(headline, URL);
    }

    static String article(String headline, String canonical) {
        return """
        <html lang=en><head><title>%1$s</title><link rel=canonical href="%3$s">
        <meta property=og:type content=article></head>
        <body><article><h1>%1$s</h1>%2$s</article></body></html>\
        """
                .formatted(headline, BODY, canonical);
    }

    /** Stores a page as fetch does, so many minutes after noon, and gives its key. */
    PageKey stored(String html, int minutes) {
        var content = html.getBytes(StandardCharsets.UTF_8);
        var key = PageKey.of("courier", NOON, URL, content);
        store.put(key, new RawPage(facts(minutes), content));
        return key;
    }

    /** Stores the news that the page is gone, as fetch does. */
    PageKey storedGone(int minutes) {
        var key = PageKey.of("courier", NOON, URL, new byte[0]);
        var there = facts(minutes);
        var gone =
                new PageFacts(
                        there.url(),
                        there.sourceId(),
                        there.discovered(),
                        there.fetchedAt(),
                        Optional.empty(),
                        there.correlationId(),
                        410);
        store.put(key, new RawPage(gone, new byte[0]));
        return key;
    }

    private static PageFacts facts(int minutes) {
        return new PageFacts(
                URL,
                "courier",
                NOON,
                at(minutes),
                Optional.of("text/html; charset=utf-8"),
                "correlation-" + minutes,
                PageFacts.OK);
    }

    static Instant at(int minutes) {
        return NOON.plusSeconds(60L * minutes);
    }

    /** What S3 has put into the extract queue, as Lambda hands it to the function. */
    List<String> queued() {
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

    List<String> deliver(List<String> bodies) throws IOException {
        var messages =
                IntStream.range(0, bodies.size())
                        .mapToObj(i -> Map.of("messageId", "m" + i, "body", bodies.get(i)))
                        .toList();
        return failures(Json.writeBytes(Map.of("Records", messages)));
    }

    /** The ids of the messages that come back. */
    List<String> failures(byte[] event) throws IOException {
        var failed = new ArrayList<String>();
        for (JsonNode failure : invoke(event).path("batchItemFailures")) {
            failed.add(failure.path("itemIdentifier").asString());
        }
        return failed;
    }

    /** The function's reply to an event. */
    JsonNode invoke(byte[] event) throws IOException {
        var role = AWS.as("Extract");
        var environment = Environment.of(AWS.environment("Extract"));
        var reply = new ByteArrayOutputStream();
        new ExtractHandler(environment, role.s3(), role.dynamoDb(), () -> NOON)
                .handleRequest(new ByteArrayInputStream(event), reply, new TestContext());
        return Json.tree(reply.toByteArray());
    }

    RevisedStory story() {
        return stories.find(StoryId.of(URL)).orElseThrow();
    }

    /** The address's item in the pages table. */
    Map<String, AttributeValue> page() {
        return item("PagesTable", "urlHash", PageKey.urlHash(URL));
    }

    /** The item under a story's id, whatever it is. */
    Map<String, AttributeValue> storyItem(String id) {
        return item("StoriesTable", "id", id);
    }

    private static Map<String, AttributeValue> item(String table, String key, String value) {
        return AWS.dynamoDb()
                .getItem(request ->
                        request.tableName(AWS.tableName(table))
                                .key(Map.of(key, AttributeValue.fromS(value))))
                .item();
    }
}
