package org.masthead.local.publishers;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;

/** Lets time pass while a body drips; tests let none pass. */
@FunctionalInterface
interface Pause {

    /**
     * Returns when the time is over.
     *
     * @throws IOException when the server closes meanwhile
     */
    void over(Duration duration) throws IOException;

    static void sleep(Duration duration) throws IOException {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("The demo publishers are closing");
        }
    }
}
