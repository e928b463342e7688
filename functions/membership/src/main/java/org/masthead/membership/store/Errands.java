package org.masthead.membership.store;

import java.time.InstantSource;
import java.util.Map;
import org.masthead.aws.StoreEventsQueue;
import org.masthead.grant.Gift;
import org.masthead.json.Json;
import org.masthead.member.Store;
import org.masthead.member.SubscriptionId;

/**
 * What is to be done at Stripe, sent to the function that has its key, by the queue of what the
 * stores say: there it is tried again until it is done, and waits among the dead letters where it
 * cannot be.
 */
public final class Errands {

    /** Type of an event of ours: no type of Stripe's begins so. */
    public static final String GIFT_RETURNED = "masthead.gift.returned";

    /** Type of an event of ours. */
    public static final String SUBSCRIPTION_UNWANTED = "masthead.subscription.unwanted";

    private final StoreEventsQueue queue;
    private final InstantSource clock;

    public Errands(StoreEventsQueue queue, InstantSource clock) {
        this.queue = queue;
        this.clock = clock;
    }

    /** A buyer wants the money of a gift back; asked twice, it is paid back once. */
    public void giveBack(Gift gift) {
        send("returned-" + gift.id(), GIFT_RETURNED, Map.of("payment_intent", gift.payment()));
    }

    /**
     * Who holds the subscription leaves, and is to be charged no more; asked twice, it ends once.
     */
    public void end(SubscriptionId subscription) {
        send(
                "unwanted-" + subscription.id(),
                SUBSCRIPTION_UNWANTED,
                Map.of("id", subscription.id()));
    }

    /** In the form of Stripe's own events. */
    private void send(String id, String type, Map<String, String> object) {
        var body = Json.write(Map.of("type", type, "data", Map.of("object", object)));
        queue.send(Json.write(new StoreEvent(Store.STRIPE, id, clock.instant(), body)));
    }
}
