package org.masthead.source;

import java.util.Locale;

/** Where a source stands between being named and being carried. */
public enum SourceState {
    /** Only its home page is known; its syndication feeds are being looked for. */
    DISCOVERING,
    /** No syndication feed was found; somebody has to name one. */
    UNDISCOVERED,
    /** Its syndication feeds are checked when they are due. */
    ACTIVE,
    /** Nothing of it is fetched; what was fetched stays. */
    PAUSED;

    /** The word in tables and JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether its stories are shown: a title without a feed is not carried yet. */
    public boolean isCarried() {
        return this == ACTIVE || this == PAUSED;
    }

    /**
     * Reads the {@link #word}.
     *
     * @throws IllegalArgumentException where it is none
     */
    public static SourceState of(String word) {
        for (var state : values()) {
            if (state.word().equals(word)) {
                return state;
            }
        }
        throw new IllegalArgumentException(
                "state '%s' is none of discovering, undiscovered, active, paused".formatted(word));
    }
}
