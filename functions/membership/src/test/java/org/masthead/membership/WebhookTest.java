package org.masthead.membership;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.masthead.membership.StoreWorld.AWS;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.json.Json;
import org.masthead.local.stores.AppleAuthority;
import org.masthead.local.stores.Happening;
import org.masthead.local.stores.Jws;
import org.masthead.local.stores.SignedEvent;
import org.masthead.local.stores.Stores;
import org.masthead.local.stores.Stripe;
import org.masthead.membership.store.StoreEvent;
import software.amazon.awssdk.services.sqs.model.Message;

class WebhookTest {

    private final StoreWorld world = new StoreWorld();

    @AfterEach
    void close() {
        world.stores.close();
    }

    private SignedEvent bought(String store) {
        return world.stores.event(store, Happening.BOUGHT, world.sold(store));
    }

    private void is_refused(StoreWorld.Answer answer, int status, String why) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body().path("type").asString())
                .isEqualTo("urn:masthead:problem:webhook-refused");
        assertThat(answer.body().path("detail").asString()).contains(why);
        assertThat(world.queued()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"apple", "google", "stripe"})
    void what_a_store_has_signed_waits_in_the_queue_byte_for_byte(String store) {
        var event = bought(store);
        assertThat(world.call(event).status()).isEqualTo(200);
        var queued = world.queued();
        assertThat(queued).hasSize(1);
        var kept = Json.read(queued.getFirst().body(), StoreEvent.class);
        assertThat(kept.body()).isEqualTo(event.body());
        assertThat(kept.store().label()).isEqualTo(store);
        assertThat(kept.receivedAt()).isEqualTo(world.now());
    }

    @ParameterizedTest
    @ValueSource(strings = {"apple", "google", "stripe"})
    void an_event_that_cannot_be_kept_is_not_answered_with_success(String store) {
        var gone = AWS.queueUrl("StoreEventsQueue") + "-gone";
        var event = bought(store);
        var handler = world.webhook(Map.of("STORE_EVENTS_QUEUE_URL", gone));
        assertThat(world.call(handler, store, event.headers(), event.body()).status())
                .isEqualTo(500);
    }

    @ParameterizedTest
    @CsvSource({"apple, 400, not JSON", "google, 400, JSON", "stripe, 401, signature"})
    void a_body_of_a_megabyte_that_no_store_has_signed_is_refused_and_not_kept(
            String store, int status, String why) {
        var headers = bought(store).headers();
        var body = "x".repeat(1_048_576);
        is_refused(world.call(world.webhook(), store, headers, body), status, why);
        assertThat(world.longEvents()).isEmpty();
    }

    @Nested
    class AnEventTooLongForAMessage {

        private SignedEvent padded(SignedEvent event, int letters) {
            var body = "{\"pad\":\"" + "x".repeat(letters) + "\"," + event.body().substring(1);
            var headers =
                    event.store().equals("stripe")
                            ? Map.of("stripe-signature", world.stores.stripe().sign(body))
                            : event.headers();
            return new SignedEvent(event.store(), event.type(), headers, body);
        }

        @ParameterizedTest
        @CsvSource({
            "apple, 262144",
            "apple, 1048576",
            "google, 1048576",
            "stripe, 1048576",
            "stripe, 4194304"
        })
        void is_taken_in_like_any_other_and_then_kept_no_longer(String store, int letters) {
            var sold = world.sold(store);
            world.stores.put(store, sold);
            world.members.see(StoreWorld.ADA, world.now());
            var event = padded(world.stores.event(store, Happening.BOUGHT, sold), letters);
            assertThat(world.call(event).status()).isEqualTo(200);
            assertThat(world.longEvents()).hasSize(1);
            var messages = world.queued().stream().map(Message::body).toList();
            assertThat(messages).hasSize(1).allMatch(it -> it.length() < 200);
            assertThat(world.deliver(messages)).isZero();
            assertThat(world.ledger.holder(StoreWorld.id(store, sold))).contains(StoreWorld.ADA);
            assertThat(world.longEvents()).isEmpty();
            assertThat(world.deliver(messages)).as("delivered twice").isZero();
        }

        @Test
        void that_cannot_be_taken_in_is_kept() {
            var unknown =
                    world.stores.stripe().event("invented.thing", Map.of("id", "x"), Map.of());
            world.call(padded(unknown, 1_048_576));
            assertThat(world.deliverQueued()).isEqualTo(1);
            assertThat(world.longEvents()).hasSize(1);
        }

        @Test
        void that_cannot_be_kept_is_not_answered_with_success() {
            var event = padded(bought("stripe"), 1_048_576);
            var handler = world.webhook(Map.of("EDITIONS_BUCKET", "gone"));
            assertThat(world.call(handler, "stripe", event.headers(), event.body()).status())
                    .isEqualTo(500);
            assertThat(world.queued()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"voucher", "amazon", "", "../apple"})
    void a_store_that_there_is_not_is_told_so(String store) {
        var answer = world.call(world.webhook(), store, Map.of(), "{}");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body().path("type").asString())
                .isEqualTo("urn:masthead:problem:no-such-store");
    }

    @ParameterizedTest
    @CsvSource({"apple, APPLE_BUNDLE", "google, GOOGLE_PACKAGE", "stripe, CHECKOUT_RETURN"})
    void a_store_that_is_not_set_up_takes_nothing(String store, String variable) {
        var event = bought(store);
        var handler = world.webhook(Map.of(variable, ""));
        assertThat(world.call(handler, store, event.headers(), event.body()).status())
                .isEqualTo(404);
        assertThat(world.queued()).isEmpty();
    }

    @Nested
    class Apples {

        private StoreWorld.Answer send(String body) {
            return world.call(world.webhook(), "apple", Map.of(), body);
        }

        private StoreWorld.Answer send(AppleAuthority authority, Map<String, ?> notification) {
            return sendSigned(authority.sign(notification));
        }

        private StoreWorld.Answer sendSigned(String jws) {
            return send(Json.write(Map.of("signedPayload", jws)));
        }

        private Map<String, Object> notification() {
            return world.stores
                    .apple()
                    .notification("SUBSCRIBED", "INITIAL_BUY", world.sold("apple"), world.now());
        }

        private AppleAuthority authority() {
            return world.stores.apple().authority();
        }

        @SuppressWarnings("unchecked")
        private Map<String, Object> with(String field, Object value) {
            var notification = notification();
            ((Map<String, Object>) notification.getOrDefault("data", Map.of())).put(field, value);
            return notification;
        }

        @Test
        void chain_to_another_root_is_refused() {
            is_refused(
                    send(AppleAuthority.at(world.now()), notification()),
                    401,
                    "does not lead to a root");
        }

        @Test
        void signer_that_apple_gave_to_a_developer_is_refused() {
            var root = AppleAuthority.unmarkedAt(world.now());
            var handler = world.webhook(Map.of("APPLE_ROOTS", root.root()));
            var body = Json.write(Map.of("signedPayload", root.sign(notification())));
            is_refused(world.call(handler, "apple", Map.of(), body), 401, "chain");
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2})
        void chain_that_is_too_short_is_refused(int certificates) {
            is_refused(
                    sendSigned(authority().signWithChainOf(certificates, notification())),
                    401,
                    "three certificates");
        }

        @Test
        void bundle_of_another_app_is_refused() {
            is_refused(
                    send(authority(), with("bundleId", "org.example.other")), 401, "another app");
        }

        @Test
        void number_of_another_app_is_refused() {
            is_refused(send(authority(), with("appAppleId", 1)), 401, "another app");
        }

        @ParameterizedTest
        @ValueSource(strings = {"Sandbox", "Xcode", "LocalTesting", "Elsewhere"})
        void sandbox_in_production_is_refused(String environment) {
            is_refused(
                    send(authority(), with("environment", environment)),
                    401,
                    "another environment");
        }

        @Test
        void production_in_the_sandbox_is_refused() {
            var handler = world.webhook(Map.of("APPLE_ENVIRONMENT", "Sandbox"));
            var event = bought("apple");
            is_refused(
                    world.call(handler, "apple", Map.of(), event.body()),
                    401,
                    "another environment");
        }

        @Test
        void payload_that_was_altered_is_refused() {
            var parts = authority().sign(notification()).split("\\.", -1);
            var other = authority().sign(notification()).split("\\.", -1);
            is_refused(
                    sendSigned(parts[0] + "." + other[1] + "." + parts[2]),
                    401,
                    "the signature is not right");
        }

        @ParameterizedTest
        @ValueSource(strings = {"=", "==", ".", "+/", " ", "\n", "é"})
        void base64url_that_is_not_strict_is_refused(String more) {
            is_refused(sendSigned(authority().sign(notification()) + more), 401, "no signed text");
        }

        @Test
        void spelling_of_the_same_signature_with_spare_bits_is_refused() {
            var jws = authority().sign(notification());
            // 64 bytes leave four bits of the last letter unused.
            var other = (char) (jws.charAt(jws.length() - 1) + 1);
            is_refused(
                    sendSigned(jws.substring(0, jws.length() - 1) + other), 401, "no signed text");
        }

        @Test
        void algorithm_none_is_refused() {
            var parts = authority().sign(notification()).split("\\.", -1);
            var head = Jws.part("{\"alg\":\"none\"}".getBytes(UTF_8));
            is_refused(sendSigned(head + "." + parts[1] + "."), 401, "no signed text");
            is_refused(
                    sendSigned(head + "." + parts[1] + "." + parts[2]),
                    401,
                    "the signature is not right");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "not json       | 400 | not JSON",
                    "{              | 400 | not JSON",
                    "{}             | 401 | no signed text",
                    "[]             | 401 | no signed text",
                    "{\"signedPayload\":7}   | 401 | no signed text",
                    "{\"signedPayload\":\"a.b.c\"} | 401 | no signed text",
                })
        void body_that_is_no_notification_is_refused(String body, int status, String why) {
            is_refused(send(body), status, why);
        }

        @Test
        void body_that_is_empty_is_refused() {
            var answer = send("");
            assertThat(answer.status()).isIn(400, 401);
        }
    }

    @Nested
    class Googles {

        private StoreWorld.Answer send(String authorization) {
            var body = bought("google").body();
            return world.call(
                    world.webhook(), "google", Map.of("authorization", authorization), body);
        }

        private StoreWorld.Answer claiming(Map<String, ?> changed) {
            return send("Bearer " + world.stores.google().pushToken(changed));
        }

        @ParameterizedTest
        @CsvSource({
            "aud, https://elsewhere.example, audience",
            "iss, https://accounts.example, issuer",
            "email, mallory@elsewhere.example, another account",
        })
        void token_with_another_claim_is_refused(String claim, String value, String why) {
            is_refused(claiming(Map.of(claim, value)), 401, why);
        }

        @Test
        void address_that_google_has_not_verified_is_refused() {
            is_refused(claiming(Map.of("email_verified", false)), 401, "another account");
        }

        @Test
        void token_that_is_over_is_refused() {
            is_refused(claiming(Map.of("exp", world.now().getEpochSecond() - 1)), 401, "expired");
        }

        @Test
        void token_by_another_key_is_refused() {
            try (var other = Stores.start(0, world::now)) {
                is_refused(send("Bearer " + other.google().pushToken()), 401, "refused");
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "Bearer ", "Bearer x", "Basic YTpi"})
        void no_token_is_refused(String header) {
            is_refused(send(header), 401, "no bearer token");
        }

        @Test
        void token_whose_claims_were_altered_is_refused() {
            var parts = world.stores.google().pushToken().split("\\.", -1);
            var other = world.stores.google().pushToken(Map.of("sub", "2")).split("\\.", -1);
            is_refused(
                    send("Bearer " + parts[0] + "." + other[1] + "." + parts[2]), 401, "refused");
        }

        @ParameterizedTest
        @ValueSource(strings = {"not json", "{}", "{\"message\":{}}"})
        void body_that_is_no_push_is_refused(String body) {
            var headers = bought("google").headers();
            is_refused(world.call(world.webhook(), "google", headers, body), 400, "");
        }
    }

    @Nested
    class Stripes {

        private StoreWorld.Answer send(String signature, String body) {
            return world.call(
                    world.webhook(), "stripe", Map.of("Stripe-Signature", signature), body);
        }

        private String body() {
            return bought("stripe").body();
        }

        @Test
        void signature_with_another_secret_is_refused() {
            var body = body();
            is_refused(send(Stripe.sign(body, world.now(), "whsec_other"), body), 401, "signature");
        }

        @Test
        void body_that_was_altered_is_refused() {
            var body = body();
            is_refused(
                    send(world.stores.stripe().sign(body), body.replace("active", "trialing")),
                    401,
                    "signature");
        }

        @Test
        void event_that_is_older_than_five_minutes_is_refused() {
            var body = body();
            var old = world.now().minus(Duration.ofMinutes(6));
            is_refused(send(Stripe.sign(body, old, Stripe.SIGNING_SECRET), body), 401, "tolerance");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "t=1", "v1=00", "t=x,v1=00", "nonsense"})
        void header_that_is_no_signature_is_refused(String header) {
            is_refused(send(header, body()), 401, "");
        }

        @Test
        void body_that_is_not_json_but_signed_is_refused() {
            is_refused(send(world.stores.stripe().sign("not json"), "not json"), 400, "not JSON");
        }
    }

    @Test
    void nothing_personal_and_no_secret_stands_in_an_answer() {
        var event = bought("stripe");
        var headers = new HashMap<>(event.headers());
        headers.put("stripe-signature", "t=1,v1=00");
        var answer = world.call(world.webhook(), "stripe", headers, event.body());
        assertThat(answer.body().toString())
                .doesNotContain(StoreWorld.ADA, Stripe.SIGNING_SECRET, "whsec", "t=1");
    }
}
