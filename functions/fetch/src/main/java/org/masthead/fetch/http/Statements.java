package org.masthead.fetch.http;

import java.util.List;
import java.util.Optional;
import okhttp3.Headers;

/**
 * What an answer's headers say for machines, as received.
 *
 * @param robots every {@code X-Robots-Tag}
 * @param tdmReservation {@code TDM-Reservation} (W3C TDMRep)
 * @param tdmPolicy {@code TDM-Policy}, an address
 * @param links every {@code Link} (RFC 8288)
 */
public record Statements(
        List<String> robots,
        Optional<String> tdmReservation,
        Optional<String> tdmPolicy,
        List<String> links) {

    /** Of an answer that says nothing. */
    public static final Statements NONE =
            new Statements(List.of(), Optional.empty(), Optional.empty(), List.of());

    public Statements {
        robots = List.copyOf(robots);
        links = List.copyOf(links);
    }

    static Statements of(Headers headers) {
        return new Statements(
                headers.values("X-Robots-Tag"),
                Optional.ofNullable(headers.get("TDM-Reservation")),
                Optional.ofNullable(headers.get("TDM-Policy")),
                headers.values("Link"));
    }
}
