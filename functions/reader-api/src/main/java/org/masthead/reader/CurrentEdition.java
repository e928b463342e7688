package org.masthead.reader;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.TreeMap;
import org.masthead.aws.EditionStore;
import org.masthead.edition.Edition;
import org.masthead.edition.EditionPointer;
import org.masthead.lambda.Log;

/**
 * The edition in memory. Looks for a newer one every {@link #LOOK_EVERY}; where that fails, the
 * last good one is served on.
 */
final class CurrentEdition {

    static final Duration LOOK_EVERY = Duration.ofSeconds(10);

    /** Members page through the edition of a minute ago for a few minutes, not longer. */
    private static final int KEEP_EARLIER = 3;

    private final EditionStore store;
    private final InstantSource clock;
    private final TreeMap<String, Edition> earlier = new TreeMap<>();
    private Optional<Edition> current = Optional.empty();
    private Instant nextLook = Instant.EPOCH;

    CurrentEdition(EditionStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Empty until the first edition is bound. */
    synchronized Optional<Edition> get() {
        if (!clock.instant().isBefore(nextLook)) {
            look();
        }
        return current;
    }

    /** Looks now, whenever the last look was. */
    synchronized void look() {
        nextLook = clock.instant().plus(LOOK_EVERY);
        try {
            store.current().ifPresent(tagged -> load(tagged.pointer()));
        } catch (RuntimeException e) {
            // Whatever is wrong with the newest, the last good one is better than none.
            Log.error(
                    "No newer edition could be read; the last good one is served",
                    e,
                    "edition",
                    current.map(Edition::version));
        }
    }

    /**
     * An edition that was current when a member began to page through it.
     *
     * @return empty where it has expired
     */
    Optional<Edition> version(String version) {
        return get().filter(edition -> edition.version().equals(version))
                .or(() -> earlier(version));
    }

    private synchronized Optional<Edition> earlier(String version) {
        var held = Optional.ofNullable(earlier.get(version));
        return held.isPresent() ? held : store.find(EditionPointer.keyOf(version)).map(this::keep);
    }

    private Edition keep(Edition edition) {
        if (earlier.size() >= KEEP_EARLIER) {
            earlier.remove(earlier.firstEntry().getKey());
        }
        earlier.put(edition.version(), edition);
        return edition;
    }

    private void load(EditionPointer pointer) {
        if (current.filter(edition -> edition.version().equals(pointer.version())).isEmpty()) {
            current.ifPresent(this::keep);
            current = Optional.of(store.read(pointer.key()));
        }
    }
}
