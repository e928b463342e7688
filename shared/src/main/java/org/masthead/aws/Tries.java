package org.masthead.aws;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Optimistic writes: read, decide, write on condition, and begin again where another was first. */
final class Tries {

    /** Of many writers at once one is through at each turn; fifty are through long before this. */
    private static final int MOST = 200;

    private static final Duration LONGEST_PAUSE = Duration.ofMillis(50);

    private Tries() {}

    /**
     * The first answer.
     *
     * @param attempt empty where another writer was first
     * @throws IllegalStateException where others were first each time
     */
    static <T> T until(Supplier<Optional<T>> attempt) {
        for (int i = 0; i < MOST; i++) {
            var answer = attempt.get();
            if (answer.isPresent()) {
                return answer.get();
            }
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(LONGEST_PAUSE.toNanos()));
        }
        throw new IllegalStateException(
                "others wrote to the same member %d times in a row; try again".formatted(MOST));
    }
}
