package org.masthead.local.cloud;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for what other processes do, with a bounded deadline. */
final class Eventually {

    /** Three ticks of a schedule that comes every minute: a busy machine may miss the first. */
    private static final Duration DEADLINE = Duration.ofMinutes(3);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private Eventually() {}

    /** Returns when the condition holds; fails, saying what was awaited, when it never does. */
    static void until(String awaited, Callable<Boolean> condition) throws Exception {
        var end = System.nanoTime() + DEADLINE.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() > end) {
                throw new AssertionError(
                        "after %d s still not so: ".formatted(DEADLINE.toSeconds()) + awaited);
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }
}
