package org.masthead.story;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Optional;

/**
 * What is left of a story that is no longer shown, so that those who keep a copy let go of it.
 *
 * @param id the story's
 * @param at when Masthead learnt of it; where the title is not carried, of the story
 * @param movedTo the id of the story that it is part of now, where the reason is {@code MOVED}
 */
public record Tombstone(
        String id, String sourceId, Instant at, Reason reason, Optional<String> movedTo) {

    /** Why a story is no longer shown. */
    public enum Reason {
        /** The publisher took the page down. */
        @JsonProperty("gone")
        GONE,
        /** The publisher says that the story is withdrawn. */
        @JsonProperty("withdrawn")
        WITHDRAWN,
        /** The story is known under another id. */
        @JsonProperty("moved")
        MOVED,
        /** Masthead no longer carries the title. */
        @JsonProperty("not-carried")
        NOT_CARRIED
    }
}
