package org.masthead.member;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a member agreed to at one moment, and under which words.
 *
 * @param policy the version of the text that they were shown
 * @param purposes each that they were asked about, with their answer
 * @param at when they said so, by our clock
 */
public record Consent(String policy, Map<Purpose, Boolean> purposes, Instant at) {

    /** What personal data may be used for beyond serving the member. */
    public enum Purpose {
        /**
         * Learning the member's taste, and what the ranking is weighted by, from what they read. A
         * feed of their own is what they came for, so it is done until they say no.
         */
        @JsonProperty("learning")
        LEARNING(true),
        /** Letters about Masthead itself. */
        @JsonProperty("letters")
        LETTERS(false);

        private final boolean unlessSaid;

        Purpose(boolean unlessSaid) {
            this.unlessSaid = unlessSaid;
        }

        /** What holds of a member who was never asked. */
        public boolean unlessSaid() {
            return unlessSaid;
        }
    }

    public Consent {
        var sorted = new EnumMap<Purpose, Boolean>(Purpose.class);
        sorted.putAll(purposes);
        purposes = Collections.unmodifiableMap(sorted);
    }
}
