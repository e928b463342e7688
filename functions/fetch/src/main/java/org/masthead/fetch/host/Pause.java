package org.masthead.fetch.host;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Waits for a moment that is near. */
@FunctionalInterface
public interface Pause {

    /** Returns at the moment, or at once where it has passed. */
    void until(Instant moment);

    /** Waits by letting the thread sleep. */
    static Pause sleeping(InstantSource clock) {
        return moment -> {
            try {
                Thread.sleep(Duration.between(clock.instant(), moment));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while waiting for a turn", e);
            }
        };
    }
}
