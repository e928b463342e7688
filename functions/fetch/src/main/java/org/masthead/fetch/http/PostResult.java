package org.masthead.fetch.http;

import java.time.Duration;
import java.util.Optional;
import org.masthead.page.Booking;

/** How a POST ended. */
public sealed interface PostResult {

    /** The origin answered 200, 201, 202 or 204. */
    record Accepted() implements PostResult {}

    /**
     * Another try would end the same.
     *
     * @param reason in words, for people
     */
    record Refused(String reason) implements PostResult {}

    /**
     * The origin failed; another try may go better.
     *
     * @param reason in words, for people
     * @param retryAfter how long the origin asked us to wait
     */
    record Failed(String reason, Optional<Duration> retryAfter) implements PostResult {}

    /** It is not our turn: nothing was sent, and the POST may be made at a later moment. */
    record PutOff(Booking booked) implements PostResult {}
}
