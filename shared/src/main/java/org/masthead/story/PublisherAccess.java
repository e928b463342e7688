package org.masthead.story;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Whether the publisher's own page gave the whole story. What a Masthead member may open is another
 * question, answered by their entitlement.
 */
public enum PublisherAccess {
    /** The page is free for everyone. */
    @JsonProperty("free")
    FREE,
    /** The publisher counts free reads; the page that was fetched was whole. */
    @JsonProperty("metered")
    METERED,
    /** The publisher's paywall stood in the way: the story is the part in front of it. */
    @JsonProperty("locked")
    LOCKED
}
