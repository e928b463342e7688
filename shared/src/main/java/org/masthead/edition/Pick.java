package org.masthead.edition;

import java.time.Duration;
import java.time.Instant;

/**
 * A story that an editor chose. Where it stands in the list of picks is its order.
 *
 * @param story the story's id
 * @param by the operator who chose it
 * @param at when it was chosen
 * @param until the first instant at which it is shown no longer
 */
public record Pick(String story, String by, Instant at, Instant until) {

    /** Picks that stand at once, at most: more than this is a section, not a choice. */
    public static final int MOST = 50;

    /** How long a pick stands where its editor does not say. */
    public static final Duration USUAL = Duration.ofHours(24);

    /** Whether it is still shown. */
    public boolean standsAt(Instant now) {
        return now.isBefore(until);
    }
}
