package org.masthead.member;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a member asked for.
 *
 * @param follow shown first
 * @param mute never shown
 * @param personalised false: the edition in its own order, mutes still obeyed
 * @param zone IANA name of the time zone they live by; empty where they do not say
 * @param hideLocked true: cards of titles that their plan does not open are left out
 * @param languages BCP 47 tags of those they read, in their order; empty where they do not say
 */
public record Preferences(
        Selection follow,
        Selection mute,
        boolean personalised,
        Optional<String> zone,
        boolean hideLocked,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Set<String> languages) {

    /** Of a member who has said nothing yet. */
    public static final Preferences DEFAULT =
            new Preferences(Selection.NOTHING, Selection.NOTHING, true);

    public Preferences {
        // Preferences that were stored before they had a zone, or languages, are read without.
        zone = Objects.requireNonNullElse(zone, Optional.empty());
        languages =
                Collections.unmodifiableSet(
                        new LinkedHashSet<>(Objects.requireNonNullElse(languages, Set.of())));
    }

    /** Preferences without a zone. */
    public Preferences(Selection follow, Selection mute, boolean personalised) {
        this(follow, mute, personalised, Optional.empty(), false, Set.of());
    }
}
