package org.masthead.extract.evidence;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;

/** The day in an address such as {@code /2024/03/28/…} or {@code /2024-03-28-…}. */
final class UrlDate {

    private static final Pattern DAY =
            Pattern.compile("[/-]((?:19|20)\\d{2})[/-](\\d{1,2})[/-](\\d{1,2})(?=[/-]|$)");

    private UrlDate() {}

    /** Midnight UTC of that day. */
    static Optional<Instant> of(String url) {
        var day = DAY.matcher(url);
        if (!day.find()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    LocalDate.of(
                                    Integer.parseInt(day.group(1)),
                                    Integer.parseInt(day.group(2)),
                                    Integer.parseInt(day.group(3)))
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
