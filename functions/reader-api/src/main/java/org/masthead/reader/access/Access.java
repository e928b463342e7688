package org.masthead.reader.access;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether this caller may read a story whole. */
public enum Access {
    @JsonProperty("open")
    OPEN,
    @JsonProperty("locked")
    LOCKED
}
