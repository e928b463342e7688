package org.masthead.fetch.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import okhttp3.CacheControl;
import okhttp3.Headers;

/**
 * How long an answer holds by its own words (RFC 9111 §4.2): {@code max-age}, or else {@code
 * Expires}, less the time it spent in caches on its way ({@code Age}). {@code s-maxage} is left to
 * the publisher's own delivery network, to which it is said.
 */
final class Freshness {

    private Freshness() {}

    /**
     * The time for which the answer holds from now on.
     *
     * @return zero where it is not to be used again without asking; empty where nothing is said
     */
    static Optional<Duration> of(Headers headers, Instant now) {
        var control = CacheControl.parse(headers);
        if (control.noStore() || control.noCache()) {
            return Optional.of(Duration.ZERO);
        }
        if (control.maxAgeSeconds() >= 0) {
            return left(Duration.ofSeconds(control.maxAgeSeconds()), headers);
        }
        // RFC 9111 §5.3: what is no date, "0" for one, means expired already.
        return Optional.ofNullable(headers.get("Expires"))
                .flatMap(ignored -> left(untilExpiry(headers, now), headers));
    }

    private static Duration untilExpiry(Headers headers, Instant now) {
        var sent = Optional.ofNullable(headers.getInstant("Date")).orElse(now);
        return Optional.ofNullable(headers.getInstant("Expires"))
                .map(at -> Duration.between(sent, at))
                .orElse(Duration.ZERO);
    }

    private static Optional<Duration> left(Duration whole, Headers headers) {
        var left = whole.minus(age(headers));
        return Optional.of(left.isNegative() ? Duration.ZERO : left);
    }

    private static Duration age(Headers headers) {
        return Optional.ofNullable(headers.get("Age"))
                .map(String::strip)
                .filter(text -> text.matches("\\d{1,9}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .orElse(Duration.ZERO);
    }
}
