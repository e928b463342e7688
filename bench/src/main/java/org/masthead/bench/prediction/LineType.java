package org.masthead.bench.prediction;

import java.util.Locale;

/** The referee's types of blocks. */
public enum LineType {
    SUMMARY,
    HEADING,
    P,
    LI,
    QUOTE,
    CAPTION,
    TABLE,
    NOTE,
    EMBED,
    IMAGE;

    /** Whether a reader reads it: everything but addresses. */
    public boolean isText() {
        return this != EMBED && this != IMAGE;
    }

    /** The word in the referee's files, for example {@code li}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
