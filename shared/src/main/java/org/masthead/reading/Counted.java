package org.masthead.reading;

import java.util.Locale;

/**
 * What is counted of a story. Each but {@link #SHOWN}, {@link #EXPECTED_THOUSANDTHS} and {@link
 * #DWELL_SECONDS} counts members: it goes up once for a member and story, however often they do it.
 */
public enum Counted {
    /** How often its card was on a screen; roughly, see {@link org.masthead.aws.CountersTable}. */
    SHOWN,
    /**
     * Thousandths of the clicks that could be expected of those showings, as roughly: see {@link
     * org.masthead.rank.ExpectedClicks}.
     */
    EXPECTED_THOUSANDTHS,
    /** Members who opened it. */
    OPENED,
    /** Members who read it for {@link Reading#READ_AFTER} at least. */
    READ,
    FINISHED,
    SAVED,
    UNSAVED,
    SHARED,
    HIDDEN,
    LESS,
    UNHIDDEN,
    /** Seconds for which members read it, within the bounds of {@link Reading}. */
    DWELL_SECONDS;

    /** The name in tables and JSON. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
