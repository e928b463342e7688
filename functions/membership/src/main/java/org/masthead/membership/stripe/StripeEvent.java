package org.masthead.membership.stripe;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import java.util.stream.Stream;
import org.masthead.json.Json;
import org.masthead.member.SubscriptionEvent;
import org.masthead.membership.store.Errands;
import tools.jackson.databind.JsonNode;

/**
 * What an event of Stripe is about. Read as plain JSON: an event comes in the API version of the
 * account, not of the library.
 *
 * @see <a href="https://docs.stripe.com/api/events/types">Stripe, "Types of events"</a>
 */
sealed interface StripeEvent {

    /** Something happened to a subscription. */
    record OfSubscription(String subscription, SubscriptionEvent event, Optional<String> member)
            implements StripeEvent {}

    /** Something was paid for once, or its buyer wants the money back. */
    record OfGift(String paymentIntent) implements StripeEvent {}

    /** Whoever holds the subscription leaves us. */
    record Unwanted(String subscription) implements StripeEvent {}

    /** Money of a payment went back, or may. */
    record OfPayment(String paymentIntent, SubscriptionEvent event) implements StripeEvent {}

    /** Known, and about no subscription. */
    record Ignored(String type, String why) implements StripeEvent {}

    /** Not known to this build. */
    record Unknown(String type) implements StripeEvent {}

    /**
     * Reads an event.
     *
     * @throws RuntimeException where it is none
     */
    static StripeEvent read(String body) {
        var json = Json.tree(body.getBytes(UTF_8));
        var type = json.path("type").asString("");
        var object = json.path("data").path("object");
        var before = json.path("data").path("previous_attributes");
        return switch (type) {
            case "customer.subscription.created" -> of(object, SubscriptionEvent.STARTED);
            case "customer.subscription.updated" -> of(object, update(object, before));
            case "customer.subscription.deleted" -> of(object, SubscriptionEvent.ENDED);
            case "customer.subscription.paused" -> of(object, SubscriptionEvent.PAUSE);
            case "customer.subscription.resumed" -> of(object, SubscriptionEvent.RESUMED);
            case "customer.subscription.pending_update_applied" ->
                    of(object, SubscriptionEvent.PLAN_CHANGED);
            case "customer.subscription.trial_will_end",
                    "customer.subscription.pending_update_expired" ->
                    new Ignored(type, "nothing has changed yet");
            case "checkout.session.completed", "checkout.session.async_payment_succeeded" ->
                    checkout(type, object);
            case Errands.GIFT_RETURNED -> new OfGift(text(object, "payment_intent"));
            case Errands.SUBSCRIPTION_UNWANTED -> new Unwanted(text(object, "id"));
            case "checkout.session.expired", "checkout.session.async_payment_failed" ->
                    new Ignored(type, "nothing was bought");
            case "invoice.paid", "invoice.payment_succeeded" -> invoice(type, object, paid(object));
            case "invoice.payment_failed",
                    "invoice.payment_action_required",
                    "invoice.marked_uncollectible",
                    "invoice.voided" ->
                    invoice(type, object, SubscriptionEvent.SEEN);
            case "charge.refunded", "charge.dispute.created", "charge.dispute.funds_withdrawn" ->
                    payment(type, object, SubscriptionEvent.REVOCATION);
            case "charge.dispute.closed", "charge.dispute.funds_reinstated" ->
                    payment(type, object, SubscriptionEvent.UNDONE);
            case "charge.dispute.updated" -> new Ignored(type, "the dispute goes on");
            default ->
                    isOfNoConcern(type)
                            ? new Ignored(type, "it is about no subscription")
                            : new Unknown(type);
        };
    }

    /** Whole families that an endpoint may be subscribed to by mistake. */
    private static boolean isOfNoConcern(String type) {
        return Stream.of(
                        "balance.",
                        "billing_portal.",
                        "charge.",
                        "customer.created",
                        "customer.deleted",
                        "customer.discount.",
                        "customer.source.",
                        "customer.tax_id.",
                        "customer.updated",
                        "invoice.",
                        "invoice_payment.",
                        "invoiceitem.",
                        "mandate.",
                        "payment_intent.",
                        "payment_method.",
                        "payout.",
                        "plan.",
                        "price.",
                        "product.",
                        "refund.",
                        "setup_intent.",
                        "tax.")
                .anyMatch(type::startsWith);
    }

    private static StripeEvent of(JsonNode subscription, SubscriptionEvent event) {
        return new OfSubscription(text(subscription, "id"), event, Optional.empty());
    }

    /** What changed, as Stripe tells it; where several things did, the one that closes or opens. */
    private static SubscriptionEvent update(JsonNode object, JsonNode before) {
        if (before.has("status")) {
            return ofStatus(text(object, "status"), text(before, "status"));
        }
        if (before.has("pause_collection")) {
            return object.path("pause_collection").isObject()
                    ? SubscriptionEvent.PAUSE
                    : SubscriptionEvent.RESUMED;
        }
        if (before.has("cancel_at_period_end") || before.has("cancel_at")) {
            return object.path("cancel_at_period_end").asBoolean(false)
                            || object.path("cancel_at").isNumber()
                    ? SubscriptionEvent.AUTO_RENEW_OFF
                    : SubscriptionEvent.AUTO_RENEW_ON;
        }
        if (before.has("items") || before.has("plan")) {
            return SubscriptionEvent.PLAN_CHANGED;
        }
        return before.has("trial_end") ? SubscriptionEvent.EXTENDED : SubscriptionEvent.SEEN;
    }

    private static SubscriptionEvent ofStatus(String now, String before) {
        return switch (now) {
            case "past_due" -> SubscriptionEvent.GRACE_BEGAN;
            case "unpaid" -> SubscriptionEvent.HOLD_BEGAN;
            case "paused" -> SubscriptionEvent.PAUSE;
            case "canceled", "incomplete_expired" -> SubscriptionEvent.ENDED;
            case "active" ->
                    switch (before) {
                        case "past_due", "unpaid" -> SubscriptionEvent.RECOVERED;
                        case "trialing" -> SubscriptionEvent.RENEWED;
                        case "paused" -> SubscriptionEvent.RESUMED;
                        default -> SubscriptionEvent.STARTED;
                    };
            default -> SubscriptionEvent.SEEN;
        };
    }

    private static StripeEvent checkout(String type, JsonNode session) {
        var member = Optional.of(text(session, "client_reference_id")).filter(it -> !it.isBlank());
        if (!text(session, "subscription").isBlank()) {
            return new OfSubscription(
                    text(session, "subscription"), SubscriptionEvent.STARTED, member);
        }
        var intent = text(session, "payment_intent");
        return intent.isBlank()
                ? new Ignored(type, "it sold neither subscription nor gift")
                : new OfGift(intent);
    }

    private static SubscriptionEvent paid(JsonNode invoice) {
        return text(invoice, "billing_reason").equals("subscription_create")
                ? SubscriptionEvent.STARTED
                : SubscriptionEvent.RENEWED;
    }

    /** Where the subscription stands in an invoice moved with API version 2025-03-31. */
    private static StripeEvent invoice(String type, JsonNode invoice, SubscriptionEvent event) {
        var parent = invoice.path("parent").path("subscription_details");
        return Stream.of(text(parent, "subscription"), text(invoice, "subscription"))
                .filter(id -> !id.isBlank())
                .findFirst()
                .<StripeEvent>map(id -> new OfSubscription(id, event, Optional.empty()))
                .orElseGet(() -> new Ignored(type, "the invoice is of no subscription"));
    }

    private static StripeEvent payment(String type, JsonNode object, SubscriptionEvent event) {
        var intent = text(object, "payment_intent");
        return intent.isBlank()
                ? new Ignored(type, "it has no payment intent, so it is of no invoice")
                : new OfPayment(intent, event);
    }

    private static String text(JsonNode object, String name) {
        return object.path(name).asString("");
    }
}
