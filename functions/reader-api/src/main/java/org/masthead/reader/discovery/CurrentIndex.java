package org.masthead.reader.discovery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.masthead.aws.SearchStore;
import org.masthead.lambda.Log;
import org.masthead.search.StoryIndex;

/**
 * The search index in memory, loaded by the first search. Later searches do not wait for a newer
 * one, unless theirs is as old as the snapshot that the function was started from.
 */
public final class CurrentIndex {

    static final Duration LOOK_EVERY = Duration.ofMinutes(1);

    /** No search is answered from an index that nobody looked after for so long. */
    static final Duration TOO_OLD = Duration.ofMinutes(10);

    private final SearchStore store;
    private final InstantSource clock;
    private final Executor background;
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile Held held = new Held(Optional.empty(), Optional.empty(), Instant.EPOCH);

    /**
     * An index with the tag it is stored under.
     *
     * @param lookedAt when it was last found to be the newest
     */
    private record Held(Optional<StoryIndex> index, Optional<String> etag, Instant lookedAt) {}

    /**
     * Nothing is loaded yet.
     *
     * @param background runs what no request waits for
     */
    public CurrentIndex(SearchStore store, InstantSource clock, Executor background) {
        this.store = store;
        this.clock = clock;
        this.background = background;
    }

    /** Empty until the first index is stored. */
    public Optional<StoryIndex> get() {
        var age = Duration.between(held.lookedAt(), clock.instant());
        if (held.index().isEmpty() || age.compareTo(TOO_OLD) > 0) {
            look();
        } else if (age.compareTo(LOOK_EVERY) > 0 && looking.compareAndSet(false, true)) {
            background.execute(this::lookAndTell);
        }
        return held.index();
    }

    private void lookAndTell() {
        try {
            look();
        } finally {
            looking.set(false);
        }
    }

    private synchronized void look() {
        var now = clock.instant();
        try {
            held =
                    store.other(held.etag())
                            .map(it -> opened(it, now))
                            .orElseGet(() -> new Held(held.index(), held.etag(), now));
        } catch (RuntimeException e) {
            // Whatever is wrong with the newest, the last good one is better than none.
            held = new Held(held.index(), held.etag(), now);
            Log.error("No newer search index could be read; the last good one is searched", e);
        }
    }

    private static Held opened(SearchStore.Stored stored, Instant now) {
        return new Held(
                Optional.of(StoryIndex.open(stored.file())), Optional.of(stored.etag()), now);
    }
}
