package org.masthead.local.stores;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** What Stripe sells once: gifts, by their payments. */
public final class StripeGifts {

    private final Stripe stripe;
    private final Map<String, Payment> payments = new ConcurrentHashMap<>();
    private final Map<String, String> refunds = new ConcurrentHashMap<>();

    StripeGifts(Stripe stripe) {
        this.stripe = stripe;
    }

    /**
     * A payment.
     *
     * @param metadata that the seller gave it
     * @param dispute status of its dispute, as {@code needs_response}; empty for none
     */
    public record Payment(
            String id,
            Map<String, String> metadata,
            boolean paid,
            boolean refunded,
            Optional<String> dispute) {

        Payment paidNow() {
            return new Payment(id, metadata, true, refunded, dispute);
        }

        Payment refundedNow() {
            return new Payment(id, metadata, paid, true, dispute);
        }

        Payment disputed(String status) {
            return new Payment(id, metadata, paid, refunded, Optional.of(status));
        }
    }

    /** Begun in checkout, and not paid yet. */
    public List<Payment> begun() {
        return payments.values().stream().filter(payment -> !payment.paid()).toList();
    }

    /** How often money was given back. */
    public int refunds() {
        return refunds.size();
    }

    /** A gift of so many days, without our checkout; not paid yet. */
    public Payment begin(String buyer, String plan, int days) {
        return begin(Map.of("member", buyer, "gift", plan, "days", Integer.toString(days)));
    }

    Payment begin(Map<String, String> metadata) {
        var id = "pi_gift_" + UUID.randomUUID().toString().replace("-", "");
        var payment = new Payment(id, metadata, false, false, Optional.empty());
        payments.put(id, payment);
        return payment;
    }

    /** Metadata for the payment in the form of a checkout. */
    static Map<String, String> metadata(Asked asked) {
        var prefix = "payment_intent_data[metadata][";
        var metadata = new HashMap<String, String>();
        asked.form().entrySet().stream()
                .filter(field -> field.getKey().startsWith(prefix))
                .forEach(field ->
                        metadata.put(
                                field.getKey().substring(prefix.length()).replace("]", ""),
                                field.getValue()));
        return metadata;
    }

    /** The buyer pays. */
    public SignedEvent paid(String payment) {
        change(payment, Payment::paidNow);
        return stripe.event(
                "checkout.session.completed",
                Map.of(
                        "id", "cs_test_gift",
                        "object", "checkout.session",
                        "mode", "payment",
                        "payment_status", "paid",
                        "payment_intent", payment),
                Map.of());
    }

    /** The seller gives the money back by hand. */
    public SignedEvent refunded(String payment) {
        var refunded = change(payment, Payment::refundedNow);
        return stripe.event("charge.refunded", charge(refunded), Map.of());
    }

    /** The buyer's bank wants the money back, or does no longer. */
    public SignedEvent disputed(String payment, String status) {
        change(payment, it -> it.disputed(status));
        return stripe.event(
                status.equals("won") ? "charge.dispute.closed" : "charge.dispute.created",
                Map.of(
                        "id",
                        "dp_gift",
                        "object",
                        "dispute",
                        "status",
                        status,
                        "payment_intent",
                        payment),
                Map.of());
    }

    private static Payment none(String id) {
        return new Payment(id, Map.of(), false, false, Optional.empty());
    }

    private Payment change(String id, UnaryOperator<Payment> what) {
        var changed = what.apply(payments.getOrDefault(id, none(id)));
        payments.put(id, changed);
        return changed;
    }

    /** Answers what is asked of gifts; empty where it is about something else. */
    Optional<Reply> answer(Asked asked) {
        if (asked.path().equals("/v1/refunds")) {
            return Optional.of(refund(asked));
        }
        if (asked.path().equals("/v1/disputes")) {
            return Optional.of(Reply.json(200, Stripe.list(disputes(asked.field("charge")))));
        }
        var id = asked.path().substring(asked.path().lastIndexOf('/') + 1);
        return Optional.ofNullable(payments.get(id)).map(it -> Reply.json(200, resource(it)));
    }

    private Reply refund(Asked asked) {
        var id = asked.field("payment_intent");
        var known = refunds.get(asked.idempotencyKey());
        if (known == null && payments.getOrDefault(id, none(id)).refunded()) {
            return Stripe.error(400, "charge_already_refunded", "It has been refunded");
        }
        refunds.put(asked.idempotencyKey(), id);
        change(id, Payment::refundedNow);
        return Reply.json(200, Map.of("id", "re_gift", "object", "refund", "payment_intent", id));
    }

    private List<Map<String, Object>> disputes(String charge) {
        return payments.values().stream()
                .filter(payment -> chargeId(payment).equals(charge))
                .flatMap(payment -> payment.dispute().stream())
                .<Map<String, Object>>map(
                        status -> Map.of("id", "dp_gift", "object", "dispute", "status", status))
                .toList();
    }

    private static Map<String, Object> resource(Payment payment) {
        var resource = new LinkedHashMap<String, Object>();
        resource.put("id", payment.id());
        resource.put("object", "payment_intent");
        resource.put("status", payment.paid() ? "succeeded" : "requires_payment_method");
        resource.put("metadata", payment.metadata());
        resource.put("latest_charge", charge(payment));
        return resource;
    }

    private static Map<String, Object> charge(Payment payment) {
        return Map.of(
                "id", chargeId(payment),
                "object", "charge",
                "refunded", payment.refunded(),
                "disputed", payment.dispute().isPresent(),
                "payment_intent", payment.id());
    }

    private static String chargeId(Payment payment) {
        return "ch_" + payment.id();
    }
}
