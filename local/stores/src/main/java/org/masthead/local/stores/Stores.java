package org.masthead.local.stores;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;

/**
 * Apple, Google and Stripe on one loopback port: their APIs' paths do not meet. Every key is made
 * at the start and forgotten at the end.
 */
public final class Stores implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Apple apple;
    private final Google google;
    private final Stripe stripe;
    private final Happenings happenings;

    private Stores(HttpServer server, InstantSource clock, Optional<String> api) {
        this.server = server;
        this.happenings = new Happenings(this, api, clock);
        this.apple = new Apple(AppleAuthority.at(clock.instant()), clock);
        this.google = new Google(clock);
        this.stripe = new Stripe(clock);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Starts the server for a test, which hands events on itself. */
    public static Stores start(int port, InstantSource clock) {
        return start(port, clock, Optional.empty());
    }

    /**
     * Starts the server; it runs until {@link #close}.
     *
     * @param port TCP port on 127.0.0.1; 0 takes a free one
     * @param api whose webhooks are told what {@code POST /happen} asks for
     * @throws UncheckedIOException when the port is taken
     */
    public static Stores start(int port, InstantSource clock, Optional<String> api) {
        try {
            var loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            return new Stores(
                    HttpServer.create(new InetSocketAddress(loopback, port), 0), clock, api);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "port %d of the local stores: %s".formatted(port, e.getMessage()), e);
        }
    }

    /** {@code http://127.0.0.1:PORT}. */
    public String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public Apple apple() {
        return apple;
    }

    public Google google() {
        return google;
    }

    public Stripe stripe() {
        return stripe;
    }

    /** Values for the parameters of template.yaml, so that its functions sell here. */
    public Map<String, String> parameters() {
        return Map.of(
                "StoresAddress",
                origin(),
                "AppleBundle",
                Apple.BUNDLE,
                "AppleAppId",
                Long.toString(Apple.APP_ID),
                "AppleRoots",
                apple.authority().root(),
                "GooglePackage",
                Google.PACKAGE,
                "GooglePushAudience",
                Google.AUDIENCE,
                "GooglePusher",
                Google.PUSHER,
                "CheckoutReturn",
                "http://127.0.0.1:8080/");
    }

    /** What the secret of the stores holds, JSON. */
    public String secret() {
        return JsonMapper.shared()
                .writeValueAsString(
                        Map.of(
                                "stripeKey",
                                Stripe.KEY,
                                "stripeSigningSecret",
                                Stripe.SIGNING_SECRET,
                                "googleServiceAccount",
                                google.serviceAccount(origin()),
                                "appleKey",
                                appleKey(),
                                "appleKeyId",
                                "LOCAL",
                                "appleIssuerId",
                                "00000000-0000-0000-0000-000000000000"));
    }

    private static String appleKey() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var key = generator.generateKeyPair().getPrivate().getEncoded();
            return "-----BEGIN PRIVATE KEY-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key)
                    + "\n-----END PRIVATE KEY-----\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has P-256", e);
        }
    }

    /** Signs what happened as the store would. */
    public SignedEvent event(String store, Happening happening, Sold subscription) {
        return switch (store) {
            case "apple" -> apple.event(happening, subscription);
            case "google" -> google.event(happening, subscription);
            case "stripe" -> stripe.event(happening, subscription);
            default -> throw unknown(store);
        };
    }

    /** Has this subscription from now on. */
    public void put(String store, Sold subscription) {
        switch (store) {
            case "apple" -> apple.put(subscription);
            case "google" -> google.put(subscription);
            case "stripe" -> stripe.put(subscription);
            default -> throw unknown(store);
        }
    }

    /** The store's subscription of that id. */
    public Optional<Sold> find(String store, String id) {
        return switch (store) {
            case "apple" -> apple.find(id);
            case "google" -> google.find(id);
            case "stripe" -> stripe.find(id);
            default -> throw unknown(store);
        };
    }

    private static IllegalArgumentException unknown(String store) {
        return new IllegalArgumentException(
                "no store \"%s\"; there are apple, google and stripe".formatted(store));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var reply = answer(exchange);
            var bytes = reply.body().getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(reply.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private Reply answer(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        var headers = exchange.getRequestHeaders();
        var uri = exchange.getRequestURI();
        var asked =
                new Asked(
                        exchange.getRequestMethod(),
                        uri.getPath(),
                        Optional.ofNullable(headers.getFirst("Authorization")).orElse(""),
                        Asked.form(Optional.ofNullable(uri.getRawQuery()).orElse(""), body),
                        Optional.ofNullable(headers.getFirst("Idempotency-Key")).orElse(""));
        if (asked.path().equals("/happen")) {
            return happenings.answer(asked);
        }
        if (asked.path().startsWith("/inApps/")) {
            return apple.answer(asked);
        }
        return asked.path().startsWith("/v1/") ? stripe.answer(asked) : google.answer(asked);
    }
}
