package org.masthead.source;

import java.util.Locale;

/** What decides whether a page of a source may be kept. Robots.txt is obeyed under each. */
public enum RightsPolicy {
    /** What the publisher's pages state for machines: robots directives, TDM reservation, RSL. */
    STATED,
    /** A contract with the publisher, which stands above what its pages state for everyone. */
    AGREED;

    /** The word in tables and JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads the {@link #word}.
     *
     * @throws IllegalArgumentException where it is none
     */
    public static RightsPolicy of(String word) {
        for (var policy : values()) {
            if (policy.word().equals(word)) {
                return policy;
            }
        }
        throw new IllegalArgumentException(
                "rights '%s' is neither stated nor agreed".formatted(word));
    }
}
