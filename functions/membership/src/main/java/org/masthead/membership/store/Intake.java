package org.masthead.membership.store;

import java.util.Map;
import java.util.Optional;
import org.masthead.lambda.Log;
import org.masthead.member.Store;
import org.masthead.member.SubscriptionId;

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
     * @throws RuntimeException where it cannot be taken in, or is of a type that this build does
     *     not know; it comes back, and after five times waits with its body among the dead letters
     */
    public void take(StoreEvent event) {
        switch (shops.of(event.store()).understand(event)) {
            case Meaning.Said(var look) -> enter(event.store(), look);
            case Meaning.OfGift gift -> enter(event, gift);
            case Meaning.Unwanted(var subscription) -> end(event.store(), subscription);
            case Meaning.Ignored(var type, var why) ->
                    Log.info(
                            "Store event changes nothing",
                            "store",
                            event.store().label(),
                            "type",
                            type,
                            "why",
                            why);
            case Meaning.Unknown(var type) -> throw unknown(event, type);
        }
    }

    /** Into the ledger first: what the store hears of as taken must not be lost then. */
    private void enter(Store store, Look look) {
        books.enter(look);
        if (look.unacknowledged()) {
            shops.of(store).acknowledge(look);
        }
    }

    /** The store tells us by its own event that it has ended. */
    private void end(Store store, SubscriptionId subscription) {
        shops.of(store).end(subscription);
        Log.info("A subscription of who has left is ended", "store", store.label());
    }

    private void enter(StoreEvent event, Meaning.OfGift gift) {
        gifts.orElseThrow(() -> new IllegalStateException("gifts come by the webhook only"))
                .enter(event, gift, shops.of(event.store()));
    }

    /** Thrown, so that the body stays: a build that knows the type takes it in by a replay. */
    private static IllegalArgumentException unknown(StoreEvent event, String type) {
        Log.metrics(
                Map.of("Store", event.store().label()),
                Map.of("UnknownStoreEvents", "Count"),
                Map.of("UnknownStoreEvents", 1));
        return new IllegalArgumentException(
                ("event %s of %s is of type \"%s\", which this build does not know; replay the dead"
                                + " letters with one that does")
                        .formatted(event.id(), event.store().label(), type));
    }
}
