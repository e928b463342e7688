package org.masthead.local.publishers;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** The one date form of HTTP headers and RSS (RFC 9110 §5.6.7, IMF-fixdate): two-digit days. */
final class HttpTime {

    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
                    .withZone(ZoneOffset.UTC);

    private HttpTime() {}

    static String format(Instant time) {
        return FORM.format(time);
    }

    /** Empty where the text is no such date: RFC 9110 §13.1.3 says to ignore the header then. */
    static Optional<Instant> parse(String text) {
        try {
            return Optional.of(Instant.from(FORM.parse(text)));
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }
}
