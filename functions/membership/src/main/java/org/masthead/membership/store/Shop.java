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

    /** Events that may not have reached us, from that moment on, as the webhook would have them. */
    List<StoreEvent> missed(Instant since);
}
