package org.masthead.member;

import java.util.Set;

/** The collection of titles that a plan opens. */
public sealed interface Titles {

    /** Default is no access. */
    Titles NONE = new Only(Set.of());

    Titles ALL = new All();

    boolean contains(String sourceId);

    /** Every title, those of tomorrow too. */
    record All() implements Titles {
        @Override
        public boolean contains(String sourceId) {
            return true;
        }
    }

    /** These titles, by source id. */
    record Only(Set<String> sources) implements Titles {

        public Only {
            sources = Set.copyOf(sources);
        }

        @Override
        public boolean contains(String sourceId) {
            return sources.contains(sourceId);
        }
    }
}
