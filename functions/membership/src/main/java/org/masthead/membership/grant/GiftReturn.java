package org.masthead.membership.grant;

import java.time.InstantSource;
import java.util.Map;
import org.masthead.aws.StoreEventsQueue;
import org.masthead.grant.Gift;
import org.masthead.json.Json;
import org.masthead.member.Store;
import org.masthead.membership.store.StoreEvent;

/**
 * Tells the function that has the shop's key that a buyer wants the money of a gift back, by the
 * queue of what the shops say: there it is tried again until it is done.
 */
public final class GiftReturn implements MoneyBack {

    /** Of the event, which is ours and not Stripe's: no type of theirs begins so. */
    public static final String TYPE = "masthead.gift.returned";

    private final StoreEventsQueue queue;
    private final InstantSource clock;

    public GiftReturn(StoreEventsQueue queue, InstantSource clock) {
        this.queue = queue;
        this.clock = clock;
    }

    @Override
    public void give(Gift gift) {
        var body =
                Map.of(
                        "type",
                        TYPE,
                        "data",
                        Map.of("object", Map.of("payment_intent", gift.payment())));
        var id = "returned-" + gift.id();
        queue.send(Json.write(new StoreEvent(Store.STRIPE, id, clock.instant(), Json.write(body))));
    }
}
