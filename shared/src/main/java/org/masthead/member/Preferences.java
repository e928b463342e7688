package org.masthead.member;

import java.util.Objects;
import java.util.Optional;

/**
 * What a member asked for.
 *
 * @param follow shown first
 * @param mute never shown
 * @param personalised false: the edition in its own order, mutes still obeyed
 * @param zone IANA name of the time zone they live by; empty where they do not say
 * @param hideLocked true: cards of titles that their plan does not open are left out
 */
public record Preferences(
        Selection follow,
        Selection mute,
        boolean personalised,
        Optional<String> zone,
        boolean hideLocked) {

    /** Of a member who has said nothing yet. */
    public static final Preferences DEFAULT =
            new Preferences(Selection.NOTHING, Selection.NOTHING, true);

    public Preferences {
        // Preferences that were stored before they had a zone are read without.
        zone = Objects.requireNonNullElse(zone, Optional.empty());
    }

    /** Preferences without a zone. */
    public Preferences(Selection follow, Selection mute, boolean personalised) {
        this(follow, mute, personalised, Optional.empty(), false);
    }
}
