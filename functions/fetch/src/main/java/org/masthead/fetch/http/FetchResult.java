package org.masthead.fetch.http;

import java.time.Duration;
import java.util.Optional;

/** How a GET ended. What an origin does is never an exception. */
public sealed interface FetchResult {

    /**
     * The origin answered 200.
     *
     * @param url the address that answered, after redirects
     * @param contentType the header as received
     * @param body as received, content encoding removed
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
    record Fetched(
            String url,
            Optional<String> contentType,
            Optional<String> etag,
            Optional<String> lastModified,
            byte[] body)
            implements FetchResult {}

    /** The origin answered 304: what was fetched last still holds. */
    record NotModified() implements FetchResult {}

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

        static Failed because(String reason) {
            return new Failed(reason, Optional.empty());
        }
    }
}
