package org.masthead.page;

import java.time.Instant;
import java.util.Objects;

/**
 * A moment in the line of those who wait for a host.
 *
 * @param host whose line: its name, and its port where that is not the scheme's own. A redirect
 *     leads to other hosts, where this moment is worth nothing
 */
public record Booking(String host, Instant at) {

    /** A moment; JSON may lack anything. */
    public Booking {
        Objects.requireNonNull(host, "a booking needs a host");
        Objects.requireNonNull(at, "a booking needs a moment");
    }
}
