package org.masthead.membership;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.masthead.aws.LedgerTable;
import org.masthead.aws.MembersTable;
import org.masthead.aws.PurchasesTable;
import org.masthead.json.Json;
import org.masthead.lambda.Environment;
import org.masthead.lambda.TestContext;
import org.masthead.local.engines.LocalAws;
import org.masthead.local.stores.Happening;
import org.masthead.local.stores.SignedEvent;
import org.masthead.local.stores.Sold;
import org.masthead.local.stores.Stores;
import org.masthead.member.Ledger;
import org.masthead.member.LedgerLine;
import org.masthead.member.Plans;
import org.masthead.member.Store;
import org.masthead.member.SubscriptionId;
import org.masthead.membership.store.Rounds;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.sqs.model.Message;
import tools.jackson.databind.JsonNode;

/** Stores on loopback, engines, and this module's functions, each held to its own role. */
final class StoreWorld {

    static final LocalAws AWS = LocalAws.shared();
    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    /** Cognito's subjects are such. */
    static final String ADA = "0d0b1c2d-3e4f-4a5b-8c6d-7e8f9a0b1c2d";

    /** What the plans call one product each. */
    static final Map<String, String> MONTHLY =
            Map.of(
                    "apple", "org.masthead.monthly",
                    "google", "masthead:monthly",
                    "stripe", "price_masthead_monthly_eur");

    static final Map<String, String> YEARLY =
            Map.of(
                    "apple", "org.masthead.yearly",
                    "google", "masthead:yearly",
                    "stripe", "price_masthead_yearly_eur");

    private Instant now = NOON;

    final Stores stores = Stores.start(0, () -> now);
    final LedgerTable ledger =
            new LedgerTable(
                    AWS.dynamoDb(), AWS.tableName("MembersTable"), Plans.bundled(), () -> now);
    final PurchasesTable purchases =
            new PurchasesTable(AWS.dynamoDb(), AWS.tableName("PurchasesTable"));
    final MembersTable members = new MembersTable(AWS.dynamoDb(), AWS.tableName("MembersTable"));

    /** What came back. */
    record Answer(int status, JsonNode headers, JsonNode body) {}

    StoreWorld() {
        AWS.reset();
        AWS.putSecret("StoreSecret", stores.secret());
    }

    Instant now() {
        return now;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    Environment environment(String function, Map<String, String> changed) {
        var all = new HashMap<>(AWS.environment(function));
        var names =
                Map.of(
                        "StoresAddress", "STORES_ADDRESS",
                        "AppleBundle", "APPLE_BUNDLE",
                        "AppleAppId", "APPLE_APP_ID",
                        "AppleRoots", "APPLE_ROOTS",
                        "GooglePackage", "GOOGLE_PACKAGE",
                        "GooglePushAudience", "GOOGLE_PUSH_AUDIENCE",
                        "GooglePusher", "GOOGLE_PUSHER",
                        "CheckoutReturn", "CHECKOUT_RETURN");
        stores.parameters()
                .forEach((name, value) -> all.put(names.getOrDefault(name, name), value));
        all.putAll(changed);
        return Environment.of(all);
    }

    WebhookHandler webhook() {
        return webhook(Map.of());
    }

    WebhookHandler webhook(Map<String, String> changed) {
        var clients = AWS.as("Webhook");
        return new WebhookHandler(
                environment("Webhook", changed),
                clients.sqs(),
                clients::s3,
                clients.secrets(),
                () -> now);
    }

    Answer call(SignedEvent event) {
        return call(webhook(), event.store(), event.headers(), event.body());
    }

    Answer call(WebhookHandler handler, String store, Map<String, String> headers, String body) {
        var path = "/v1/webhooks/" + store;
        var event =
                Map.of(
                        "version",
                        "2.0",
                        "routeKey",
                        "POST /v1/webhooks/{store}",
                        "rawPath",
                        path,
                        "headers",
                        headers,
                        "pathParameters",
                        Map.of("store", store),
                        "requestContext",
                        Map.of("http", Map.of("method", "POST", "path", path)),
                        "body",
                        body);
        return answer(out ->
                handler.handleRequest(
                        new ByteArrayInputStream(Json.writeBytes(event)), out, new TestContext()));
    }

    Answer member(String member, String route, Object body) {
        var path = "/v1/me/" + route;
        var claims = Map.of("jwt", Map.of("claims", Map.of("sub", member)));
        var event =
                Map.of(
                        "version",
                        "2.0",
                        "routeKey",
                        "POST " + path,
                        "rawPath",
                        path,
                        "headers",
                        Map.of(),
                        "requestContext",
                        Map.of(
                                "http",
                                Map.of("method", "POST", "path", path),
                                "authorizer",
                                claims),
                        "body",
                        body instanceof String text ? text : Json.write(body));
        return member(Json.writeBytes(event));
    }

    /** A member's request as API Gateway hands it on. */
    Answer member(byte[] event) {
        var clients = AWS.as("Purchases");
        var handler =
                new PurchasesHandler(
                        environment("Purchases", Map.of()),
                        clients.dynamoDb(),
                        clients.s3(),
                        clients.secrets(),
                        () -> now);
        return answer(out ->
                handler.handleRequest(new ByteArrayInputStream(event), out, new TestContext()));
    }

    private interface Call {
        void run(ByteArrayOutputStream out) throws IOException;
    }

    private static Answer answer(Call call) {
        var out = new ByteArrayOutputStream();
        try {
            call.run(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var reply = Json.tree(out.toByteArray());
        return new Answer(
                reply.path("statusCode").asInt(),
                reply.path("headers"),
                Json.tree(reply.path("body").asString("{}").getBytes(UTF_8)));
    }

    /** Messages in the queue of store events, taken out of it. */
    List<Message> queued() {
        var all = new ArrayList<Message>();
        for (int empty = 0; empty < 2; ) {
            var some =
                    AWS.sqs()
                            .receiveMessage(request ->
                                    request.queueUrl(AWS.queueUrl("StoreEventsQueue"))
                                            .maxNumberOfMessages(10))
                            .messages();
            empty = some.isEmpty() ? empty + 1 : 0;
            some.forEach(message ->
                    AWS.sqs()
                            .deleteMessage(request ->
                                    request.queueUrl(AWS.queueUrl("StoreEventsQueue"))
                                            .receiptHandle(message.receiptHandle())));
            all.addAll(some);
        }
        return all;
    }

    /** Keys of events that were too long for a message. */
    List<String> longEvents() {
        return AWS
                .s3()
                .listObjectsV2(request ->
                        request.bucket(AWS.bucketName("EditionsBucket")).prefix("store-events/"))
                .contents()
                .stream()
                .map(S3Object::key)
                .toList();
    }

    /** Gives what is in the queue to the function behind it; how many come back. */
    int deliverQueued() {
        return deliver(queued().stream().map(Message::body).toList());
    }

    /** Gives bodies to the function behind the queue; how many come back. */
    int deliver(List<String> bodies) {
        var clients = AWS.as("StoreEvents");
        var handler =
                new StoreEventsHandler(
                        environment("StoreEvents", Map.of()),
                        clients.dynamoDb(),
                        clients.s3(),
                        clients.secrets(),
                        () -> now);
        var records = new ArrayList<Map<String, String>>();
        for (int i = 0; i < bodies.size(); i++) {
            records.add(Map.of("messageId", "m" + i, "body", bodies.get(i)));
        }
        var out = new ByteArrayOutputStream();
        try {
            handler.handleRequest(
                    new ByteArrayInputStream(Json.writeBytes(Map.of("Records", records))),
                    out,
                    new TestContext());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Json.tree(out.toByteArray()).path("batchItemFailures").size();
    }

    /** Through the webhook, the queue, and into the ledger. */
    void arrive(SignedEvent event) {
        var answer = call(event);
        if (answer.status() != 200) {
            throw new AssertionError(event.type() + ": " + answer);
        }
        if (deliverQueued() > 0) {
            throw new AssertionError(event.type() + " came back");
        }
    }

    /** Something happens at a store, which tells us. */
    Sold happens(String store, Happening happening, Sold subscription) {
        var after = subscription.after(happening, now);
        stores.put(store, after);
        arrive(stores.event(store, happening, after));
        return after;
    }

    Sold sold(String store) {
        return Sold.of(
                store + "-" + UUID.randomUUID(),
                Optional.of(ADA),
                MONTHLY.getOrDefault(store, ""),
                now);
    }

    static SubscriptionId id(String store, Sold subscription) {
        return new SubscriptionId(Store.of(store).orElseThrow(), subscription.id());
    }

    /** The line that decides about a subscription of Ada's. */
    Optional<LedgerLine> latest(SubscriptionId id) {
        return ledger.holder(id).flatMap(member -> Ledger.latest(ledger.of(member), id));
    }

    /** Operators put these in place of the build's plans. */
    static void putPlans(String plans) {
        AWS.s3()
                .putObject(
                        request ->
                                request.bucket(AWS.bucketName("EditionsBucket"))
                                        .key("plans/plans.json"),
                        RequestBody.fromString(plans));
    }

    /** One round that is given as little time as that. */
    Rounds.Report round(BooleanSupplier timeLeft) {
        var clients = AWS.as("Rounds");
        var desk =
                StoreDesk.of(
                        environment("Rounds", Map.of()),
                        clients.dynamoDb(),
                        clients.s3(),
                        clients.secrets(),
                        () -> now);
        return new Rounds(desk.shops(), desk.books(), desk.ledger(), desk.purchases(), () -> now)
                .run(timeLeft);
    }

    JsonNode round() {
        var clients = AWS.as("Rounds");
        var handler =
                new RoundsHandler(
                        environment("Rounds", Map.of()),
                        clients.dynamoDb(),
                        clients.s3(),
                        clients.secrets(),
                        () -> now);
        var out = new ByteArrayOutputStream();
        try {
            handler.handleRequest(
                    new ByteArrayInputStream("{}".getBytes(UTF_8)), out, new TestContext());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Json.tree(out.toByteArray());
    }
}
