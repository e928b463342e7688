package org.masthead.local.publishers;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A hub for the feeds of this server (W3C Recommendation "WebSub"). Takes subscriptions from this
 * machine only, verifies that they are meant, and pushes what is new, signed.
 */
final class Hub implements Site {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Where to push what a topic has new, and the secret to sign it with. */
    private record Subscriber(URI callback, String secret) {}

    private final Map<String, Map<URI, Subscriber>> byTopic = new ConcurrentHashMap<>();
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final String address;
    private final List<String> topics;
    private final Executor threads;

    Hub(String address, List<String> topics, Executor threads) {
        this.address = address;
        this.topics = topics;
        this.threads = threads;
    }

    /** Who has subscribed, for people: {@code GET /hub/}. */
    @Override
    public Answer answer(String path) {
        StringBuilder list = new StringBuilder();
        for (String topic : topics) {
            list.append("%d subscribed to %s%n".formatted(subscribers(topic).size(), topic));
        }
        return Answer.document(
                "text/plain; charset=utf-8", Bytes.of(list.toString(), StandardCharsets.UTF_8));
    }

    /** Takes a subscription; whether it is meant is asked afterwards (§5.3). */
    Answer subscribe(Map<String, String> form) {
        String topic = form.getOrDefault("hub.topic", "");
        String callback = form.getOrDefault("hub.callback", "");
        if (!form.getOrDefault("hub.mode", "").equals("subscribe")
                || !topics.contains(topic)
                || !callback.startsWith("http://127.0.0.1:")) {
            return Answer.problem(400, "Subscribe from this machine to one of " + topics);
        }
        String lease = form.getOrDefault("hub.lease_seconds", "864000");
        var subscriber = new Subscriber(URI.create(callback), form.getOrDefault("hub.secret", ""));
        threads.execute(() -> verify(topic, subscriber, lease));
        return Answer.problem(202, "Verifying");
    }

    private void verify(String topic, Subscriber subscriber, String lease) {
        String challenge = UUID.randomUUID().toString();
        String question =
                "?hub.mode=subscribe&hub.topic=%s&hub.challenge=%s&hub.lease_seconds=%s"
                        .formatted(
                                URLEncoder.encode(topic, StandardCharsets.UTF_8), challenge, lease);
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(subscriber.callback() + question))
                        .timeout(PATIENCE)
                        .build();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() / 100 == 2 && answer.body().equals(challenge)) {
                subscribers(topic).put(subscriber.callback(), subscriber);
            }
        } catch (IOException e) {
            // Not verified: the subscriber asks again.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Map<URI, Subscriber> subscribers(String topic) {
        return byTopic.computeIfAbsent(topic, ignored -> new ConcurrentHashMap<>());
    }

    /** Pushes a feed as it is now to everyone who has subscribed to it (§7). */
    void push(String topic, String contentType, Bytes feed) {
        for (Subscriber subscriber : subscribers(topic).values()) {
            threads.execute(() -> push(subscriber, topic, contentType, feed.copy()));
        }
    }

    private void push(Subscriber subscriber, String topic, String contentType, byte[] feed) {
        HttpRequest request =
                HttpRequest.newBuilder(subscriber.callback())
                        .timeout(PATIENCE)
                        .header("Content-Type", contentType)
                        .header(
                                "Link",
                                "<%s>; rel=\"hub\", <%s>; rel=\"self\"".formatted(address, topic))
                        .header("X-Hub-Signature", "sha256=" + hmac(subscriber.secret(), feed))
                        .POST(BodyPublishers.ofByteArray(feed))
                        .build();
        try {
            int status = http.send(request, BodyHandlers.discarding()).statusCode();
            if (status == 410) {
                subscribers(topic).remove(subscriber.callback());
            }
        } catch (IOException e) {
            // A subscriber that is away polls when it is back.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String hmac(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
