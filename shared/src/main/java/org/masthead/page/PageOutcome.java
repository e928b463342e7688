package org.masthead.page;

import java.util.Locale;

/** How the errand of one {@link FetchMessage} ended. */
public enum PageOutcome {
    /** Known, not fetched yet. */
    QUEUED,
    /** A page, kept raw in S3. */
    STORED,
    /** A syndication feed, whose new entries are queued. */
    READ,
    /** The publisher says it is as it was. */
    UNCHANGED,
    /** The origin failed; another try is queued. */
    RETRYING,
    /** Once kept, and not there now (404); gone if the next check finds the same. */
    MISSING,
    /** Taken away by its publisher: extract is told. */
    GONE,
    /** Not to be had, for a reason that may pass; asked for again while the page is young. */
    UNAVAILABLE,
    /** Not kept, for a reason that another try would not change. */
    REFUSED,
    /** The origin failed at every try; asked for again while the page is young. */
    FAILED,
    /** Never kept, and not asked for while its source is not; then as if it were not known. */
    WITHHELD;

    /** The word in tables and logs. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
