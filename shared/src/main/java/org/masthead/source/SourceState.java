package org.masthead.source;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether a source's feeds are checked. */
public enum SourceState {
    /** Its feeds are checked when they are due. */
    ACTIVE,
    /** An operator has stopped it; its stories stay. */
    PAUSED,
    /** It has no feed left: the publisher says that each is gone for good. */
    RETIRED,
    /** Added by its home page alone; its feeds are being looked for. */
    DISCOVERING;

    /** Whether anything of the source may be asked for. */
    public boolean isAsked() {
        return switch (this) {
            case ACTIVE, DISCOVERING -> true;
            case PAUSED, RETIRED -> false;
        };
    }

    /** The word in tables and JSON. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
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
                "state '%s' is none of active, paused, retired, discovering".formatted(word));
    }
}
