package org.masthead.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.masthead.aws.FetchQueue;
import org.masthead.fetch.host.Pause;
import org.masthead.json.Json;
import org.masthead.lambda.Environment;
import org.masthead.lambda.TestContext;
import org.masthead.local.engines.LocalAws;
import org.masthead.page.FetchMessage;
import software.amazon.awssdk.services.sqs.model.Message;

/** Eight functions at once, as Lambda runs them: on real time, real queues, real tables. */
class PoliteFetchersTest {

    private static final LocalAws AWS = FetchWorld.AWS;
    private static final int FETCHERS = 8;
    private static final int HOSTS = 50;
    private static final int PAGES = 2;
    private static final int MANY_PAGES = 15;
    private static final Duration GAP = Duration.ofMillis(200);

    private final WatchfulHost.Watch watch = new WatchfulHost.Watch();
    private final List<WatchfulHost> hosts = new ArrayList<>();
    private final AtomicInteger deliveries = new AtomicInteger();

    PoliteFetchersTest() throws IOException {
        AWS.reset();
        new FetchWorld("").carry("courier");
        hosts.add(new WatchfulHost(watch, GAP, MANY_PAGES));
        for (int i = 0; i < HOSTS; i++) {
            hosts.add(new WatchfulHost(watch, GAP, PAGES));
        }
    }

    @AfterEach
    void close() throws IOException {
        for (var host : hosts) {
            host.close();
        }
    }

    @Test
    @Timeout(150)
    void ask_a_host_one_thing_at_a_time_with_a_gap_and_all_hosts_side_by_side() throws Exception {
        var pages = hosts.stream().flatMap(host -> host.pages().stream()).toList();
        var messages = pages.stream().map(PoliteFetchersTest::message).toList();
        queue().send(messages);
        var start = System.nanoTime();
        fetchAll(pages.size());
        var took = Duration.ofNanos(System.nanoTime() - start);
        System.out.printf(
                "%d pages of %d hosts by %d fetchers: %.1f s, %d deliveries, at"
                        + " most %d hosts asked at once%n",
                pages.size(),
                hosts.size(),
                FETCHERS,
                took.toMillis() / 1000.0,
                deliveries.get(),
                watch.most());

        assertThat(hosts)
                .allSatisfy(host -> {
                    assertThat(host.mostAtOnce()).as("requests at once").isEqualTo(1);
                    assertThat(host.leastGap())
                            .as("from start to start")
                            .isGreaterThanOrEqualTo(GAP);
                    assertThat(host.requests())
                            .as("each page, robots.txt, tdmrep.json")
                            .hasSize(host.pages().size() + 2);
                });
        assertThat(watch.most()).as("hosts asked at once").isGreaterThan(5);
        assertThat(FetchWorld.held("FetchDeadLetters")).isZero();
    }

    private static FetchQueue queue() {
        return new FetchQueue(AWS.sqs(), AWS.queueUrl("FetchQueue"));
    }

    private static FetchMessage message(String url) {
        return FetchMessage.first("courier", FetchMessage.Kind.PAGE, url, FetchWorld.NOON, "c-1");
    }

    private void fetchAll(int pages) throws Exception {
        try (var threads = Executors.newFixedThreadPool(FETCHERS)) {
            var fetchers = new ArrayList<Callable<Integer>>();
            for (int i = 0; i < FETCHERS; i++) {
                var handler = handler();
                fetchers.add(() -> fetchUntilDone(handler, pages));
            }
            for (var fetcher : threads.invokeAll(fetchers)) {
                deliveries.addAndGet(fetcher.get());
            }
        }
    }

    /** A function of its own: its own clients, its own memory. */
    private FetchHandler handler() {
        var variables = new HashMap<>(AWS.environment("Fetch"));
        variables.put(
                "PRIVATE_ORIGINS",
                hosts.stream().map(WatchfulHost::hostAndPort).collect(Collectors.joining(",")));
        var clients = AWS.as("Fetch");
        var clock = Clock.systemUTC();
        return new FetchHandler(
                Environment.of(variables),
                clients.dynamoDb(),
                clients.s3(),
                clients.sqs(),
                clock,
                Pause.sleeping(clock));
    }

    /** As the event source mapping does it; how many messages it took. */
    private static int fetchUntilDone(FetchHandler handler, int pages) throws IOException {
        var end = Instant.now().plusSeconds(120);
        int taken = 0;
        while (stored() < pages || FetchWorld.held("FetchQueue") > 0) {
            assertThat(Instant.now()).as("all done before").isBefore(end);
            var messages =
                    AWS.sqs()
                            .receiveMessage(r ->
                                    r.queueUrl(AWS.queueUrl("FetchQueue"))
                                            .maxNumberOfMessages(10)
                                            .waitTimeSeconds(1))
                            .messages();
            taken += messages.size();
            if (!messages.isEmpty()) {
                deliver(handler, messages);
            }
        }
        return taken;
    }

    private static long stored() {
        return FetchWorld.table("PagesTable").values().stream()
                .filter(page -> "stored".equals(page.get("fetched")))
                .count();
    }

    private static void deliver(FetchHandler handler, List<Message> messages) throws IOException {
        var records =
                messages.stream()
                        .map(m -> Map.of("messageId", m.messageId(), "body", m.body()))
                        .toList();
        var reply = new ByteArrayOutputStream();
        handler.handleRequest(
                new ByteArrayInputStream(Json.writeBytes(Map.of("Records", records))),
                reply,
                new TestContext());
        assertThat(FetchWorld.failures(reply.toString(StandardCharsets.UTF_8))).isEmpty();
        for (var message : messages) {
            AWS.sqs()
                    .deleteMessage(r ->
                            r.queueUrl(AWS.queueUrl("FetchQueue"))
                                    .receiptHandle(message.receiptHandle()));
        }
    }
}
