package org.masthead.fetch;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.masthead.aws.HostsTable;
import org.masthead.aws.PageStore;
import org.masthead.aws.SourcesTable;
import org.masthead.fetch.rights.TdmFile;
import org.masthead.host.HostFile;
import org.masthead.json.Json;
import org.masthead.lambda.Environment;
import org.masthead.lambda.TestContext;
import org.masthead.local.engines.LocalAws;
import org.masthead.page.FetchMessage;
import org.masthead.page.PageKey;
import org.masthead.page.RawPage;
import org.masthead.source.RightsPolicy;
import org.masthead.source.Source;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/** The fetch function on empty engines, held to its role, at a time of the test's choosing. */
final class FetchWorld {

    static final LocalAws AWS = LocalAws.shared();
    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    /** A message as it was sent. */
    record Sent(FetchMessage message, Duration delay) {}

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final List<Sent> sent = new CopyOnWriteArrayList<>();
    private final Queue<FetchMessage> putOff = new ConcurrentLinkedQueue<>();
    private final String privateOrigins;

    FetchWorld(String privateOrigins) {
        AWS.reset();
        this.privateOrigins = privateOrigins;
        for (var host : hosts()) {
            knowRobots(host, "User-agent: *\nCrawl-delay: 0\n");
        }
        carry("courier");
    }

    private List<String> hosts() {
        return privateOrigins.isEmpty() ? List.of() : List.of(privateOrigins.split(",", -1));
    }

    /** What the host's robots.txt says, known for as long as any test lasts; its turn is free. */
    void knowRobots(String host, String robotsTxt) {
        know("http://" + host + "/robots.txt", robotsTxt);
        know("http://" + host + TdmFile.PATH, "");
    }

    /** What a host's file says. */
    void know(String address, String content) {
        new HostsTable(AWS.dynamoDb(), AWS.tableName("HostsTable"))
                .keep(
                        new HostFile(
                                address,
                                now.get().plus(Duration.ofDays(1)),
                                Optional.empty(),
                                Optional.of(now.get()),
                                content.getBytes(StandardCharsets.UTF_8)));
    }

    /** Whatever turns were taken by functions that have died since have run out. */
    void freeHosts() {
        for (var host : hosts()) {
            AWS.dynamoDb()
                    .deleteItem(r ->
                            r.tableName(AWS.tableName("HostsTable"))
                                    .key(Map.of("host", AttributeValue.fromS(host))));
        }
    }

    InstantSource clock() {
        return now::get;
    }

    void pass(Duration time) {
        now.updateAndGet(at -> at.plus(time));
    }

    FetchMessage page(String url) {
        return message(FetchMessage.Kind.PAGE, url);
    }

    FetchMessage feed(String url) {
        return message(FetchMessage.Kind.FEED, url);
    }

    private FetchMessage message(FetchMessage.Kind kind, String url) {
        return FetchMessage.first("courier", kind, url, now.get(), "c-1");
    }

    void carry(String sourceId, String... feeds) {
        carry(RightsPolicy.STATED, sourceId, feeds);
    }

    /** A title whose publisher lets us keep its pages whatever they state. */
    void agree(String sourceId) {
        carry(RightsPolicy.AGREED, sourceId);
    }

    private void carry(RightsPolicy rights, String sourceId, String... feeds) {
        sources()
                .save(
                        new Source(
                                sourceId,
                                sourceId,
                                "https://courier.example/",
                                List.of(feeds),
                                Optional.empty(),
                                "en",
                                "GB",
                                List.of(),
                                "by agreement",
                                rights),
                        now.get());
    }

    SourcesTable sources() {
        return new SourcesTable(AWS.dynamoDb(), AWS.tableName("SourcesTable"));
    }

    /** Hands messages over as one batch; the positions of those that failed. */
    Set<Integer> handle(FetchMessage... messages) {
        return handleBodies(Arrays.stream(messages).map(Json::write).toArray(String[]::new));
    }

    Set<Integer> handleBodies(String... bodies) {
        return handle(Crash.never(), bodies);
    }

    Set<Integer> handle(Crash crash, String... bodies) {
        var records =
                IntStream.range(0, bodies.length)
                        .mapToObj(i -> Map.of("messageId", "" + i, "body", bodies[i]))
                        .toList();
        var failed =
                failures(handleEvent(crash, Json.write(Map.of("Records", records)))).stream()
                        .map(Integer::valueOf)
                        .collect(Collectors.toCollection(TreeSet::new));
        comeBack();
        return failed;
    }

    /** Messages that were put off come again at their moment, as the queue would see to it. */
    private void comeBack() {
        for (var put = putOff.poll(); put != null; put = putOff.poll()) {
            waitUntil(put.notBefore().orElseThrow().at());
            var records = List.of(Map.of("messageId", "0", "body", Json.write(put)));
            handleEvent(Crash.never(), Json.write(Map.of("Records", records)));
        }
    }

    /** The reply to an event. */
    String handleEvent(Crash crash, String event) {
        var reply = new ByteArrayOutputStream();
        try {
            handler(crash)
                    .handleRequest(
                            new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
                            reply,
                            new TestContext());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return reply.toString(StandardCharsets.UTF_8);
    }

    static Set<String> failures(String reply) {
        var ids = new TreeSet<String>();
        for (var failure :
                Json.tree(reply.getBytes(StandardCharsets.UTF_8)).path("batchItemFailures")) {
            ids.add(failure.path("itemIdentifier").asString());
        }
        return ids;
    }

    private FetchHandler handler(Crash crash) {
        var variables = new HashMap<>(AWS.environment("Fetch"));
        variables.put("PRIVATE_ORIGINS", privateOrigins);
        var clients = AWS.as("Fetch");
        return new FetchHandler(
                Environment.of(variables),
                crash.on(DynamoDbClient.class, clients.dynamoDb()),
                crash.on(S3Client.class, clients.s3()),
                crash.on(SqsClient.class, Calls.seen(SqsClient.class, clients.sqs(), this::saw)),
                clock(),
                this::waitUntil);
    }

    private void waitUntil(Instant moment) {
        now.updateAndGet(at -> at.isBefore(moment) ? moment : at);
    }

    @SuppressWarnings("unchecked")
    private void saw(String method, Object request) {
        if (method.equals("sendMessage")) {
            var send = SendMessageRequest.builder();
            ((Consumer<SendMessageRequest.Builder>) request).accept(send);
            var built = send.build();
            var message = sent(built.messageBody(), Duration.ofSeconds(built.delaySeconds()));
            if (message.message().notBefore().isPresent()) {
                putOff.add(message.message());
            } else {
                sent.add(message);
            }
        } else if (method.equals("sendMessageBatch")) {
            var send = SendMessageBatchRequest.builder();
            ((Consumer<SendMessageBatchRequest.Builder>) request).accept(send);
            send.build().entries().forEach(e -> sent.add(sent(e.messageBody(), Duration.ZERO)));
        }
    }

    private static Sent sent(String body, Duration delay) {
        return new Sent(Json.read(body, FetchMessage.class), delay);
    }

    /** Every message the function sent, in order. */
    List<Sent> sent() {
        return List.copyOf(sent);
    }

    List<String> sentUrls() {
        return sent.stream().map(one -> one.message().url()).toList();
    }

    /** How many messages the real queue holds: those to be had now, and those that wait. */
    static int held(String queue) {
        var attributes =
                AWS.sqs()
                        .getQueueAttributes(request ->
                                request.queueUrl(AWS.queueUrl(queue))
                                        .attributeNames(QueueAttributeName.ALL))
                        .attributes();
        return Integer.parseInt(attributes.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                + Integer.parseInt(
                        attributes.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED));
    }

    /** What the pages table says of an address; nothing where it is not there. */
    Map<String, String> known(String url) {
        return table("PagesTable").getOrDefault(PageKey.urlHash(url), Map.of());
    }

    /** Every item of a table, by its key. */
    static Map<String, Map<String, String>> table(String logicalId) {
        var items = new TreeMap<String, Map<String, String>>();
        for (var item : AWS.dynamoDb().scan(r -> r.tableName(AWS.tableName(logicalId))).items()) {
            var texts = new TreeMap<String, String>();
            item.forEach((name, value) -> texts.put(name, text(value)));
            items.put(texts.getOrDefault("urlHash", texts.getOrDefault("id", "")), texts);
        }
        return items;
    }

    private static String text(AttributeValue value) {
        return value.s() != null ? value.s() : value.n() != null ? value.n() : value.toString();
    }

    static List<String> objects() {
        return AWS
                .s3()
                .listObjectsV2(r -> r.bucket(AWS.bucketName("PagesBucket")))
                .contents()
                .stream()
                .map(S3Object::key)
                .toList();
    }

    static RawPage stored(String key) {
        return new PageStore(AWS.s3(), AWS.bucketName("PagesBucket"))
                .get(PageKey.parse(key).orElseThrow());
    }

    /** Everything that outlives the function, in a form that can be compared. */
    Map<String, Object> state() {
        var state = new TreeMap<String, Object>();
        state.put("pages", table("PagesTable"));
        state.put("sources", table("SourcesTable"));
        var pages = new ArrayList<String>();
        for (var key : objects()) {
            var page = stored(key);
            pages.add(key + " " + page.facts() + " " + Arrays.hashCode(page.content()));
        }
        state.put("objects", pages);
        state.put("to extract", held("ExtractQueue"));
        state.put(
                "to fetch",
                sent.stream().map(Sent::toString).collect(Collectors.toCollection(TreeSet::new)));
        return state;
    }
}
