package org.masthead.membership.stripe;

import com.stripe.model.PaymentIntent;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.masthead.grant.Gift;
import org.masthead.membership.store.Meaning;

/**
 * A gift in the metadata of its payment.
 *
 * @see <a href="https://docs.stripe.com/api/payment_intents/object">Stripe, "The PaymentIntent
 *     object"</a>
 */
final class StripeGift {

    private static final String PLAN = "gift";
    private static final String DAYS = "days";

    private StripeGift() {}

    static Map<String, String> metadata(String buyer, String plan, int days) {
        return Map.of(StripeTerms.MEMBER, buyer, PLAN, plan, DAYS, Integer.toString(days));
    }

    /** Whether it is a gift's, and the money came. */
    static boolean isPaid(PaymentIntent payment) {
        return "succeeded".equals(payment.getStatus()) && metadata(payment).containsKey(PLAN);
    }

    /** The payment's id is the gift's too: told twice, it is one gift. */
    static Meaning.OfGift of(PaymentIntent payment, boolean takenBack, Instant readAt) {
        var metadata = metadata(payment);
        var gift =
                Gift.paid(
                        payment.getId(),
                        metadata.getOrDefault(PLAN, ""),
                        Integer.parseInt(metadata.getOrDefault(DAYS, "")),
                        payment.getId(),
                        readAt);
        return new Meaning.OfGift(gift, metadata.getOrDefault(StripeTerms.MEMBER, ""), takenBack);
    }

    private static Map<String, String> metadata(PaymentIntent payment) {
        return Optional.ofNullable(payment.getMetadata()).orElse(Map.of());
    }
}
