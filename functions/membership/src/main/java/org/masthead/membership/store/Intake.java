package org.masthead.membership.store;

import java.util.Map;
import java.util.Optional;
import org.masthead.lambda.Log;
import org.masthead.member.Store;

/** Events of the stores, one by one, from the queue into the books. */
public final class Intake {

    private final Shops shops;
    private final Books books;
    private final Optional<GiftBooks> gifts;

    /** Takes in what is said of subscriptions alone. */
    public Intake(Shops shops, Books books) {
        this(shops, books, Optional.empty());
    }

    public Intake(Shops shops, Books books, GiftBooks gifts) {
        this(shops, books, Optional.of(gifts));
    }

    private Intake(Shops shops, Books books, Optional<GiftBooks> gifts) {
        this.shops = shops;
        this.books = books;
        this.gifts = gifts;
    }

    /**
     * Takes in one event. Twice, or after a later one, it does no harm.
     *
     * @throws RuntimeException where it cannot be taken in; it comes back, and after five times
     *     waits with its body among the dead letters
     */
    public void take(StoreEvent event) {
        switch (shops.of(event.store()).understand(event)) {
            case Meaning.Said(var look) -> enter(event.store(), look);
            case Meaning.OfGift gift -> enter(event, gift);
            case Meaning.Ignored(var type, var why) ->
                    Log.info(
                            "Store event changes nothing",
                            "store",
                            event.store().label(),
                            "type",
                            type,
                            "why",
                            why);
            case Meaning.Unknown(var type) -> unknown(event, type);
        }
    }

    /** Into the ledger first: what the store hears of as taken must not be lost then. */
    private void enter(Store store, Look look) {
        books.enter(look);
        if (look.unacknowledged()) {
            shops.of(store).acknowledge(look);
        }
    }

    private void enter(StoreEvent event, Meaning.OfGift gift) {
        gifts.orElseThrow(() -> new IllegalStateException("gifts come by the webhook only"))
                .enter(event, gift, shops.of(event.store()));
    }

    private static void unknown(StoreEvent event, String type) {
        Log.warn(
                "Store event of a type that this build does not know; its store's changes are"
                        + " found by the daily comparison",
                "store",
                event.store().label(),
                "type",
                type,
                "event",
                event.id());
        Log.metrics(
                Map.of("Store", event.store().label()),
                Map.of("UnknownStoreEvents", "Count"),
                Map.of("UnknownStoreEvents", 1));
    }
}
