package org.masthead.membership.google;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Optional;
import org.masthead.json.Json;
import org.masthead.member.SubscriptionEvent;
import tools.jackson.databind.JsonNode;

/**
 * What a Real-time Developer Notification is about.
 *
 * @see <a href="https://developer.android.com/google/play/billing/rtdn-reference">Google Play,
 *     "Real-time developer notifications reference guide"</a>
 */
sealed interface Notification {

    /** Something happened to the subscription of that token. */
    record OfSubscription(String token, SubscriptionEvent event) implements Notification {}

    /** An order was refunded or charged back. */
    record Voided(String token, String order) implements Notification {}

    /** Known, and about no subscription of ours. */
    record Ignored(String type, String why) implements Notification {}

    /** Not known to this build. */
    record Unknown(String type) implements Notification {}

    /**
     * Reads a push.
     *
     * @param body Pub/Sub's envelope, the notification in it in base64
     * @throws RuntimeException where it is not what Google sends
     */
    static Notification read(String body, String packageName) {
        var data = Json.tree(body.getBytes(UTF_8)).path("message").path("data").asString("");
        var json = Json.tree(Base64.getDecoder().decode(data));
        if (!json.isObject()) {
            throw new IllegalArgumentException("a push of Google without a notification in it");
        }
        var sender = json.path("packageName").asString("");
        return sender.equals(packageName)
                ? of(json)
                : new Ignored("of another app", "it is about the package " + sender);
    }

    private static Notification of(JsonNode json) {
        if (json.has("subscriptionNotification")) {
            return ofSubscription(json.path("subscriptionNotification"));
        }
        if (json.has("voidedPurchaseNotification")) {
            return voided(json.path("voidedPurchaseNotification"));
        }
        if (json.has("testNotification")) {
            return new Ignored("test", "a test that somebody asked Google for");
        }
        if (json.has("oneTimeProductNotification")) {
            return new Ignored("one-time product", "we sell subscriptions only");
        }
        return new Unknown(String.join(",", json.propertyNames()));
    }

    /** Product type 1 is a subscription, 2 a one-time product. */
    private static Notification voided(JsonNode json) {
        return json.path("productType").asInt(1) == 1
                ? new Voided(
                        json.path("purchaseToken").asString(""), json.path("orderId").asString(""))
                : new Ignored("voided one-time product", "we sell subscriptions only");
    }

    private static Notification ofSubscription(JsonNode json) {
        int type = json.path("notificationType").asInt(0);
        return event(type)
                .<Notification>map(
                        event -> new OfSubscription(json.path("purchaseToken").asString(""), event))
                .orElseGet(() -> new Unknown("subscription " + type));
    }

    /** By Google's numbers. 14 to 16 and 21 are not given out. */
    static Optional<SubscriptionEvent> event(int type) {
        return Optional.ofNullable(
                switch (type) {
                    case 1 -> SubscriptionEvent.RECOVERED;
                    case 2 -> SubscriptionEvent.RENEWED;
                    case 3, 18 -> SubscriptionEvent.AUTO_RENEW_OFF;
                    case 4 -> SubscriptionEvent.STARTED;
                    case 5 -> SubscriptionEvent.HOLD_BEGAN;
                    case 6 -> SubscriptionEvent.GRACE_BEGAN;
                    case 7 -> SubscriptionEvent.AUTO_RENEW_ON;
                    case 9 -> SubscriptionEvent.EXTENDED;
                    case 10, 11 -> SubscriptionEvent.PAUSE;
                    case 12 -> SubscriptionEvent.REVOCATION;
                    case 13, 20 -> SubscriptionEvent.ENDED;
                    case 17 -> SubscriptionEvent.PLAN_CHANGED;
                    // The price changes, not what is paid for now.
                    case 8, 19, 22 -> SubscriptionEvent.SEEN;
                    default -> null;
                });
    }
}
