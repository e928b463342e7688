package org.masthead.membership.stripe;

import com.stripe.model.Subscription;
import com.stripe.model.SubscriptionItem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.masthead.member.LedgerLine;
import org.masthead.member.Plans;
import org.masthead.member.Store;
import org.masthead.member.SubscriptionEvent;
import org.masthead.member.SubscriptionId;
import org.masthead.member.SubscriptionState;
import org.masthead.member.Terms;

/**
 * Stripe's words for a subscription in ours.
 *
 * @see <a href="https://docs.stripe.com/api/subscriptions/object">Stripe, "The Subscription
 *     object"</a>
 */
record StripeTerms(Plans plans) {

    /** Key of the metadata of a subscription that checkout gives it. */
    static final String MEMBER = "member";

    /** Stripe tries a card again for two weeks unless told otherwise ("Smart Retries"). */
    static final Duration GRACE = Duration.ofDays(14);

    /**
     * The ledger line of the subscription as it was read.
     *
     * @param isTakenBack whether what its last invoice was paid with went back
     * @param readAt the moment of reading: the event was only a signal
     */
    LedgerLine line(
            String id,
            SubscriptionEvent event,
            Subscription subscription,
            Optional<String> member,
            boolean isTakenBack,
            Instant readAt) {
        var terms = terms(subscription, isTakenBack);
        var fitting = event.leadsTo().contains(terms.state()) ? event : SubscriptionEvent.SEEN;
        var line = LedgerLine.of(id, id(subscription.getId()), fitting, readAt, readAt, terms);
        return member(subscription).or(() -> member).map(line::heldBy).orElse(line);
    }

    static SubscriptionId id(String subscription) {
        return new SubscriptionId(Store.STRIPE, subscription);
    }

    private static Optional<String> member(Subscription subscription) {
        return Optional.ofNullable(subscription.getMetadata())
                .flatMap(metadata -> Optional.ofNullable(metadata.get(MEMBER)))
                .filter(member -> !member.isBlank());
    }

    private Terms terms(Subscription subscription, boolean isTakenBack) {
        var product = item(subscription).map(item -> item.getPrice().getId()).orElse("");
        var state = isTakenBack ? SubscriptionState.REVOKED : state(subscription);
        return new Terms(
                state,
                periodEnd(subscription, state),
                graceEnd(subscription),
                renews(subscription),
                product,
                plans.idOf(Store.STRIPE, product));
    }

    private static SubscriptionState state(Subscription subscription) {
        return switch (subscription.getStatus()) {
            case "incomplete" -> SubscriptionState.PENDING;
            case "trialing" -> SubscriptionState.TRIAL;
            case "active" ->
                    subscription.getPauseCollection() == null
                            ? SubscriptionState.ACTIVE
                            : SubscriptionState.PAUSED;
            case "past_due" -> SubscriptionState.GRACE;
            case "unpaid" -> SubscriptionState.HOLD;
            case "paused" -> SubscriptionState.PAUSED;
            case "canceled", "incomplete_expired" -> SubscriptionState.EXPIRED;
            default ->
                    throw new IllegalArgumentException(
                            "Stripe's status %s is not known to this build"
                                    .formatted(subscription.getStatus()));
        };
    }

    /** During grace the period has begun that nobody has paid for yet. */
    private static Optional<Instant> periodEnd(Subscription subscription, SubscriptionState state) {
        var item = item(subscription);
        if (state == SubscriptionState.GRACE) {
            return item.flatMap(it -> time(it.getCurrentPeriodStart()));
        }
        return time(subscription.getEndedAt())
                .or(() ->
                        earlier(
                                time(subscription.getCancelAt()),
                                item.flatMap(it -> time(it.getCurrentPeriodEnd()))));
    }

    private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
        return one.filter(it -> other.filter(it::isAfter).isEmpty()).or(() -> other);
    }

    private static Optional<Instant> graceEnd(Subscription subscription) {
        return "past_due".equals(subscription.getStatus())
                ? item(subscription)
                        .flatMap(it -> time(it.getCurrentPeriodStart()))
                        .map(begin -> begin.plus(GRACE))
                : Optional.empty();
    }

    private static boolean renews(Subscription subscription) {
        return !Boolean.TRUE.equals(subscription.getCancelAtPeriodEnd())
                && subscription.getCancelAt() == null
                && subscription.getEndedAt() == null;
    }

    /** We sell one plan a subscription. */
    private static Optional<SubscriptionItem> item(Subscription subscription) {
        return Optional.ofNullable(subscription.getItems())
                .map(items -> items.getData())
                .orElse(List.of())
                .stream()
                .findFirst();
    }

    /** Seconds since 1970. */
    private static Optional<Instant> time(@Nullable Long seconds) {
        return Optional.ofNullable(seconds).map(Instant::ofEpochSecond);
    }
}
