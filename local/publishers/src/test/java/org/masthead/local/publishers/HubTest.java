package org.masthead.local.publishers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HubTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** What the hub sent to the subscriber. */
    private record Received(String method, Optional<String> query, String signature, String body) {}

    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
    private final Publishers publishers =
            Publishers.start(0, new Clock(), Optional.empty(), wait -> {});
    private HttpServer subscriber = serve();

    private HttpServer serve() {
        try {
            var loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            var server = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
            server.createContext("/", this::receive);
            return server;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeEach
    void start() {
        subscriber.start();
    }

    @AfterEach
    void stop() {
        subscriber.stop(0);
        publishers.close();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            var query = Optional.ofNullable(exchange.getRequestURI().getQuery());
            var signature =
                    Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Hub-Signature"));
            var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            byte[] answer =
                    query.orElse("")
                            .replaceFirst(".*hub.challenge=([^&]*).*", "$1")
                            .getBytes(UTF_8);
            exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
            received.add(
                    new Received(exchange.getRequestMethod(), query, signature.orElse(""), body));
        }
    }

    private Received next() throws InterruptedException {
        return Optional.ofNullable(received.poll(20, TimeUnit.SECONDS)).orElseThrow();
    }

    private int post(String path, String form) throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create(publishers.origin() + path))
                        .POST(BodyPublishers.ofString(form))
                        .build();
        return HTTP.send(request, BodyHandlers.discarding()).statusCode();
    }

    private String subscription(String topic) {
        return "hub.mode=subscribe&hub.lease_seconds=60&hub.secret=s3cret&hub.topic="
                + URLEncoder.encode(topic, UTF_8)
                + "&hub.callback="
                + URLEncoder.encode(
                        "http://127.0.0.1:" + subscriber.getAddress().getPort() + "/cb", UTF_8);
    }

    @Test
    void asks_whether_a_subscription_is_meant_and_pushes_what_is_published_signed()
            throws Exception {
        var topic = publishers.origin() + "/crux/index.atom";
        assertThat(post("/hub", subscription(topic))).isEqualTo(202);
        var question = next();
        assertThat(question.query().orElseThrow())
                .contains("hub.mode=subscribe", "hub.topic=" + topic, "hub.lease_seconds=60");
        pushUntilReceived();
    }

    /** The hub knows of the subscription only when it has read our answer. */
    private void pushUntilReceived() throws Exception {
        var push = Optional.<Received>empty();
        for (int attempt = 0; push.isEmpty() && attempt < 20; attempt++) {
            assertThat(post("/crux/publish", "")).isEqualTo(202);
            push = Optional.ofNullable(received.poll(1, TimeUnit.SECONDS));
        }
        var feed = push.orElseThrow().body();
        assertThat(feed).contains("Alert 1: Norvane grid");
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("s3cret".getBytes(UTF_8), "HmacSHA256"));
        assertThat(push.orElseThrow().signature())
                .isEqualTo("sha256=" + HexFormat.of().formatHex(mac.doFinal(feed.getBytes(UTF_8))));
    }

    @Test
    void takes_no_subscription_to_what_it_does_not_push() throws Exception {
        assertThat(post("/hub", subscription("https://elsewhere.example/feed"))).isEqualTo(400);
        assertThat(post("/hub", "hub.mode=subscribe")).isEqualTo(400);
    }

    @Test
    void a_title_without_a_hub_can_publish_all_the_same() throws Exception {
        assertThat(post("/tramline/publish", "")).isEqualTo(202);
        assertThat(post("/nowhere/publish", "")).isEqualTo(405);
    }

    @Test
    void a_feed_names_the_hub_and_itself() throws Exception {
        var feed =
                HTTP.send(
                                HttpRequest.newBuilder(
                                                URI.create(
                                                        publishers.origin() + "/crux/index.atom"))
                                        .build(),
                                BodyHandlers.ofString())
                        .body();
        assertThat(feed)
                .contains("rel=\"hub\" href=\"" + publishers.origin() + "/hub\"")
                .contains("href=\"" + publishers.origin() + "/crux/index.atom\"");
    }

    @Test
    void a_title_that_is_told_to_nobody_is_there_all_the_same() {
        assertThat(publishers.titles()).noneMatch(title -> title.id().equals("lantern"));
    }
}
