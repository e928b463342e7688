package org.masthead.reader.feed;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import org.masthead.edition.Edition;

/** The traits of the editions that were asked for last, each worked out once. */
final class TraitsShelf {

    /** The current edition, and those through which members still page. */
    private static final int MOST = 4;

    private final SequencedMap<String, Traits> byVersion = new LinkedHashMap<>(8, 0.75f, true);

    Traits of(Edition edition) {
        return known(edition).orElseGet(() -> keep(new Traits(edition)));
    }

    /** Two at once may both work them out, rather than one wait for the other. */
    private synchronized Optional<Traits> known(Edition edition) {
        return Optional.ofNullable(byVersion.get(edition.version()));
    }

    private synchronized Traits keep(Traits traits) {
        byVersion.put(traits.edition.version(), traits);
        if (byVersion.size() > MOST) {
            byVersion.pollFirstEntry();
        }
        return traits;
    }
}
