package org.masthead.membership.google;

import com.google.api.services.androidpublisher.model.SubscriptionPurchaseV2;
import com.google.api.services.androidpublisher.model.VoidedPurchase;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.masthead.aws.PurchasesTable;
import org.masthead.aws.Secret;
import org.masthead.json.Json;
import org.masthead.member.Plans;
import org.masthead.member.Store;
import org.masthead.member.SubscriptionEvent;
import org.masthead.member.SubscriptionId;
import org.masthead.membership.store.Look;
import org.masthead.membership.store.Meaning;
import org.masthead.membership.store.Renewed;
import org.masthead.membership.store.Shop;
import org.masthead.membership.store.StoreEvent;

/** Google Play. A notification is a signal; the subscription itself is read. */
public final class GoogleShop implements Shop {

    private static final String PENDING = "ACKNOWLEDGEMENT_STATE_PENDING";

    private final GoogleSettings settings;
    private final GoogleTerms terms;
    private final Supplier<GoogleApi> api;
    private final PurchasesTable purchases;
    private final InstantSource clock;

    private GoogleShop(
            GoogleSettings settings,
            Plans plans,
            Supplier<GoogleApi> api,
            PurchasesTable purchases,
            InstantSource clock) {
        this.settings = settings;
        this.terms = new GoogleTerms(plans);
        this.api = api;
        this.purchases = purchases;
        this.clock = clock;
    }

    /** Asks Google with the service account in the secret. */
    public static GoogleShop of(
            GoogleSettings settings,
            Plans plans,
            Secret secret,
            PurchasesTable purchases,
            InstantSource clock) {
        var api =
                new Renewed<>(
                        () -> secret.get("googleServiceAccount"),
                        key -> GoogleApi.of(settings, key));
        return new GoogleShop(settings, plans, api, purchases, clock);
    }

    @Override
    public Meaning understand(StoreEvent event) {
        return switch (Notification.read(event.body(), settings.packageName())) {
            case Notification.OfSubscription(var token, var what) ->
                    read(event.id(), token, what)
                            .<Meaning>map(Meaning.Said::new)
                            .orElseGet(() -> forgotten(event));
            case Notification.Voided(var token, var order) -> {
                purchases.voided(GoogleTerms.id(token), order);
                yield read(event.id(), token, SubscriptionEvent.REVOCATION)
                        .<Meaning>map(Meaning.Said::new)
                        .orElseGet(() -> forgotten(event));
            }
            case Notification.Ignored(var type, var why) -> new Meaning.Ignored(type, why);
            case Notification.Unknown(var type) -> new Meaning.Unknown(type);
        };
    }

    /** Google keeps a subscription for 60 days after its end. */
    private static Meaning forgotten(StoreEvent event) {
        return new Meaning.Ignored(
                "notification " + event.id(), "Google does not know the subscription any more");
    }

    @Override
    public Optional<Look> look(SubscriptionId subscription) {
        var id = "seen-" + clock.millis();
        return read(id, subscription.id(), SubscriptionEvent.SEEN);
    }

    /**
     * What an app sends after a purchase or a restore.
     *
     * @return empty where Google does not know the token, or takes it for none
     */
    public Optional<Look> brought(String token) {
        try {
            return look(GoogleTerms.id(token));
        } catch (GoogleApi.Unreachable e) {
            if (e.isOfNoToken()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Optional<Look> read(String id, String token, SubscriptionEvent event) {
        // Before the call: what changes meanwhile is later.
        var readAt = clock.instant();
        return api.get().find(token).map(purchase -> look(id, token, event, purchase, readAt));
    }

    private Look look(
            String id,
            String token,
            SubscriptionEvent event,
            SubscriptionPurchaseV2 purchase,
            Instant readAt) {
        var line = terms.line(id, token, event, purchase, isVoided(token, purchase), readAt);
        return new Look(
                line,
                PENDING.equals(purchase.getAcknowledgementState()) && line.terms().state().opens());
    }

    private boolean isVoided(String token, SubscriptionPurchaseV2 purchase) {
        return GoogleTerms.item(purchase)
                .map(item -> item.getLatestSuccessfulOrderId())
                .filter(order -> purchases.isVoided(GoogleTerms.id(token), order))
                .isPresent();
    }

    /** Of the product alone: the base plan is not in the address. */
    @Override
    public void acknowledge(Look look) {
        var product = look.line().terms().product().replaceFirst(":.*", "");
        api.get().acknowledge(product, look.line().subscription().id());
    }

    /** Refunds; other notifications Pub/Sub itself keeps for a week and sends again. */
    @Override
    public List<StoreEvent> missed(Instant since) {
        return api.get().voided(since).stream().map(this::event).toList();
    }

    private StoreEvent event(VoidedPurchase voided) {
        var notification =
                Map.of(
                        "packageName",
                        settings.packageName(),
                        "voidedPurchaseNotification",
                        Map.of(
                                "purchaseToken",
                                voided.getPurchaseToken(),
                                "orderId",
                                voided.getOrderId(),
                                "productType",
                                1));
        var id = "voided-" + voided.getOrderId();
        var data = Base64.getEncoder().encodeToString(Json.writeBytes(notification));
        return new StoreEvent(
                Store.GOOGLE,
                id,
                clock.instant(),
                Json.write(Map.of("message", Map.of("messageId", id, "data", data))));
    }
}
