package org.masthead.fetch.http;

import java.time.Duration;
import java.util.Optional;
import org.masthead.page.Booking;

/** How a GET ended. What an origin does is never an exception. */
public sealed interface FetchResult {

    /**
     * The origin answered 200.
     *
     * @param url the address that answered, after redirects
     * @param permanentUrl where the address has moved for good, where it has: see {@link
     *     NotModified}
     * @param contentType the header as received
     * @param fresh how long the origin says that this answer holds; zero where it is not to be kept
     *     at all (see {@link Freshness})
     * @param statements what the headers say for machines
     * @param body as received, content encoding removed
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
    record Fetched(
            String url,
            Optional<String> permanentUrl,
            Optional<String> contentType,
            Optional<String> etag,
            Optional<String> lastModified,
            Optional<Duration> fresh,
            Statements statements,
            byte[] body)
            implements FetchResult {}

    /**
     * The origin answered 304: what was fetched last still holds.
     *
     * @param permanentUrl the end of the run of permanent redirects (301, 308; RFC 9110 §15.4) that
     *     began at the requested address; whatever a temporary one leads to is not part of it
     * @param fresh how long the origin says that this answer holds
     */
    record NotModified(Optional<String> permanentUrl, Optional<Duration> fresh)
            implements FetchResult {}

    /** The origin answered 410: taken away for good (RFC 9110 §15.5.11). */
    record Gone() implements FetchResult {
        /** In words, for people. */
        public String reason() {
            return "origin answered 410: gone for good";
        }
    }

    /** The origin answered 404: not there, perhaps for a while only. */
    record NotFound() implements FetchResult {
        /** In words, for people. */
        public String reason() {
            return "origin answered 404: not found";
        }
    }

    /**
     * Not to be had for now, for a reason that minutes do not change and hours may.
     *
     * @param reason in words, for people
     * @param until before when it is of no use to ask again, where that is known: the host's
     *     robots.txt cannot be had, and the origin was not asked
     */
    record Unavailable(String reason, Optional<Booking> until) implements FetchResult {}

    /**
     * The publisher does not want us to fetch it: the origin was not asked.
     *
     * @param reason names the rule, for people
     */
    record Disallowed(String reason) implements FetchResult {}

    /**
     * Nothing was kept, and another try would end the same.
     *
     * @param reason in words, for people
     */
    record Refused(String reason) implements FetchResult {}

    /**
     * The origin failed; another try may go better.
     *
     * @param reason in words, for people
     * @param retryAfter how long the origin asked us to wait
     */
    record Failed(String reason, Optional<Duration> retryAfter) implements FetchResult {

        public static Failed because(String reason) {
            return new Failed(reason, Optional.empty());
        }
    }
}
