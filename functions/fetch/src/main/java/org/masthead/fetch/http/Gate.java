package org.masthead.fetch.http;

import java.time.Duration;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.masthead.page.Booking;

/** Decides before each request, redirects included, whether and when it may be made. */
public interface Gate {

    /** Lets everything through at once; for tests. */
    Gate OPEN = url -> new Admitted(ignored -> {});

    /** Whether this address may be asked for now. May wait a moment to say yes. */
    Admission admit(HttpUrl url);

    /** What the gate says. */
    sealed interface Admission {}

    /** The request is to be made now, and its end to be told. */
    record Admitted(Visit visit) implements Admission {}

    /** The request is not to be made at all; the journey ends so. */
    record Shut(FetchResult result) implements Admission {}

    /** The request may be made at a later moment. */
    record Later(Booking booked) implements Admission {}

    /** A request that was admitted. */
    @FunctionalInterface
    interface Visit {
        void end(Ending ending);
    }

    /**
     * How a request ended.
     *
     * @param status 0 where no answer came
     * @param retryAfter how long the origin asked us to wait
     */
    record Ending(int status, Optional<Duration> retryAfter) {

        /** Of a request that got no answer. */
        public static final Ending NO_ANSWER = new Ending(0, Optional.empty());
    }
}
