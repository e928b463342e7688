package org.masthead.local.stores;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The App Store: notifications, version 2, and the parts of its server API that we ask. */
public final class Apple {

    /** Bundle of the app that it sells. */
    public static final String BUNDLE = "org.masthead.reader";

    /** The app's number in App Store Connect. */
    public static final long APP_ID = 1_234_567_890L;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final AppleAuthority authority;
    private final InstantSource clock;
    private final Map<String, Sold> sold = new ConcurrentHashMap<>();
    private final List<String> undelivered = new CopyOnWriteArrayList<>();

    Apple(AppleAuthority authority, InstantSource clock) {
        this.authority = authority;
        this.clock = clock;
    }

    /** Who signs. */
    public AppleAuthority authority() {
        return authority;
    }

    /** Has this subscription from now on. */
    public void put(Sold subscription) {
        sold.put(subscription.id(), subscription);
    }

    /** The subscription of that id. */
    public Optional<Sold> find(String id) {
        return Optional.ofNullable(sold.get(id));
    }

    /** An event that the webhook does not get; the history tells of it. */
    public void fail(SignedEvent event) {
        undelivered.add(JSON.readTree(event.body()).path("signedPayload").asString(""));
    }

    /** Signs what happened, as the subscription stands now. */
    public SignedEvent event(Happening happening, Sold subscription) {
        return switch (happening) {
            case BOUGHT, TRIAL -> event("SUBSCRIBED", "INITIAL_BUY", subscription);
            case RENEWED -> event("DID_RENEW", "", subscription);
            case CANCELLED ->
                    event("DID_CHANGE_RENEWAL_STATUS", "AUTO_RENEW_DISABLED", subscription);
            case RESUBSCRIBED ->
                    event("DID_CHANGE_RENEWAL_STATUS", "AUTO_RENEW_ENABLED", subscription);
            case GRACE -> event("DID_FAIL_TO_RENEW", "GRACE_PERIOD", subscription);
            case HOLD -> event("GRACE_PERIOD_EXPIRED", "", subscription);
            case RECOVERED -> event("DID_RENEW", "BILLING_RECOVERY", subscription);
            case CHANGED -> event("DID_CHANGE_RENEWAL_PREF", "UPGRADE", subscription);
            case EXTENDED -> event("RENEWAL_EXTENDED", "", subscription);
            case EXPIRED -> event("EXPIRED", "VOLUNTARY", subscription);
            case REFUNDED -> event("REFUND", "", subscription);
            case UNDONE -> event("REFUND_REVERSED", "", subscription);
            case PAUSED, RESUMED ->
                    throw new IllegalArgumentException("the App Store has no pauses");
            case TEST -> event("TEST", "", subscription);
        };
    }

    /** Signs any notification. */
    public SignedEvent event(String type, String subtype, Sold subscription) {
        return event(notification(type, subtype, subscription, clock.instant()));
    }

    /** Signs these fields. */
    public SignedEvent event(Map<String, ?> notification) {
        var body = JSON.writeValueAsString(Map.of("signedPayload", authority.sign(notification)));
        return new SignedEvent(
                "apple",
                notification.get("notificationType") + named(notification.get("subtype")),
                Map.of("content-type", "application/json"),
                body);
    }

    private static String named(@Nullable Object subtype) {
        return subtype == null ? "" : "/" + subtype;
    }

    /** The fields of a notification, to be signed whole or altered. */
    public Map<String, Object> notification(
            String type, String subtype, Sold subscription, Instant signedAt) {
        var data = new HashMap<String, Object>();
        data.put("appAppleId", APP_ID);
        data.put("bundleId", BUNDLE);
        data.put("bundleVersion", "1");
        data.put("environment", "Production");
        if (!type.equals("TEST")) {
            data.put("signedTransactionInfo", transaction(subscription, signedAt));
            data.put("signedRenewalInfo", renewal(subscription, signedAt));
            data.put("status", status(subscription));
        }
        var notification = new HashMap<String, Object>();
        notification.put("notificationType", type);
        if (!subtype.isEmpty()) {
            notification.put("subtype", subtype);
        }
        notification.put("notificationUUID", UUID.randomUUID().toString());
        notification.put("version", "2.0");
        notification.put("signedDate", signedAt.toEpochMilli());
        notification.put("data", data);
        return notification;
    }

    /** What the app gets from StoreKit: the signed transaction. */
    public String transaction(Sold subscription, Instant signedAt) {
        return authority.sign(transactionFields(subscription, signedAt));
    }

    /** The fields of a transaction, to be signed whole or altered. */
    public Map<String, Object> transactionFields(Sold subscription, Instant signedAt) {
        var fields = new HashMap<String, Object>();
        fields.put("transactionId", subscription.id() + "-" + subscription.period());
        fields.put("originalTransactionId", subscription.id());
        fields.put("bundleId", BUNDLE);
        fields.put("productId", subscription.product());
        fields.put("subscriptionGroupIdentifier", "masthead");
        fields.put("purchaseDate", subscription.begin().toEpochMilli());
        fields.put("expiresDate", subscription.end().toEpochMilli());
        fields.put("type", "Auto-Renewable Subscription");
        fields.put("inAppOwnershipType", "PURCHASED");
        fields.put("signedDate", signedAt.toEpochMilli());
        fields.put("environment", "Production");
        subscription
                .member()
                .filter(Apple::isUuid)
                .ifPresent(it -> fields.put("appAccountToken", it));
        if (subscription.state() == Sold.State.TRIAL) {
            fields.put("offerType", 1);
            fields.put("offerDiscountType", "FREE_TRIAL");
        }
        if (subscription.takenBack()) {
            fields.put("revocationDate", signedAt.toEpochMilli());
            fields.put("revocationReason", 0);
        }
        return fields;
    }

    /** StoreKit takes nothing else as a token of an account. */
    private static boolean isUuid(String member) {
        return member.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    }

    private String renewal(Sold subscription, Instant signedAt) {
        var fields = new HashMap<String, Object>();
        fields.put("originalTransactionId", subscription.id());
        fields.put("productId", subscription.product());
        fields.put("autoRenewProductId", subscription.product());
        fields.put("autoRenewStatus", subscription.renews() ? 1 : 0);
        fields.put("renewalDate", subscription.end().toEpochMilli());
        fields.put("signedDate", signedAt.toEpochMilli());
        fields.put("environment", "Production");
        if (subscription.state() == Sold.State.GRACE) {
            fields.put("gracePeriodExpiresDate", subscription.end().toEpochMilli());
        }
        return authority.sign(fields);
    }

    private static int status(Sold subscription) {
        return switch (subscription.state()) {
            case TRIAL, ACTIVE -> 1;
            case PENDING, EXPIRED, PAUSED -> 2;
            case HOLD -> 3;
            case GRACE -> 4;
            case REVOKED -> 5;
        };
    }

    /** {@code GET /inApps/v1/subscriptions/{id}}, and the history of notifications. */
    Reply answer(Asked asked) {
        if (asked.path().equals("/inApps/v1/notifications/history")) {
            return Reply.json(
                    200,
                    Map.of(
                            "hasMore",
                            false,
                            "notificationHistory",
                            undelivered.stream()
                                    .map(payload -> Map.of("signedPayload", payload))
                                    .toList()));
        }
        var id = asked.path().substring(asked.path().lastIndexOf('/') + 1);
        return find(id).map(this::statuses)
                .orElseGet(() ->
                        Reply.json(
                                404,
                                Map.of(
                                        "errorCode",
                                        4040005,
                                        "errorMessage",
                                        "Original transaction id not found.")));
    }

    private Reply statuses(Sold subscription) {
        var now = clock.instant();
        return Reply.json(
                200,
                Map.of(
                        "environment",
                        "Production",
                        "bundleId",
                        BUNDLE,
                        "appAppleId",
                        APP_ID,
                        "data",
                        List.of(
                                Map.of(
                                        "subscriptionGroupIdentifier",
                                        "masthead",
                                        "lastTransactions",
                                        List.of(
                                                Map.of(
                                                        "status",
                                                        status(subscription),
                                                        "originalTransactionId",
                                                        subscription.id(),
                                                        "signedTransactionInfo",
                                                        transaction(subscription, now),
                                                        "signedRenewalInfo",
                                                        renewal(subscription, now)))))));
    }
}
