package org.masthead.member;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * That a member wants to be forgotten.
 *
 * @param member their id
 */
public record Erasure(String member, Scope scope) {

    /** How much is deleted. */
    public enum Scope {
        /** Everything under the id, whoever it is now: the request itself did not get through. */
        @JsonProperty("all")
        ALL,
        /**
         * What was still under way when they left, and has come after. Where they have come back
         * since, what lies there is of their new life, and stays.
         */
        @JsonProperty("late")
        LATE
    }
}
