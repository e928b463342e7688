package org.masthead.websub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masthead.aws.HubLeases;
import org.masthead.aws.SourcesTable;
import org.masthead.json.Json;
import org.masthead.lambda.Environment;
import org.masthead.lambda.TestContext;
import org.masthead.local.engines.LocalAws;
import org.masthead.page.FetchMessage;
import org.masthead.source.HubLease;
import org.masthead.source.RightsPolicy;
import org.masthead.source.Source;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import tools.jackson.databind.JsonNode;

class WebSubHandlerTest {

    private static final LocalAws AWS = LocalAws.shared();
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final String FEED = "https://crux.example/feed";
    private static final String TOPIC = "https://crux.example/self";
    private static final String HUB = "https://hub.example/";
    private static final String TOKEN = "4f0c8e51d2b7a6934f0c8e51d2b7a693";
    private static final String SECRET = "9d".repeat(32);

    private final HubLeases leases = new HubLeases(AWS.dynamoDb(), AWS.tableName("SourcesTable"));
    private final SourcesTable sources =
            new SourcesTable(AWS.dynamoDb(), AWS.tableName("SourcesTable"));

    private Instant now = NOON;

    @BeforeEach
    void subscription_asked_for() {
        AWS.reset();
        sources.save(
                new Source(
                        "crux",
                        "Crux",
                        "https://crux.example/",
                        List.of(FEED),
                        Optional.empty(),
                        "en",
                        "US",
                        List.of(),
                        "by agreement",
                        RightsPolicy.STATED),
                NOON);
        var asked = HubLease.asked(FEED, HUB, TOPIC, TOKEN, SECRET, NOON);
        assertThat(leases.replace("crux", Optional.empty(), asked)).isTrue();
    }

    /** What came back. */
    private record Answer(int status, String body, JsonNode headers) {}

    private Answer get(String token, Map<String, String> query) {
        return send("GET", token, query, Map.of(), "");
    }

    private Answer push(String body, String signature) {
        return send("POST", TOKEN, Map.of(), Map.of("X-Hub-Signature", signature), body);
    }

    private Answer send(
            String method,
            String token,
            Map<String, String> query,
            Map<String, String> headers,
            String body) {
        var path = "/v1/websub/crux/" + token;
        return send(
                Json.writeBytes(
                        Map.of(
                                "version",
                                "2.0",
                                "routeKey",
                                method + " /v1/websub/{source}/{token}",
                                "rawPath",
                                path,
                                "headers",
                                headers,
                                "queryStringParameters",
                                query,
                                "pathParameters",
                                Map.of("source", "crux", "token", token),
                                "requestContext",
                                Map.of("http", Map.of("method", method, "path", path)),
                                "body",
                                body)));
    }

    private Answer send(byte[] event) {
        var clients = AWS.as("WebSub");
        var handler =
                new WebSubHandler(
                        Environment.of(AWS.environment("WebSub")),
                        clients.dynamoDb(),
                        clients.sqs(),
                        () -> now);
        try {
            var out = new ByteArrayOutputStream();
            handler.handleRequest(new ByteArrayInputStream(event), out, new TestContext());
            var reply = Json.tree(out.toByteArray());
            return new Answer(
                    reply.path("statusCode").asInt(),
                    reply.path("body").asString(),
                    reply.path("headers"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, String> question(String mode, String topic) {
        return Map.of(
                "hub.mode",
                mode,
                "hub.topic",
                topic,
                "hub.challenge",
                "c-1",
                "hub.lease_seconds",
                "3600");
    }

    private HubLease lease() {
        return leases.find("crux", FEED).orElseThrow();
    }

    private Optional<Instant> pushedUntil() {
        return sources.find("crux").orElseThrow().check(FEED).orElseThrow().pushedUntil();
    }

    /** How many messages the fetch queue holds back until the next second, or has to be had. */
    private static int queued() {
        return AWS
                .sqs()
                .getQueueAttributes(request ->
                        request.queueUrl(AWS.queueUrl("FetchQueue"))
                                .attributeNames(
                                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED))
                .attributes()
                .values()
                .stream()
                .mapToInt(Integer::parseInt)
                .sum();
    }

    @Nested
    class AHubThatAsksWhetherWeMeanIt {

        @Test
        void is_answered_with_its_challenge_and_believed_how_long_it_pushes() {
            var answer = get(TOKEN, question("subscribe", TOPIC));
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("c-1");
            assertThat(answer.headers().path("content-type").asString())
                    .isEqualTo("text/plain; charset=utf-8");
            assertThat(lease().granted().orElseThrow().until())
                    .isEqualTo(NOON.plus(Duration.ofHours(1)));
            assertThat(pushedUntil()).contains(NOON.plus(Duration.ofHours(1)));
        }

        @Test
        void twice_is_answered_twice() {
            get(TOKEN, question("subscribe", TOPIC));
            assertThat(get(TOKEN, question("subscribe", TOPIC)).body()).isEqualTo("c-1");
        }

        @ParameterizedTest
        @CsvSource({
            "00000000000000000000000000000000, subscribe, https://crux.example/self",
            TOKEN + ", subscribe, https://crux.example/other",
            TOKEN + ", unsubscribe, https://crux.example/self",
            TOKEN + ", '', https://crux.example/self",
        })
        void about_what_we_did_not_ask_for_is_told_no(String token, String mode, String topic) {
            var answer = get(token, question(mode, topic));
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.body()).doesNotContain("c-1", SECRET);
            assertThat(lease().granted()).isEmpty();
        }

        @Test
        void long_after_we_asked_is_told_no() {
            now = NOON.plus(Duration.ofHours(1));
            assertThat(get(TOKEN, question("subscribe", TOPIC)).status()).isEqualTo(404);
        }

        @Test
        void about_a_source_that_has_been_removed_is_told_no() {
            sources.remove("crux");
            assertThat(get(TOKEN, question("subscribe", TOPIC)).status()).isEqualTo(404);
        }

        @Test
        void for_eternity_is_asked_again_all_the_same() {
            get(
                    TOKEN,
                    Map.of(
                            "hub.mode", "subscribe",
                            "hub.topic", TOPIC,
                            "hub.challenge", "c-1",
                            "hub.lease_seconds", "999999999"));
            assertThat(lease().granted().orElseThrow().until())
                    .isEqualTo(NOON.plus(Duration.ofDays(30)));
        }
    }

    @Nested
    class AHubThatSaysNo {

        @Test
        void is_remembered_with_its_reason_and_the_feed_is_polled_again() {
            get(TOKEN, question("subscribe", TOPIC));
            var answer =
                    get(
                            TOKEN,
                            Map.of(
                                    "hub.mode", "denied",
                                    "hub.topic", TOPIC,
                                    "hub.reason", "over quota"));
            assertThat(answer.status()).isEqualTo(200);
            assertThat(lease().denied()).contains("over quota");
            assertThat(pushedUntil()).isEmpty();
            assertThat(sources.find("crux").orElseThrow().due(NOON)).containsExactly(FEED);
        }

        @Test
        void is_not_believed_about_another_topic() {
            get(TOKEN, Map.of("hub.mode", "denied", "hub.topic", "https://other.example/"));
            assertThat(lease().denied()).isEmpty();
        }
    }

    @Nested
    class APush {

        @ParameterizedTest
        @CsvSource({
            "sha1, HmacSHA1",
            "sha256, HmacSHA256",
            "sha384, HmacSHA384",
            "sha512, HmacSHA512",
        })
        void that_is_signed_has_the_feed_read(String method, String algorithm) throws Exception {
            var answer = push("<feed/>", method + "=" + hmac(algorithm, "<feed/>"));
            assertThat(answer.status()).isEqualTo(202);
            assertThat(queued()).isEqualTo(1);
        }

        @Test
        void of_a_source_that_is_paused_queues_nothing_until_it_is_resumed() throws Exception {
            var signature = "sha256=" + hmac("HmacSHA256", "<feed/>");
            sources.change("crux", it -> it.paused("for a while"));
            assertThat(push("<feed/>", signature).status()).isEqualTo(202);
            assertThat(queued()).isZero();
            sources.change("crux", it -> it.resumed(now));
            push("<feed/>", signature);
            assertThat(queued()).isEqualTo(1);
        }

        @ParameterizedTest
        @CsvSource({
            "sha256=00",
            "sha256=",
            "sha256",
            "md5=00",
            "''",
            "sha256=nothex",
        })
        void that_is_not_is_answered_alike_and_ignored(String signature) {
            var answer = push("<feed/>", signature);
            assertThat(answer.status()).isEqualTo(202);
            assertThat(queued()).isZero();
        }

        @Test
        void whose_body_was_changed_on_its_way_is_ignored() throws Exception {
            push("<feed>!</feed>", "sha256=" + hmac("HmacSHA256", "<feed/>"));
            assertThat(queued()).isZero();
        }

        @Test
        void asks_for_the_next_second_so_that_many_within_one_are_one_read() throws Exception {
            push("<feed/>", "sha256=" + hmac("HmacSHA256", "<feed/>"));
            push("<feed/>", "sha256=" + hmac("HmacSHA256", "<feed/>"));
            var message = received();
            assertThat(message.kind()).isEqualTo(FetchMessage.Kind.FEED);
            assertThat(message.url()).isEqualTo(FEED);
            assertThat(message.issuedAt()).isEqualTo(NOON.plusSeconds(1));
            assertThat(received().issuedAt()).isEqualTo(NOON.plusSeconds(1));
        }

        private static FetchMessage received() {
            var messages =
                    AWS.sqs()
                            .receiveMessage(request ->
                                    request.queueUrl(AWS.queueUrl("FetchQueue"))
                                            .waitTimeSeconds(10))
                            .messages();
            return Json.read(messages.getFirst().body(), FetchMessage.class);
        }

        @Test
        void to_an_unknown_callback_is_told_no() {
            var answer = send("POST", "0".repeat(32), Map.of(), Map.of(), "<feed/>");
            assertThat(answer.status()).isEqualTo(404);
        }

        @Test
        void that_is_larger_than_any_feed_is_refused() {
            assertThat(push("x".repeat(Callback.MAX_BODY + 1), "sha256=00").status())
                    .isEqualTo(413);
        }

        private static String hmac(String algorithm, String body) throws Exception {
            var mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), algorithm));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(UTF_8)));
        }
    }

    @Test
    void the_sample_event_is_answered() throws Exception {
        var answer = send(Files.readAllBytes(Path.of("../../events/websub.json")));
        assertThat(answer.status()).isEqualTo(404);
    }
}
