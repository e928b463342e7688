package org.masthead.local.stores;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;

/** Google Play: notifications pushed by Pub/Sub, and the parts of its API that we ask. */
public final class Google {

    /** Package of the app that it sells. */
    public static final String PACKAGE = "org.masthead.reader";

    /** What push tokens are for. */
    public static final String AUDIENCE = "masthead-webhook";

    /** Whose push tokens they are. */
    public static final String PUSHER = "push@local.iam.gserviceaccount.com";

    private static final String ACCESS_TOKEN = "local-access-token";
    private static final String ISSUER = "https://accounts.google.com";
    private static final long AN_HOUR = 3_600;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final KeyPair key = pair();
    private final String keyId = UUID.randomUUID().toString();
    private final InstantSource clock;
    private final Map<String, Sold> sold = new ConcurrentHashMap<>();
    private final AtomicInteger fault = new AtomicInteger();
    private final List<Map<String, Object>> voided = new CopyOnWriteArrayList<>();

    Google(InstantSource clock) {
        this.clock = clock;
    }

    private static KeyPair pair() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2_048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has RSA", e);
        }
    }

    /** Has this subscription from now on. */
    public void put(Sold subscription) {
        sold.put(subscription.id(), subscription);
    }

    /** The subscription of that token. */
    public Optional<Sold> find(String token) {
        return Optional.ofNullable(sold.get(token));
    }

    /** The list of voided purchases has it, though no notification came. */
    public void voidQuietly(Sold subscription) {
        voided.add(
                Map.of(
                        "kind",
                        "androidpublisher#voidedPurchase",
                        "purchaseToken",
                        subscription.id(),
                        "orderId",
                        order(subscription),
                        "voidedTimeMillis",
                        Long.toString(clock.millis()),
                        "voidedReason",
                        1));
    }

    /** A service account's key, as Google gives it out. */
    String serviceAccount(String origin) {
        var encoded =
                Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(key.getPrivate().getEncoded());
        return JSON.writeValueAsString(
                Map.of(
                        "type",
                        "service_account",
                        "project_id",
                        "local",
                        "private_key_id",
                        keyId,
                        "private_key",
                        "-----BEGIN PRIVATE KEY-----\n" + encoded + "\n-----END PRIVATE KEY-----\n",
                        "client_email",
                        "api@local.iam.gserviceaccount.com",
                        "client_id",
                        "1",
                        "token_uri",
                        origin + "/token"));
    }

    /** A token as Pub/Sub sends it. */
    public String pushToken() {
        return pushToken(Map.of());
    }

    /** A token with some claims changed. */
    public String pushToken(Map<String, ?> changed) {
        long now = clock.instant().getEpochSecond();
        var claims = new HashMap<String, Object>();
        claims.put("iss", ISSUER);
        claims.put("aud", AUDIENCE);
        claims.put("email", PUSHER);
        claims.put("email_verified", true);
        claims.put("sub", "1");
        claims.put("iat", now);
        claims.put("exp", now + AN_HOUR);
        claims.putAll(changed);
        return Jws.rs256(Map.of("kid", keyId, "typ", "JWT"), claims, key.getPrivate());
    }

    /** Signs what happened. */
    public SignedEvent event(Happening happening, Sold subscription) {
        return switch (happening) {
            case BOUGHT, TRIAL -> event(4, subscription);
            case RENEWED -> event(2, subscription);
            case CANCELLED -> event(3, subscription);
            case RESUBSCRIBED, RESUMED -> event(7, subscription);
            case GRACE -> event(6, subscription);
            case HOLD -> event(5, subscription);
            case RECOVERED -> event(1, subscription);
            case PAUSED -> event(10, subscription);
            case CHANGED -> event(17, subscription);
            case EXTENDED -> event(9, subscription);
            case EXPIRED -> event(13, subscription);
            case REFUNDED -> voidedEvent(subscription);
            case UNDONE -> throw new IllegalArgumentException("Google takes no refund back");
            case TEST -> push("test", Map.of("testNotification", Map.of("version", "1.0")));
        };
    }

    /** Signs a notification by its number. */
    public SignedEvent event(int type, Sold subscription) {
        return push(
                "subscription " + type,
                Map.of(
                        "subscriptionNotification",
                        Map.of(
                                "version",
                                "1.0",
                                "notificationType",
                                type,
                                "purchaseToken",
                                subscription.id(),
                                "subscriptionId",
                                productId(subscription))));
    }

    private SignedEvent voidedEvent(Sold subscription) {
        return push(
                "voided",
                Map.of(
                        "voidedPurchaseNotification",
                        Map.of(
                                "purchaseToken",
                                subscription.id(),
                                "orderId",
                                order(subscription),
                                "productType",
                                1,
                                "refundType",
                                1)));
    }

    private SignedEvent push(String type, Map<String, ?> what) {
        var notification = new HashMap<String, Object>(what);
        notification.put("version", "1.0");
        notification.put("packageName", PACKAGE);
        notification.put("eventTimeMillis", Long.toString(clock.millis()));
        var data = Base64.getEncoder().encodeToString(JSON.writeValueAsBytes(notification));
        var body =
                JSON.writeValueAsString(
                        Map.of(
                                "message",
                                Map.of(
                                        "messageId",
                                        Long.toString(System.nanoTime()),
                                        "publishTime",
                                        clock.instant().toString(),
                                        "data",
                                        data),
                                "subscription",
                                "projects/local/subscriptions/masthead"));
        return new SignedEvent(
                "google",
                type,
                Map.of(
                        "content-type",
                        "application/json",
                        "authorization",
                        "Bearer " + pushToken()),
                body);
    }

    Reply answer(Asked asked) {
        var path = asked.path();
        if (path.equals("/oauth2/v3/certs")) {
            return Reply.json(200, Map.of("keys", List.of(publicKey())));
        }
        if (path.equals("/token")) {
            return Reply.json(
                    200,
                    Map.of(
                            "access_token", ACCESS_TOKEN,
                            "token_type", "Bearer",
                            "expires_in", AN_HOUR));
        }
        if (!asked.authorization().equals("Bearer " + ACCESS_TOKEN)) {
            return error(401, "Request had invalid authentication credentials.");
        }
        return purchases(path);
    }

    /**
     * Answers every question about a purchase with a fault from now on.
     *
     * @param status of the answers; 0 for no fault any more
     */
    public void failWith(int status) {
        fault.set(status);
    }

    private Reply purchases(String path) {
        if (fault.get() != 0) {
            return error(fault.get(), "Invalid Value");
        }
        if (path.endsWith("/voidedpurchases")) {
            return Reply.json(200, Map.of("voidedPurchases", voided));
        }
        var last = path.substring(path.lastIndexOf('/') + 1);
        var token = last.replaceFirst(":acknowledge$", "");
        var found = find(token);
        if (found.isEmpty()) {
            return error(404, "The purchase token was not found.");
        }
        if (last.endsWith(":acknowledge")) {
            put(found.get().acknowledgedNow());
            return new Reply(200, "{}");
        }
        return Reply.json(200, resource(found.get()));
    }

    private Map<String, Object> resource(Sold subscription) {
        var item = new HashMap<String, Object>();
        item.put("productId", productId(subscription));
        item.put("expiryTime", subscription.end().toString());
        item.put("latestSuccessfulOrderId", order(subscription));
        item.put("autoRenewingPlan", Map.of("autoRenewEnabled", subscription.renews()));
        item.put("offerDetails", Map.of("basePlanId", basePlan(subscription)));
        if (subscription.state() == Sold.State.TRIAL) {
            item.put("offerPhase", Map.of("freeTrial", Map.of()));
        }
        var resource = new HashMap<String, Object>();
        resource.put("kind", "androidpublisher#subscriptionPurchaseV2");
        resource.put("startTime", subscription.begin().toString());
        resource.put("regionCode", "US");
        resource.put("subscriptionState", "SUBSCRIPTION_STATE_" + state(subscription));
        resource.put("lineItems", List.of(item));
        resource.put(
                "acknowledgementState",
                "ACKNOWLEDGEMENT_STATE_"
                        + (subscription.acknowledged() ? "ACKNOWLEDGED" : "PENDING"));
        subscription.linked().ifPresent(it -> resource.put("linkedPurchaseToken", it));
        subscription
                .member()
                .ifPresent(it ->
                        resource.put(
                                "externalAccountIdentifiers",
                                Map.of("obfuscatedExternalAccountId", it)));
        return resource;
    }

    private static String state(Sold subscription) {
        return switch (subscription.state()) {
            case PENDING -> "PENDING";
            case TRIAL, ACTIVE -> subscription.renews() ? "ACTIVE" : "CANCELED";
            case GRACE -> "IN_GRACE_PERIOD";
            case HOLD -> "ON_HOLD";
            case PAUSED -> "PAUSED";
            case EXPIRED, REVOKED -> "EXPIRED";
        };
    }

    private static String order(Sold subscription) {
        return "GPA.%s..%d"
                .formatted(
                        Integer.toHexString(subscription.id().hashCode()), subscription.period());
    }

    /** As plans.json has it: product and base plan. */
    private static String productId(Sold subscription) {
        return subscription.product().replaceFirst(":.*", "");
    }

    private static String basePlan(Sold subscription) {
        return subscription.product().replaceFirst(".*:", "");
    }

    private Map<String, String> publicKey() {
        var rsa = (RSAPublicKey) key.getPublic();
        return Map.of(
                "kty",
                "RSA",
                "alg",
                "RS256",
                "use",
                "sig",
                "kid",
                keyId,
                "n",
                Jws.part(unsigned(rsa.getModulus().toByteArray())),
                "e",
                Jws.part(unsigned(rsa.getPublicExponent().toByteArray())));
    }

    private static byte[] unsigned(byte[] number) {
        return number[0] == 0 ? Arrays.copyOfRange(number, 1, number.length) : number;
    }

    private static Reply error(int status, String message) {
        return Reply.json(
                status,
                Map.of("error", Map.of("code", status, "message", message, "errors", List.of())));
    }
}
