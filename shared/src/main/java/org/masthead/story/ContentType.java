package org.masthead.story;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What kind of story it is, as the publisher's page tells. */
public enum ContentType {
    /** Told in prose: a report, a feature, a review. */
    @JsonProperty("article")
    ARTICLE,
    /** Told in posts while it happens, the newest first as a rule. */
    @JsonProperty("live-blog")
    LIVE_BLOG,
    /** Told in pictures. */
    @JsonProperty("gallery")
    GALLERY,
    /** Told in a video, with a few words beside it. */
    @JsonProperty("video")
    VIDEO,
    /** Somebody's view, and called so. */
    @JsonProperty("opinion")
    OPINION,
    /** A letter to readers, also put on the web. */
    @JsonProperty("newsletter")
    NEWSLETTER
}
