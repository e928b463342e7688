package org.masthead.page;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How the errand of one {@link FetchMessage} ended. */
public enum PageOutcome {
    /** Known, not fetched yet. */
    @JsonProperty("queued")
    QUEUED,
    /** A page, kept raw in S3. */
    @JsonProperty("stored")
    STORED,
    /** A syndication feed, whose new entries are queued. */
    @JsonProperty("read")
    READ,
    /** The publisher says it is as it was. */
    @JsonProperty("unchanged")
    UNCHANGED,
    /** The origin failed; another try is queued. */
    @JsonProperty("retrying")
    RETRYING,
    /** Not kept, for a reason that another try would not change. */
    @JsonProperty("refused")
    REFUSED,
    /** The origin failed at every try. */
    @JsonProperty("failed")
    FAILED;

    /** The word in tables and logs. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
