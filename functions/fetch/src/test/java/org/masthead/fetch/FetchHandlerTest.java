package org.masthead.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.masthead.fetch.http.RawOrigin;
import org.masthead.json.Json;
import org.masthead.local.engines.LocalAws;
import org.masthead.local.publishers.Publishers;
import software.amazon.awssdk.services.sqs.model.Message;
import tools.jackson.databind.node.ObjectNode;

class FetchHandlerTest {

    private static final LocalAws AWS = FetchWorld.AWS;

    private final RawOrigin origin;
    private final FetchWorld world;

    FetchHandlerTest() throws IOException {
        origin = new RawOrigin();
        world = new FetchWorld(origin.hostAndPort());
        origin.on("/a", "Content-Type: text/html\r\n", "<p>a".getBytes(StandardCharsets.UTF_8));
        origin.on("/b", "Content-Type: text/html\r\n", "<p>b".getBytes(StandardCharsets.UTF_8));
    }

    @AfterEach
    void close() throws IOException {
        origin.close();
    }

    @Test
    void the_sample_event_reads_a_demo_titles_feed() throws IOException {
        var event = Files.readString(Path.of("../../events/fetch.json"));
        try (var publishers = Publishers.start(0, world.clock(), Optional.empty())) {
            var here = publishers.origin().substring("http://".length());
            var to = new FetchWorld(here);
            to.carry("harbour-courier");
            var reply = to.handleEvent(Crash.never(), event.replace("127.0.0.1:8081", here));
            assertThat(reply).isEqualTo("{\"batchItemFailures\":[]}");
            assertThat(to.sentUrls())
                    .isNotEmpty()
                    .allSatisfy(url -> assertThat(url).contains(here + "/harbour-courier/news/"));
        }
    }

    @Test
    void with_the_configuration_of_production_reaches_no_demo_title() {
        try (var publishers = Publishers.start(0, world.clock(), Optional.empty())) {
            var production =
                    new FetchWorld(
                            AWS.environment("Fetch").getOrDefault("PRIVATE_ORIGINS", "missing"));
            production.carry("courier", origin.url("/a"));
            var demo = publishers.titles().getFirst().feeds().getFirst();
            production.handle(
                    production.feed(origin.url("/a")),
                    production.page(origin.url("/b")),
                    production.feed(demo));
            assertThat(origin.requests()).isEmpty();
            for (var url : List.of(origin.url("/a"), origin.url("/b"), demo)) {
                assertThat(production.known(url)).containsEntry("fetched", "refused");
                assertThat(production.known(url).get("fetchReason"))
                        .endsWith("is not on port 80 or 443");
            }
        }
    }

    @Nested
    class AMalformedMessage {

        /** A good message, without one of its properties. */
        private String without(String property) {
            var message = Json.tree(Json.writeBytes(world.page(origin.url("/a"))));
            return Json.write(((ObjectNode) message).without(property));
        }

        @Test
        void comes_back_and_its_neighbours_do_not() {
            var good = Json.write(world.page(origin.url("/a")));
            var malformed =
                    List.of(
                            "",
                            "not JSON",
                            "null",
                            "7",
                            "[]",
                            "{}",
                            "{\"Records\":[]}",
                            "[".repeat(100_000),
                            good.substring(1),
                            good.replace("\"PAGE\"", "\"PODCAST\""),
                            good.replace("\"attempt\":1", "\"attempt\":0"),
                            good.replace("\"attempt\":1", "\"attempt\":\"soon\""),
                            good.replace("2026-11-22T12:00:00Z", "yesterday"),
                            without("sourceId"),
                            without("kind"),
                            without("url"),
                            without("discovered"),
                            without("issuedAt"),
                            without("attempt"),
                            without("correlationId"));
            var bodies = new ArrayList<>(List.of(good));
            bodies.addAll(malformed);
            bodies.add(Json.write(world.page(origin.url("/b"))));
            assertThat(world.handleBodies(bodies.toArray(String[]::new)))
                    .containsExactlyElementsOf(
                            Stream.iterate(1, i -> i + 1).limit(malformed.size()).toList());
            assertThat(FetchWorld.objects()).hasSize(2);
            assertThat(FetchWorld.table("PagesTable")).hasSize(2);
        }

        @Test
        @Timeout(60)
        void goes_to_the_dead_letters_after_five_receives_with_its_body_unchanged() {
            var body = "{\"not\": [\"a fetch\",  \"message\"], \"é\": \"\\u0000\"}";
            AWS.sqs().sendMessage(r -> r.queueUrl(AWS.queueUrl("FetchQueue")).messageBody(body));
            for (int receive = 1; receive <= 5; receive++) {
                var received = receive("FetchQueue");
                assertThat(received).as("receive %d", receive).hasSize(1);
                assertThat(handle(received)).hasSize(1);
            }
            assertThat(receive("FetchQueue")).isEmpty();
            assertThat(receive("FetchDeadLetters"))
                    .singleElement()
                    .satisfies(dead -> assertThat(dead.body()).isEqualTo(body));
        }

        /** As Lambda does: at once visible again when the function says it failed. */
        private List<Message> receive(String queue) {
            return AWS.sqs()
                    .receiveMessage(r ->
                            r.queueUrl(AWS.queueUrl(queue)).visibilityTimeout(0).waitTimeSeconds(1))
                    .messages();
        }

        private Set<String> handle(List<Message> messages) {
            var records =
                    messages.stream()
                            .map(m -> Map.of("messageId", m.messageId(), "body", m.body()))
                            .toList();
            return FetchWorld.failures(
                    world.handleEvent(Crash.never(), Json.write(Map.of("Records", records))));
        }
    }
}
