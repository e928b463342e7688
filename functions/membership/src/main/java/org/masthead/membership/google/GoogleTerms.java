package org.masthead.membership.google;

import com.google.api.services.androidpublisher.model.AutoRenewingPlan;
import com.google.api.services.androidpublisher.model.ExternalAccountIdentifiers;
import com.google.api.services.androidpublisher.model.OfferDetails;
import com.google.api.services.androidpublisher.model.SubscriptionPurchaseLineItem;
import com.google.api.services.androidpublisher.model.SubscriptionPurchaseV2;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.masthead.member.LedgerLine;
import org.masthead.member.Plans;
import org.masthead.member.Store;
import org.masthead.member.SubscriptionEvent;
import org.masthead.member.SubscriptionId;
import org.masthead.member.SubscriptionState;
import org.masthead.member.Terms;

/**
 * Google's words for a subscription in ours.
 *
 * @see <a
 *     href="https://developers.google.com/android-publisher/api-ref/rest/v3/purchases.subscriptionsv2">Google
 *     Play Developer API, purchases.subscriptionsv2</a>
 */
record GoogleTerms(Plans plans) {

    private static final String NEVER_PAID = "SUBSCRIPTION_STATE_PENDING_PURCHASE_CANCELED";

    /**
     * The ledger line of the resource as it was read.
     *
     * @param readAt the moment of reading: the notification was only a signal, and what was read
     *     after it is later than it
     * @param isVoided whether the last order was refunded
     */
    LedgerLine line(
            String id,
            String token,
            SubscriptionEvent event,
            SubscriptionPurchaseV2 purchase,
            boolean isVoided,
            Instant readAt) {
        var terms = terms(purchase, isVoided, event);
        var fitting = event.leadsTo().contains(terms.state()) ? event : SubscriptionEvent.SEEN;
        var line = LedgerLine.of(id, id(token), fitting, readAt, readAt, terms);
        // What is not paid yet, or never was, takes no other purchase's place.
        var linked =
                Optional.ofNullable(purchase.getLinkedPurchaseToken())
                        .filter(it -> hasBegun(purchase, terms))
                        .map(GoogleTerms::id)
                        .map(line::replacing)
                        .orElse(line);
        return account(purchase).map(linked::heldBy).orElse(linked);
    }

    private static boolean hasBegun(SubscriptionPurchaseV2 purchase, Terms terms) {
        return terms.state() != SubscriptionState.PENDING
                && !NEVER_PAID.equals(purchase.getSubscriptionState());
    }

    static SubscriptionId id(String token) {
        return new SubscriptionId(Store.GOOGLE, token);
    }

    private static Optional<String> account(SubscriptionPurchaseV2 purchase) {
        return Optional.ofNullable(purchase.getExternalAccountIdentifiers())
                .map(ExternalAccountIdentifiers::getObfuscatedExternalAccountId)
                .filter(account -> !account.isBlank());
    }

    private Terms terms(
            SubscriptionPurchaseV2 purchase, boolean isVoided, SubscriptionEvent event) {
        var item = item(purchase);
        var end = item.flatMap(GoogleTerms::end);
        var product = item.map(GoogleTerms::product).orElse("");
        return new Terms(
                state(purchase, item, end, isVoided, event),
                end,
                // Google moves the end itself: what it tells during grace is the end of it.
                end,
                renews(item),
                product,
                plans.idOf(Store.GOOGLE, product));
    }

    /** Of several products in one purchase, the one that lasts longest. */
    static Optional<SubscriptionPurchaseLineItem> item(SubscriptionPurchaseV2 purchase) {
        return Optional.ofNullable(purchase.getLineItems()).orElse(List.of()).stream()
                .max(Comparator.comparing(item -> end(item).orElse(Instant.MIN)));
    }

    private static Optional<Instant> end(SubscriptionPurchaseLineItem item) {
        return Optional.ofNullable(item.getExpiryTime()).map(Instant::parse);
    }

    /** As plans.json has it: product and base plan. */
    private static String product(SubscriptionPurchaseLineItem item) {
        return Optional.ofNullable(item.getOfferDetails())
                .map(OfferDetails::getBasePlanId)
                .map(base -> item.getProductId() + ":" + base)
                .orElse(item.getProductId());
    }

    private static boolean renews(Optional<SubscriptionPurchaseLineItem> item) {
        return item.map(SubscriptionPurchaseLineItem::getAutoRenewingPlan)
                .map(AutoRenewingPlan::getAutoRenewEnabled)
                .orElse(false);
    }

    private static SubscriptionState state(
            SubscriptionPurchaseV2 purchase,
            Optional<SubscriptionPurchaseLineItem> item,
            Optional<Instant> end,
            boolean isVoided,
            SubscriptionEvent event) {
        var said = said(String.valueOf(purchase.getSubscriptionState()), item);
        if (isVoided) {
            return SubscriptionState.REVOKED;
        }
        if (said == SubscriptionState.EXPIRED && event == SubscriptionEvent.REVOCATION) {
            return SubscriptionState.REVOKED;
        }
        return said.opens() && end.isEmpty() ? SubscriptionState.PENDING : said;
    }

    private static SubscriptionState said(
            String state, Optional<SubscriptionPurchaseLineItem> item) {
        return switch (state) {
            case "SUBSCRIPTION_STATE_PENDING" -> SubscriptionState.PENDING;
            // Cancelled is paid to its end; then Google says expired.
            case "SUBSCRIPTION_STATE_ACTIVE", "SUBSCRIPTION_STATE_CANCELED" ->
                    isFree(item) ? SubscriptionState.TRIAL : SubscriptionState.ACTIVE;
            case "SUBSCRIPTION_STATE_PAUSED" -> SubscriptionState.PAUSED;
            case "SUBSCRIPTION_STATE_IN_GRACE_PERIOD" -> SubscriptionState.GRACE;
            case "SUBSCRIPTION_STATE_ON_HOLD" -> SubscriptionState.HOLD;
            case "SUBSCRIPTION_STATE_EXPIRED", NEVER_PAID -> SubscriptionState.EXPIRED;
            default ->
                    throw new IllegalArgumentException(
                            "Google's state %s is not known to this build".formatted(state));
        };
    }

    private static boolean isFree(Optional<SubscriptionPurchaseLineItem> item) {
        return item.map(SubscriptionPurchaseLineItem::getOfferPhase)
                .filter(phase -> phase.getFreeTrial() != null)
                .isPresent();
    }
}
