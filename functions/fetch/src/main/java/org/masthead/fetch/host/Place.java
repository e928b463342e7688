package org.masthead.fetch.host;

/** Where an errand stands among those that wait for a host. */
enum Place {
    /** Behind all that have booked a moment. */
    LINE,
    /** Before them: it takes the first moment at which the host is free, and books none. */
    FRONT
}
