package org.masthead.fetch.host;

import java.time.Duration;
import java.time.Instant;

/** Whether it is our turn at a host. */
sealed interface Turn {

    /**
     * It is, until given back.
     *
     * @param owner names this turn and no other
     */
    record Taken(String host, String owner, Duration gap) implements Turn {
        Taken withGap(Duration gap) {
            return new Taken(host, owner, gap);
        }
    }

    /** It will be. */
    record Later(Instant at) implements Turn {}
}
