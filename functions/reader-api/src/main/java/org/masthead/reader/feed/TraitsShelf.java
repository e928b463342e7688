package org.masthead.reader.feed;

import java.util.Map;
import java.util.TreeMap;
import org.masthead.edition.Edition;

/** The traits of the newest editions, each worked out once. */
final class TraitsShelf {

    /** The current edition, and those through which members still page. */
    private static final int MOST = 4;

    private final TreeMap<String, Traits> byVersion = new TreeMap<>();

    Traits of(Edition edition) {
        var known = known(edition);
        return known.isEmpty() ? keep(new Traits(edition)) : known.values().iterator().next();
    }

    /** Two at once may both work them out, rather than one wait for the other. */
    private synchronized Map<String, Traits> known(Edition edition) {
        return Map.copyOf(byVersion.subMap(edition.version(), true, edition.version(), true));
    }

    private synchronized Traits keep(Traits traits) {
        byVersion.put(traits.edition.version(), traits);
        while (byVersion.size() > MOST) {
            byVersion.pollFirstEntry();
        }
        return traits;
    }
}
