package org.masthead.local.stores;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;

/** Stripe: signed events, and the parts of its API that we ask. */
public final class Stripe {

    /** The API's key. */
    public static final String KEY = "sk_test_local";

    /** The webhook endpoint's signing secret. */
    public static final String SIGNING_SECRET = "whsec_local";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final InstantSource clock;
    private final Map<String, Sold> sold = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Object>> sessions = new ConcurrentHashMap<>();
    private final Map<String, Map<String, String>> begun = new ConcurrentHashMap<>();
    private final AtomicInteger cancellations = new AtomicInteger();
    private final StripeGifts gifts;

    Stripe(InstantSource clock) {
        this.clock = clock;
        this.gifts = new StripeGifts(this);
    }

    /** What it sells once. */
    public StripeGifts gifts() {
        return gifts;
    }

    /** Has this subscription from now on. */
    public void put(Sold subscription) {
        sold.put(subscription.id(), subscription);
    }

    /** The subscription of that id. */
    public Optional<Sold> find(String id) {
        return Optional.ofNullable(sold.get(id));
    }

    /** Signs what happened. */
    public SignedEvent event(Happening happening, Sold subscription) {
        return switch (happening) {
            case BOUGHT, TRIAL -> subscription("created", subscription, Map.of());
            case RENEWED -> invoice("invoice.paid", "subscription_cycle", subscription);
            case CANCELLED -> updated(subscription, Map.of("cancel_at_period_end", false));
            case RESUBSCRIBED -> updated(subscription, Map.of("cancel_at_period_end", true));
            case GRACE -> updated(subscription, Map.of("status", "active"));
            case HOLD -> updated(subscription, Map.of("status", "past_due"));
            case RECOVERED -> updated(subscription, Map.of("status", "past_due"));
            case PAUSED -> updated(subscription, nothing("pause_collection"));
            case RESUMED ->
                    updated(subscription, Map.of("pause_collection", Map.of("behavior", "void")));
            case CHANGED -> updated(subscription, Map.of("items", Map.of()));
            case EXTENDED -> updated(subscription, nothing("trial_end"));
            case EXPIRED -> subscription("deleted", subscription, Map.of());
            case REFUNDED -> event("charge.refunded", charge(subscription), Map.of());
            case UNDONE ->
                    event(
                            "charge.dispute.closed",
                            Map.of(
                                    "id", "dp_local",
                                    "object", "dispute",
                                    "status", "won",
                                    "payment_intent", intent(subscription)),
                            Map.of());
            case TEST -> event("product.created", Map.of("object", "product"), Map.of());
        };
    }

    private static Map<String, Object> nothing(String field) {
        var none = new HashMap<String, Object>();
        none.put(field, JSON.nullNode());
        return none;
    }

    private SignedEvent updated(Sold subscription, Map<String, ?> before) {
        return subscription("updated", subscription, before);
    }

    private SignedEvent subscription(String what, Sold subscription, Map<String, ?> before) {
        return event("customer.subscription." + what, resource(subscription, false), before);
    }

    /** Signs an event about an invoice of the subscription. */
    public SignedEvent invoice(String type, String reason, Sold subscription) {
        var invoice = new HashMap<>(invoice(subscription));
        invoice.put("billing_reason", reason);
        return event(type, invoice, Map.of());
    }

    /** Signs the end of a checkout that named a member. */
    public SignedEvent checkoutCompleted(Sold subscription, String member) {
        return event(
                "checkout.session.completed",
                Map.of(
                        "id", "cs_test_local",
                        "object", "checkout.session",
                        "mode", "subscription",
                        "client_reference_id", member,
                        "subscription", subscription.id()),
                Map.of());
    }

    /** Signs any event. */
    public SignedEvent event(String type, Map<String, ?> object, Map<String, ?> before) {
        var data = new HashMap<String, Object>();
        data.put("object", object);
        if (!before.isEmpty()) {
            data.put("previous_attributes", before);
        }
        var event = new LinkedHashMap<String, Object>();
        event.put("id", "evt_" + UUID.randomUUID().toString().replace("-", ""));
        event.put("object", "event");
        event.put("api_version", "2026-07-29.dahlia");
        event.put("created", clock.instant().getEpochSecond());
        event.put("livemode", false);
        event.put("type", type);
        event.put("data", data);
        var body = JSON.writeValueAsString(event);
        return new SignedEvent("stripe", type, Map.of("stripe-signature", sign(body)), body);
    }

    /** The header that goes with a body now. */
    public String sign(String body) {
        return sign(body, clock.instant(), SIGNING_SECRET);
    }

    /** The header that goes with a body. */
    public static String sign(String body, Instant at, String secret) {
        long time = at.getEpochSecond();
        return "t=%d,v1=%s".formatted(time, hmac(time + "." + body, secret));
    }

    private static String hmac(String text, String secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    /** Form fields of every sale that was begun, in no order. */
    public List<Map<String, String>> begun() {
        return List.copyOf(begun.values());
    }

    Reply answer(Asked asked) {
        if (!asked.authorization().equals("Bearer " + KEY)) {
            return error(401, "invalid_api_key", "Invalid API Key provided");
        }
        var path = asked.path();
        if (path.equals("/v1/checkout/sessions")) {
            begun.putIfAbsent(asked.idempotencyKey(), asked.form());
            return Reply.json(
                    200, sessions.computeIfAbsent(asked.idempotencyKey(), key -> session(asked)));
        }
        if (path.equals("/v1/billing_portal/sessions")) {
            return Reply.json(200, portal(asked));
        }
        if (path.equals("/v1/invoice_payments")) {
            return Reply.json(200, list(payments(asked)));
        }
        if (asked.method().equals("DELETE") && path.startsWith("/v1/subscriptions/")) {
            cancelled(path.substring(path.lastIndexOf('/') + 1));
        }
        return find(path.substring(path.lastIndexOf('/') + 1))
                .map(it -> Reply.json(200, resource(it, true)))
                .or(() -> gifts.answer(asked))
                .orElseGet(() -> error(404, "resource_missing", "There is no such thing"));
    }

    /** How often a seller has ended a subscription. */
    public int cancellations() {
        return cancellations.get();
    }

    private void cancelled(String id) {
        sold.computeIfPresent(id, (key, was) -> was.after(Happening.EXPIRED, clock.instant()));
        cancellations.incrementAndGet();
    }

    private Map<String, Object> session(Asked asked) {
        if (asked.field("mode").equals("payment")) {
            gifts.begin(StripeGifts.metadata(asked));
        }
        return Map.of(
                "id",
                "cs_test_" + UUID.randomUUID(),
                "object",
                "checkout.session",
                "client_reference_id",
                asked.field("client_reference_id"),
                "metadata",
                Map.of("price", asked.field("line_items[0][price]")),
                "url",
                "https://checkout.stripe.com/c/pay/cs_test_local");
    }

    private static Map<String, Object> portal(Asked asked) {
        return Map.of(
                "id", "bps_local",
                "object", "billing_portal.session",
                "customer", asked.field("customer"),
                "url", "https://billing.stripe.com/p/session/local");
    }

    private List<Map<String, Object>> payments(Asked asked) {
        return sold.values().stream()
                .filter(it ->
                        invoiceId(it).equals(asked.field("invoice"))
                                || intent(it).equals(asked.field("payment[payment_intent]")))
                .map(this::payment)
                .toList();
    }

    private Map<String, Object> payment(Sold subscription) {
        return Map.of(
                "id",
                "inpay_local",
                "object",
                "invoice_payment",
                "invoice",
                invoice(subscription),
                "payment",
                Map.of(
                        "type",
                        "payment_intent",
                        "payment_intent",
                        Map.of(
                                "id",
                                intent(subscription),
                                "object",
                                "payment_intent",
                                "latest_charge",
                                charge(subscription))));
    }

    static Map<String, Object> list(List<Map<String, Object>> items) {
        return Map.of("object", "list", "data", items, "has_more", false, "url", "/v1/list");
    }

    private Map<String, Object> charge(Sold subscription) {
        return Map.of(
                "id",
                "ch_" + invoiceId(subscription),
                "object",
                "charge",
                "refunded",
                subscription.takenBack(),
                "disputed",
                false,
                "payment_intent",
                intent(subscription));
    }

    private Map<String, Object> invoice(Sold subscription) {
        return Map.of(
                "id",
                invoiceId(subscription),
                "object",
                "invoice",
                "customer_email",
                "someone@example.org",
                "parent",
                Map.of(
                        "type",
                        "subscription_details",
                        "subscription_details",
                        Map.of("subscription", subscription.id())));
    }

    private static String invoiceId(Sold subscription) {
        return "in_%s_%d".formatted(subscription.id(), subscription.period());
    }

    private static String intent(Sold subscription) {
        return "pi_%s_%d".formatted(subscription.id(), subscription.period());
    }

    private Map<String, Object> resource(Sold subscription, boolean expanded) {
        var resource = new HashMap<String, Object>();
        resource.put("id", subscription.id());
        resource.put("object", "subscription");
        resource.put("customer", "cus_" + subscription.id());
        resource.put("status", status(subscription));
        resource.put("cancel_at_period_end", !subscription.renews());
        resource.put("latest_invoice", expanded ? invoice(subscription) : invoiceId(subscription));
        subscription.member().ifPresent(it -> resource.put("metadata", Map.of("member", it)));
        if (subscription.state() == Sold.State.PAUSED) {
            resource.put("pause_collection", Map.of("behavior", "void"));
        }
        if (subscription.state() == Sold.State.EXPIRED) {
            resource.put("ended_at", subscription.end().getEpochSecond());
        }
        resource.put("items", list(List.of(item(subscription))));
        return resource;
    }

    /** During grace the period has begun that nobody has paid for. */
    private static Map<String, Object> item(Sold subscription) {
        var end =
                subscription.state() == Sold.State.GRACE
                        ? subscription.begin().plus(Duration.ofDays(30))
                        : subscription.end();
        return Map.of(
                "id",
                "si_local",
                "object",
                "subscription_item",
                "current_period_start",
                subscription.begin().getEpochSecond(),
                "current_period_end",
                end.getEpochSecond(),
                "price",
                Map.of("id", subscription.product(), "object", "price"));
    }

    private static String status(Sold subscription) {
        return switch (subscription.state()) {
            case PENDING -> "incomplete";
            case TRIAL -> "trialing";
            case ACTIVE, PAUSED, REVOKED -> "active";
            case GRACE -> "past_due";
            case HOLD -> "unpaid";
            case EXPIRED -> "canceled";
        };
    }

    static Reply error(int status, String code, String message) {
        return Reply.json(
                status,
                Map.of(
                        "error",
                        Map.of(
                                "type", "invalid_request_error",
                                "code", code,
                                "message", message)));
    }
}
