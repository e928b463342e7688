package org.masthead.membership.store;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.masthead.member.Store;

/** The stores that are set up. Each is made when first needed: their libraries load slowly. */
public final class Shops {

    private final Map<Store, Supplier<Shop>> shops;

    /**
     * Makes nothing yet.
     *
     * @param shops each supplier gives the same shop every time
     */
    public Shops(Map<Store, Supplier<Shop>> shops) {
        this.shops = Map.copyOf(shops);
    }

    /** The shop, where it is set up. */
    public Optional<Shop> find(Store store) {
        return Optional.ofNullable(shops.get(store)).map(Supplier::get);
    }

    /**
     * The shop.
     *
     * @throws IllegalStateException where it is not set up
     */
    Shop of(Store store) {
        return find(store)
                .orElseThrow(() ->
                        new IllegalStateException(
                                "%s is not set up: its template parameters are empty"
                                        .formatted(store.label())));
    }

    /** Those that are set up. */
    public Iterable<Store> stores() {
        return shops.keySet();
    }
}
