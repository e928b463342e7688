package org.masthead.fetch.feed;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Times as feeds write them: RFC 3339, RFC 822, and what lies between. */
final class FeedTime {

    private static final DateTimeFormatter RFC_822 =
            DateTimeFormatter.ofPattern("[EEE, ]d MMM uuuu HH:mm[:ss] [zzz][Z]", Locale.ENGLISH);

    private static final List<Function<String, Instant>> FORMS =
            List.of(
                    text -> OffsetDateTime.parse(text).toInstant(),
                    text ->
                            ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant(),
                    text -> ZonedDateTime.parse(text, RFC_822).toInstant(),
                    // Without a zone, UTC: the only guess that is the same everywhere.
                    text -> LocalDateTime.parse(text).toInstant(ZoneOffset.UTC),
                    text -> LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC));

    private FeedTime() {}

    static Optional<Instant> parse(String text) {
        for (var form : FORMS) {
            try {
                return Optional.of(form.apply(text.strip()));
            } catch (DateTimeException e) {
                // Not this form; the next may fit.
            }
        }
        return Optional.empty();
    }
}
