package org.masthead.reader;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Queue;
import java.util.SequencedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.masthead.aws.EditionStore;
import org.masthead.edition.Edition;
import org.masthead.edition.EditionPointer;
import org.masthead.lambda.Log;

/**
 * The edition in memory. The first request loads it; from then on a request that finds it to be due
 * starts a look for a newer one in the background and is answered from what there is. Where a look
 * fails, the last good edition is served on.
 *
 * <p>Between requests Lambda freezes a process, threads and all: a look goes on with the next
 * request, or fails and is begun again. So a process that is seldom asked might never finish one;
 * for that a request waits, but not long, where nobody has looked for {@link #TOO_OLD}.
 */
final class CurrentEdition {

    static final Duration LOOK_EVERY = Duration.ofSeconds(10);

    /** Older news than that is worth a wait. */
    static final Duration TOO_OLD = Duration.ofMinutes(10);

    /** Two to three times what it takes to load 25 MB within a region. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    /** A look that takes longer was lost with its connection while the process was frozen. */
    static final Duration LOST_AFTER = Duration.ofSeconds(30);

    /** Those through which members page: whichever were asked for last, however old. */
    private static final int KEEP_EARLIER = 3;

    /**
     * So many earlier ones are fetched within {@link #A_WHILE} at most: anybody may send a cursor
     * of any edition, and each that is not in memory is 25 MB from S3.
     */
    static final int MOST_FETCHED = 6;

    static final Duration A_WHILE = Duration.ofMinutes(1);

    private final EditionStore store;
    private final InstantSource clock;
    private final Executor background;
    private final SequencedMap<String, Edition> earlier = new LinkedHashMap<>(8, 0.75f, true);
    private final Queue<Instant> fetched = new ArrayDeque<>();
    private final AtomicReference<Held> held = new AtomicReference<>(Held.NOTHING);
    private volatile Consumer<Edition> preparation = _ -> {};
    private final AtomicReference<Look> last = new AtomicReference<>(Look.NONE);

    /**
     * What is served.
     *
     * @param etag under which its pointer was stored
     * @param lookedAt when a look last ended, with or without success
     */
    private record Held(Optional<Edition> edition, Optional<String> etag, Instant lookedAt) {

        static final Held NOTHING = new Held(Optional.empty(), Optional.empty(), Instant.EPOCH);

        Held lookedAt(Instant now) {
            return new Held(edition, etag, now);
        }

        boolean has(String version) {
            return edition.filter(it -> it.version().equals(version)).isPresent();
        }
    }

    /** One search for a newer edition. */
    private record Look(Instant startedAt, CompletableFuture<Void> end) {

        static final Look NONE = new Look(Instant.EPOCH, CompletableFuture.completedFuture(null));

        boolean isRunning(Instant now) {
            return !end.isDone() && startedAt.plus(LOST_AFTER).isAfter(now);
        }
    }

    /**
     * Nothing is loaded yet.
     *
     * @param background runs what no request waits for
     */
    CurrentEdition(EditionStore store, InstantSource clock, Executor background) {
        this.store = store;
        this.clock = clock;
        this.background = background;
    }

    /**
     * Has something worked out of each edition before it is served, so that no request waits for
     * it. To be said before the first request.
     */
    void beforeServing(Consumer<Edition> work) {
        preparation = work;
    }

    /** Empty until the first edition is bound. */
    Optional<Edition> get() {
        var now = clock.instant();
        var age = Duration.between(held.get().lookedAt(), now);
        if (held.get().edition().isEmpty()) {
            look();
        } else if (age.compareTo(LOOK_EVERY) >= 0) {
            var look = lookBehind(now);
            if (age.compareTo(TOO_OLD) > 0) {
                await(look);
            }
        }
        return held.get().edition();
    }

    /**
     * The same of one that may not be bound at all: without any, nobody waits for another look
     * before one is due.
     */
    Optional<Edition> getIfBound() {
        var age = Duration.between(held.get().lookedAt(), clock.instant());
        return held.get().edition().isEmpty() && age.compareTo(LOOK_EVERY) < 0
                ? Optional.empty()
                : get();
    }

    private Look lookBehind(Instant now) {
        var running = last.get();
        if (running.isRunning(now)) {
            return running;
        }
        var next = new Look(now, new CompletableFuture<>());
        if (!last.compareAndSet(running, next)) {
            return last.get();
        }
        background.execute(() -> {
            try {
                look();
            } finally {
                next.end().complete(null);
            }
        });
        return next;
    }

    private static void await(Look look) {
        try {
            look.end().get(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            Log.warn("No newer edition came in time; the last good one is served");
        } catch (ExecutionException e) {
            throw new IllegalStateException("a look tells its failures itself", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Looks now, whenever the last look was, and waits for it. */
    void look() {
        try {
            store.changed(held.get().etag()).ifPresent(this::load);
        } catch (RuntimeException e) {
            // Whatever is wrong with the newest, the last good one is better than none.
            Log.error(
                    "No newer edition could be read; the last good one is served",
                    e,
                    "edition",
                    held.get().edition().map(Edition::version));
        } finally {
            held.updateAndGet(it -> it.lookedAt(clock.instant()));
        }
    }

    private void load(EditionStore.Tagged tagged) {
        var before = held.get();
        var version = tagged.pointer().version();
        var edition =
                before.edition()
                        .filter(it -> it.version().equals(version))
                        .orElseGet(() -> store.read(tagged.pointer().key()));
        preparation.accept(edition);
        var next = new Held(Optional.of(edition), Optional.of(tagged.etag()), clock.instant());
        // Another look may have come back with something newer meanwhile.
        held.updateAndGet(it -> isNewer(it, edition) ? it : next);
        before.edition().filter(_ -> !before.has(version)).ifPresent(this::keep);
    }

    private static boolean isNewer(Held one, Edition other) {
        return one.edition().filter(it -> it.boundAt().isAfter(other.boundAt())).isPresent();
    }

    /**
     * An edition that was current when a member began to page through it.
     *
     * @return empty where it has expired, and where too many others were asked for just now
     */
    Optional<Edition> version(String version) {
        return get().filter(edition -> edition.version().equals(version))
                .or(() -> kept(version))
                .or(() -> fetch(version));
    }

    /** The same as far as it is in memory already. */
    Optional<Edition> inMemory(String version) {
        return held.get()
                .edition()
                .filter(edition -> edition.version().equals(version))
                .or(() -> kept(version));
    }

    private Optional<Edition> fetch(String version) {
        if (!mayFetch()) {
            Log.warn("Too many earlier editions at once; one is not fetched", "edition", version);
            return Optional.empty();
        }
        var found = store.find(EditionPointer.keyOf(version));
        found.ifPresent(this::countAndKeep);
        return found;
    }

    private synchronized boolean mayFetch() {
        var longAgo = clock.instant().minus(A_WHILE);
        fetched.removeIf(at -> !at.isAfter(longAgo));
        return fetched.size() < MOST_FETCHED;
    }

    /** Only what was there counts: a made-up version costs little. */
    private synchronized void countAndKeep(Edition edition) {
        fetched.add(clock.instant());
        keep(edition);
    }

    private synchronized Optional<Edition> kept(String version) {
        return Optional.ofNullable(earlier.get(version));
    }

    /** The one that was asked for longest ago gives way, not the oldest. */
    private synchronized void keep(Edition edition) {
        earlier.put(edition.version(), edition);
        if (earlier.size() > KEEP_EARLIER) {
            earlier.pollFirstEntry();
        }
    }
}
