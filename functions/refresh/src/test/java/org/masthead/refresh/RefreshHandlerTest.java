package org.masthead.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.masthead.aws.SourcesTable;
import org.masthead.json.Json;
import org.masthead.lambda.Environment;
import org.masthead.lambda.TestContext;
import org.masthead.local.engines.LocalAws;
import org.masthead.page.FetchMessage;
import org.masthead.source.CheckHistory.Check;
import org.masthead.source.RightsPolicy;
import org.masthead.source.Source;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.model.Message;

class RefreshHandlerTest {

    private static final LocalAws AWS = LocalAws.shared();
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final SourcesTable sources =
            new SourcesTable(AWS.dynamoDb(), AWS.tableName("SourcesTable"));

    @BeforeEach
    void empty() {
        AWS.reset();
    }

    private void carry(String id, String... feeds) {
        sources.save(
                new Source(
                        id,
                        id,
                        "https://" + id + ".example/",
                        List.of(feeds),
                        Optional.empty(),
                        "en",
                        "GB",
                        List.of(),
                        "by agreement",
                        RightsPolicy.STATED),
                now.get());
    }

    private void tick() {
        tick(AWS.as("Refresh").dynamoDb());
    }

    private void tick(DynamoDbClient dynamoDb) {
        var handler =
                new RefreshHandler(
                        Environment.of(AWS.environment("Refresh")),
                        dynamoDb,
                        AWS.as("Refresh").sqs(),
                        now::get);
        try (var event = Files.newInputStream(Path.of("../../events/refresh.json"))) {
            handler.handleRequest(event, new ByteArrayOutputStream(), new TestContext());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Takes every message from the fetch queue. */
    private static List<FetchMessage> asked() {
        var asked = new ArrayList<FetchMessage>();
        for (var some = receive(); !some.isEmpty(); some = receive()) {
            some.forEach(message -> asked.add(Json.read(message.body(), FetchMessage.class)));
        }
        return asked;
    }

    private static List<Message> receive() {
        return AWS.sqs()
                .receiveMessage(r -> r.queueUrl(AWS.queueUrl("FetchQueue")).maxNumberOfMessages(10))
                .messages();
    }

    @Nested
    class ASourceThatIsDue {

        @Test
        void is_asked_for_each_of_its_feeds() {
            carry("courier", "https://courier.example/rss", "https://courier.example/atom");
            tick();
            var asked = asked();
            assertThat(asked)
                    .extracting(FetchMessage::url)
                    .containsExactlyInAnyOrder(
                            "https://courier.example/rss", "https://courier.example/atom");
            assertThat(asked).extracting(FetchMessage::correlationId).doesNotContain("");
            assertThat(asked)
                    .allSatisfy(message -> {
                        assertThat(message.sourceId()).isEqualTo("courier");
                        assertThat(message.kind()).isEqualTo(FetchMessage.Kind.FEED);
                        assertThat(message.issuedAt()).isEqualTo(NOON);
                        assertThat(message.discovered()).isEqualTo(NOON);
                        assertThat(message.attempt()).isEqualTo(1);
                        assertThat(message.correlationId())
                                .isEqualTo(asked.getFirst().correlationId());
                    });
        }

        @Test
        void is_asked_once_though_the_tick_comes_twice() {
            carry("courier", "https://courier.example/rss");
            tick();
            tick();
            assertThat(asked()).hasSize(1);
        }

        @Test
        void is_asked_again_if_nobody_ever_says_how_the_check_ended() {
            carry("courier", "https://courier.example/rss");
            tick();
            now.set(NOON.plus(Duration.ofMinutes(14)));
            tick();
            assertThat(asked()).hasSize(1);
            now.set(NOON.plus(Duration.ofMinutes(15)));
            tick();
            assertThat(asked()).hasSize(1);
        }

        @Test
        void is_one_of_many_and_none_is_forgotten() {
            for (int i = 0; i < 120; i++) {
                carry("title-" + i, "https://courier.example/" + i);
            }
            tick();
            assertThat(asked()).extracting(FetchMessage::url).doesNotHaveDuplicates().hasSize(120);
        }
    }

    @Nested
    class ASourceThatIsNotDue {

        @Test
        void is_left_alone_until_it_is() {
            carry("courier", "https://courier.example/rss");
            sources.record("courier", NOON, new Check.NothingNew(), "feed unchanged", NOON);
            tick();
            assertThat(asked()).isEmpty();
            now.set(NOON.plus(Duration.ofSeconds(150)));
            tick();
            assertThat(asked()).hasSize(1);
        }

        @Test
        void is_not_asked_while_it_stands_outside_the_index() {
            carry("courier", "https://courier.example/rss");
            AWS.dynamoDb()
                    .updateItem(r ->
                            r.tableName(AWS.tableName("SourcesTable"))
                                    .key(Map.of("id", AttributeValue.fromS("courier")))
                                    .updateExpression("REMOVE dueShard"));
            tick();
            assertThat(asked()).isEmpty();
        }

        @Test
        void or_has_no_feed_or_is_none_at_all_sends_nothing() {
            tick();
            carry("courier");
            tick();
            assertThat(asked()).isEmpty();
        }
    }

    @Nested
    class ACrashBetweenSendingAndClaiming {

        /** Dies at the first write. */
        private DynamoDbClient dying() {
            var real = AWS.as("Refresh").dynamoDb();
            return (DynamoDbClient)
                    Proxy.newProxyInstance(
                            DynamoDbClient.class.getClassLoader(),
                            new Class<?>[] {DynamoDbClient.class},
                            (proxy, method, arguments) -> {
                                if (method.getName().equals("updateItem")) {
                                    throw new IllegalStateException("crashed");
                                }
                                try {
                                    return method.invoke(real, arguments);
                                } catch (InvocationTargetException e) {
                                    throw e.getTargetException();
                                }
                            });
        }

        @Test
        void asks_twice_and_loses_nothing() {
            carry("courier", "https://courier.example/rss");
            carry("crux", "https://crux.example/atom");
            assertThatThrownBy(() -> tick(dying())).hasMessageContaining("crashed");
            now.set(NOON.plus(Duration.ofMinutes(1)));
            tick();
            assertThat(asked())
                    .extracting(FetchMessage::url)
                    .hasSize(3)
                    .contains("https://courier.example/rss", "https://crux.example/atom");
            tick();
            assertThat(asked()).isEmpty();
        }
    }
}
