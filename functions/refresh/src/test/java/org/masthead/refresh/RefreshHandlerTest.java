package org.masthead.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.masthead.aws.FetchQueue;
import org.masthead.aws.PagesTable;
import org.masthead.aws.SourcesTable;
import org.masthead.json.Json;
import org.masthead.lambda.Environment;
import org.masthead.lambda.SideBySide;
import org.masthead.lambda.TestContext;
import org.masthead.local.engines.LocalAws;
import org.masthead.page.FetchMessage;
import org.masthead.page.PageAnswer;
import org.masthead.page.PageOutcome;
import org.masthead.source.Check;
import org.masthead.source.RightsPolicy;
import org.masthead.source.Source;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.SqsClient;
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

    private void unchanged(String feed, Instant asked) {
        sources.record(
                "courier",
                feed,
                new Check.Unchanged(Optional.empty(), Optional.empty()),
                asked,
                now.get());
    }

    private void tick() {
        tick(AWS.as("Refresh").dynamoDb());
    }

    private void tick(DynamoDbClient dynamoDb) {
        tick(dynamoDb, AWS.as("Refresh").sqs(), new TestContext());
    }

    private void tick(DynamoDbClient dynamoDb, SqsClient sqs, Context context) {
        var handler =
                new RefreshHandler(
                        Environment.of(AWS.environment("Refresh")), dynamoDb, sqs, now::get);
        try (var event = Files.newInputStream(Path.of("../../events/refresh.json"))) {
            handler.handleRequest(event, new ByteArrayOutputStream(), context);
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
            unchanged("https://courier.example/rss", NOON);
            tick();
            assertThat(asked()).isEmpty();
            now.set(NOON.plus(Duration.ofDays(1)));
            tick();
            assertThat(asked()).hasSize(1);
        }

        @Test
        void is_asked_for_no_feed_but_those_that_are_due() {
            carry("courier", "https://courier.example/rss", "https://courier.example/atom");
            unchanged("https://courier.example/rss", NOON);
            tick();
            assertThat(asked())
                    .extracting(FetchMessage::url)
                    .containsExactly("https://courier.example/atom");
        }

        @Test
        void is_not_asked_while_it_is_paused() {
            carry("courier", "https://courier.example/rss");
            sources.change("courier", it -> it.paused("for a while"));
            now.set(NOON.plus(Duration.ofDays(9)));
            tick();
            assertThat(asked()).isEmpty();
            sources.change("courier", it -> it.resumed(now.get()));
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

    /** A real client, told to somebody before each call. */
    private static <T> T watched(Class<T> type, T real, Consumer<String> eye) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, arguments) -> {
                            eye.accept(method.getName());
                            try {
                                return method.invoke(real, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getTargetException();
                            }
                        }));
    }

    @Nested
    class AYoungPage {

        private static final String URL = "https://courier.example/ferry";

        private final PagesTable pages =
                new PagesTable(AWS.dynamoDb(), AWS.tableName("PagesTable"));

        private void store(String url) {
            pages.answered(
                    FetchMessage.first("courier", FetchMessage.Kind.PAGE, url, NOON, "c-1"),
                    new PageAnswer(
                            PageOutcome.STORED,
                            Optional.empty(),
                            Optional.of("1"),
                            Optional.empty(),
                            Optional.empty()));
        }

        @Test
        void is_asked_for_again_when_that_is_due_and_once_though_the_tick_comes_twice() {
            carry("courier");
            store(URL);
            tick();
            assertThat(asked()).isEmpty();
            now.set(NOON.plus(Duration.ofMinutes(17)));
            tick();
            tick();
            var asked = asked();
            assertThat(asked).extracting(FetchMessage::url).containsExactly(URL);
            assertThat(asked.getFirst().kind()).isEqualTo(FetchMessage.Kind.PAGE);
            assertThat(asked.getFirst().issuedAt()).isEqualTo(NOON.plus(Duration.ofMinutes(15)));
            assertThat(asked.getFirst().correlationId()).isEqualTo("c-1");
        }

        @Test
        void of_a_source_that_is_paused_is_left_alone_and_grows_old() {
            carry("courier");
            store(URL);
            sources.change("courier", it -> it.paused("for a while"));
            now.set(NOON.plus(Duration.ofMinutes(15)));
            tick();
            assertThat(asked()).isEmpty();
            sources.change("courier", it -> it.resumed(now.get()));
            tick();
            assertThat(asked()).isEmpty();
            now.set(NOON.plus(Duration.ofHours(1)));
            tick();
            assertThat(asked()).hasSize(1);
        }

        @Test
        void is_one_of_many_and_none_is_forgotten() {
            carry("courier");
            for (int i = 0; i < 130; i++) {
                store(URL + i);
            }
            now.set(NOON.plus(Duration.ofMinutes(15)));
            tick();
            assertThat(asked()).extracting(FetchMessage::url).doesNotHaveDuplicates().hasSize(130);
        }
    }

    @Nested
    class TenThousandSources {

        private static final int MANY = 10_000;

        /** All in one minute, as after a day on which nothing ran. */
        @Test
        @Timeout(240)
        void are_asked_with_a_call_for_each_shard_one_for_each_source_and_one_for_ten_messages() {
            SideBySide.each(
                    IntStream.range(0, MANY).boxed().toList(),
                    i -> carry("title-" + i, "https://title-" + i + ".example/rss"));
            var calls = new ConcurrentHashMap<String, Integer>();
            Consumer<String> count = call -> calls.merge(call, 1, Integer::sum);
            tick(
                    watched(DynamoDbClient.class, AWS.as("Refresh").dynamoDb(), count),
                    watched(SqsClient.class, AWS.as("Refresh").sqs(), count),
                    new TestContext());
            assertThat(calls)
                    .containsEntry("updateItem", MANY)
                    .containsEntry("sendMessageBatch", MANY / FetchQueue.BATCH)
                    .containsEntry("queryPaginator", 2 * SourcesTable.shards());
            assertThat(calls.keySet())
                    .containsExactlyInAnyOrder("updateItem", "sendMessageBatch", "queryPaginator");
            calls.clear();
            tick(
                    watched(DynamoDbClient.class, AWS.as("Refresh").dynamoDb(), count),
                    watched(SqsClient.class, AWS.as("Refresh").sqs(), count),
                    new TestContext());
            assertThat(calls).containsOnlyKeys("queryPaginator");
        }
    }

    @Nested
    class ATickThatRunsOutOfTime {

        /** A function with so much time, which passes with every question for it. */
        private static Context with(int questions) {
            var left = new AtomicInteger(questions);
            return watchedContext(() -> left.getAndDecrement() > 0 ? 20_000 : 4_000);
        }

        private static Context watchedContext(IntSupplier millisLeft) {
            var real = new TestContext();
            return (Context)
                    Proxy.newProxyInstance(
                            Context.class.getClassLoader(),
                            new Class<?>[] {Context.class},
                            (proxy, method, arguments) ->
                                    method.getName().equals("getRemainingTimeInMillis")
                                            ? millisLeft.getAsInt()
                                            : method.invoke(real, arguments));
        }

        @Test
        void leaves_the_rest_to_the_next_minute_those_that_waited_longest_first() {
            for (int i = 0; i < 60; i++) {
                carry("title-" + i, "https://title-" + i + ".example/rss");
            }
            now.set(NOON.minus(Duration.ofMinutes(9)));
            for (int i = 60; i < 80; i++) {
                carry("title-" + i, "https://title-" + i + ".example/rss");
            }
            now.set(NOON);
            tick(AWS.as("Refresh").dynamoDb(), AWS.as("Refresh").sqs(), with(2));
            assertThat(asked())
                    .extracting(message -> Integer.valueOf(message.sourceId().substring(6)))
                    .hasSize(20)
                    .allMatch(title -> title >= 60);
            tick();
            assertThat(asked()).hasSize(60);
        }
    }

    @Nested
    class ACrashBetweenSendingAndClaiming {

        /** Dies at the first write. */
        private DynamoDbClient dying() {
            return watched(
                    DynamoDbClient.class,
                    AWS.as("Refresh").dynamoDb(),
                    call -> {
                        if (call.equals("updateItem")) {
                            throw new IllegalStateException("crashed");
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
                    .hasSize(4)
                    .contains("https://courier.example/rss", "https://crux.example/atom");
            tick();
            assertThat(asked()).isEmpty();
        }
    }
}
