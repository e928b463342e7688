package org.masthead.membership.store;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A client made of a key when it is first needed, and made again when the key is another.
 *
 * @param <T> the client
 */
public final class Renewed<T> implements Supplier<T> {

    private record Made<T>(String key, T client) {}

    private final Supplier<String> key;
    private final Function<String, T> maker;
    private final AtomicReference<Optional<Made<T>>> last = new AtomicReference<>(Optional.empty());

    public Renewed(Supplier<String> key, Function<String, T> maker) {
        this.key = key;
        this.maker = maker;
    }

    @Override
    public T get() {
        var now = key.get();
        var known = last.get().filter(made -> made.key().equals(now));
        if (known.isPresent()) {
            return known.get().client();
        }
        var made = new Made<>(now, maker.apply(now));
        last.set(Optional.of(made));
        return made.client();
    }
}
