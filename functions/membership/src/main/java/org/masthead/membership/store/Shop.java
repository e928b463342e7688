package org.masthead.membership.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.masthead.grant.Gift;
import org.masthead.member.SubscriptionId;

/** One store, as the ledger needs it. */
public interface Shop {

    /**
     * What an event of this store says. Where events are only signals, the subscription is read.
     *
     * @throws IllegalArgumentException where it cannot be understood: sent again, it will not be
     *     either
     * @throws RuntimeException where the store cannot be reached: try again
     */
    Meaning understand(StoreEvent event);

    /** Whether it can be asked; a store that cannot is listened to alone. */
    default boolean canAsk() {
        return true;
    }

    /**
     * The subscription as it stands at the store now; empty where the store has never heard of it.
     *
     * @throws RuntimeException where the store cannot be reached: try again
     */
    Optional<Look> look(SubscriptionId subscription);

    /** Tells the store that we have the purchase. */
    void acknowledge(Look look);

    /**
     * Gives the money of a gift back to its buyer; asked twice, it pays once.
     *
     * @throws IllegalStateException where the store sells no gifts
     */
    default void giveBack(Gift gift) {
        throw new IllegalStateException(
                "this store sells no gifts, so gift %s is not its own".formatted(gift.id()));
    }

    /**
     * Ends a subscription, so that the store charges no more; asked twice, it ends once.
     *
     * @throws IllegalStateException where only its holder can end it
     */
    default void end(SubscriptionId subscription) {
        throw new IllegalStateException(
                "only its holder can end a subscription with %s"
                        .formatted(subscription.store().label()));
    }

    /** Events that may not have reached us, from that moment on, as the webhook would have them. */
    List<StoreEvent> missed(Instant since);
}
