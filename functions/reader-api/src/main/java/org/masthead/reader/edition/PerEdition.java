package org.masthead.reader.edition;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import org.masthead.edition.Edition;

/** What is worked out once for an edition, and kept while that one is asked for. */
public final class PerEdition<T> {

    /** Those through which members still page. */
    private static final int EARLIER = 3;

    private final Function<Edition, T> work;
    private final int most;
    private final SequencedMap<String, T> byVersion = new LinkedHashMap<>(8, 0.75f, true);

    /**
     * Nothing is worked out yet.
     *
     * @param current how many editions are current at once, see {@link Newsstand#size}
     */
    public PerEdition(int current, Function<Edition, T> work) {
        this.most = current + EARLIER;
        this.work = work;
    }

    /** Two at once may both work it out, rather than one wait for the other. */
    public T of(Edition edition) {
        return known(edition).orElseGet(() -> keep(edition, work.apply(edition)));
    }

    private synchronized Optional<T> known(Edition edition) {
        return Optional.ofNullable(byVersion.get(edition.version()));
    }

    private synchronized T keep(Edition edition, T value) {
        byVersion.put(edition.version(), value);
        if (byVersion.size() > most) {
            byVersion.pollFirstEntry();
        }
        return value;
    }
}
