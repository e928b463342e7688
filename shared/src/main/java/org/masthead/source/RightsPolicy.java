package org.masthead.source;

import java.util.Locale;

/** What decides whether a page of a source may be kept. Robots.txt is obeyed under each. */
public enum RightsPolicy {
    /** What the publisher's pages state for machines: robots directives, TDM reservation, RSL. */
    STATED,
    /** A contract with the publisher, which stands above what its pages state for everyone. */
    AGREED;

    /** For readers and publishers: what it means, in a sentence. */
    public String statement() {
        return switch (this) {
            case STATED ->
                    "A page is kept where what its publisher states for machines allows it: robots"
                            + " directives, TDM reservation, RSL terms. Robots.txt is obeyed.";
            case AGREED ->
                    "Pages are kept under an agreement with the publisher, which stands above what"
                            + " they state for everyone. Robots.txt is obeyed all the same.";
        };
    }

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
