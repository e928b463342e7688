package org.masthead.membership.stripe;

import com.stripe.model.Subscription;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.masthead.aws.Secret;
import org.masthead.grant.Gift;
import org.masthead.member.Plans;
import org.masthead.member.SubscriptionEvent;
import org.masthead.member.SubscriptionId;
import org.masthead.membership.store.Look;
import org.masthead.membership.store.Meaning;
import org.masthead.membership.store.Renewed;
import org.masthead.membership.store.Shop;
import org.masthead.membership.store.StoreEvent;

/** Stripe. An event is a signal; the subscription itself is read. */
public final class StripeShop implements Shop {

    private final StripeSettings settings;
    private final StripeTerms terms;
    private final Supplier<StripeApi> api;
    private final InstantSource clock;

    private StripeShop(
            StripeSettings settings, Plans plans, Supplier<StripeApi> api, InstantSource clock) {
        this.settings = settings;
        this.terms = new StripeTerms(plans);
        this.api = api;
        this.clock = clock;
    }

    /** Asks Stripe with the key in the secret. */
    public static StripeShop of(
            StripeSettings settings, Plans plans, Secret secret, InstantSource clock) {
        var api = new Renewed<>(() -> secret.get("stripeKey"), key -> StripeApi.of(settings, key));
        return new StripeShop(settings, plans, api, clock);
    }

    @Override
    public Meaning understand(StoreEvent event) {
        return switch (StripeEvent.read(event.body())) {
            case StripeEvent.OfSubscription(var subscription, var what, var member) ->
                    meaning(event, subscription, what, member);
            case StripeEvent.OfGift(var intent) -> gift(event, intent);
            case StripeEvent.Unwanted(var subscription) ->
                    new Meaning.Unwanted(StripeTerms.id(subscription));
            case StripeEvent.OfPayment(var intent, var what) ->
                    api.get()
                            .subscriptionOf(intent)
                            .map(it -> meaning(event, it, what, Optional.empty()))
                            .orElseGet(() -> gift(event, intent));
            case StripeEvent.Ignored(var type, var why) -> new Meaning.Ignored(type, why);
            case StripeEvent.Unknown(var type) -> new Meaning.Unknown(type);
        };
    }

    private Meaning meaning(
            StoreEvent event,
            String subscription,
            SubscriptionEvent what,
            Optional<String> member) {
        return read(event.id(), subscription, what, member)
                .<Meaning>map(Meaning.Said::new)
                .orElseGet(() -> ignored(event, "Stripe does not know the subscription"));
    }

    private Meaning gift(StoreEvent event, String intent) {
        return api.get()
                .gift(intent, clock.instant())
                .<Meaning>map(gift -> gift)
                .orElseGet(() ->
                        ignored(event, "the payment is of no subscription, and of no paid gift"));
    }

    private static Meaning ignored(StoreEvent event, String why) {
        return new Meaning.Ignored("event " + event.id(), why);
    }

    private Optional<Look> read(
            String id, String subscription, SubscriptionEvent event, Optional<String> member) {
        // Before the call: what changes meanwhile is later.
        var readAt = clock.instant();
        return api.get()
                .find(subscription)
                .map(found -> terms.line(id, event, found, member, isTakenBack(found), readAt))
                .map(line -> new Look(line, false));
    }

    private boolean isTakenBack(Subscription subscription) {
        return Optional.ofNullable(subscription.getLatestInvoice())
                .filter(invoice -> api.get().isTakenBack(invoice))
                .isPresent();
    }

    @Override
    public Optional<Look> look(SubscriptionId subscription) {
        return read(
                "seen-" + clock.millis(),
                subscription.id(),
                SubscriptionEvent.SEEN,
                Optional.empty());
    }

    /** Stripe waits for nobody. */
    @Override
    public void acknowledge(Look look) {
        throw new IllegalStateException("Stripe asks for no acknowledgement");
    }

    /** Stripe sends for three days; what is missed longer is found by the daily comparison. */
    @Override
    public List<StoreEvent> missed(Instant since) {
        return List.of();
    }

    /**
     * Begins a sale.
     *
     * @param price Stripe's id of it, of one of our plans
     * @param trialDays free days before the first payment; 0 for none
     * @param key the same key gives the same session
     * @return the address to send the member to
     */
    public String checkout(String member, String price, int trialDays, String key) {
        return api.get().checkout(member, price, trialDays, settings.returnAddress(), key);
    }

    /**
     * Begins the sale of a gift.
     *
     * @param price Stripe's id of it, of that plan and those days
     * @param key the same key gives the same session
     * @return the address to send the buyer to
     */
    public String checkoutGift(String buyer, String plan, int days, String price, String key) {
        var metadata = StripeGift.metadata(buyer, plan, days);
        return api.get().checkoutGift(metadata, price, settings.returnAddress(), key);
    }

    @Override
    public void giveBack(Gift gift) {
        api.get().refund(gift.payment(), gift.id());
    }

    @Override
    public void end(SubscriptionId subscription) {
        api.get().cancel(subscription.id());
    }

    /**
     * Where the member changes card, plan and renewal of a subscription.
     *
     * @return empty where Stripe does not know the subscription
     */
    public Optional<String> portal(SubscriptionId subscription) {
        return api.get()
                .find(subscription.id())
                .map(found -> api.get().portal(found.getCustomer(), settings.returnAddress()));
    }
}
