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
import java.util.regex.Pattern;

/**
 * Times as feeds write them: RFC 3339, RFC 822, and what lies between. A weekday is skipped unread,
 * because the wrong one is common and says nothing.
 */
final class FeedTime {

    private static final Pattern WEEKDAY = Pattern.compile("^\\p{L}+\\.?,?\\s+");
    private static final Pattern LONG_MONTH = Pattern.compile("^(\\d{1,2} \\p{L}{3})\\p{L}*\\.?");
    private static final Pattern SPACE_FOR_T = Pattern.compile("^(\\d{4}-\\d\\d-\\d\\d) (?=\\d)");
    private static final Pattern PLAIN_OFFSET = Pattern.compile(" ?([+-]\\d\\d):?(\\d\\d)$");

    private static final DateTimeFormatter RFC_822 =
            DateTimeFormatter.ofPattern("d MMM uuuu HH:mm[:ss][ ][zzz][xxx]", Locale.ENGLISH);

    private static final List<Function<String, Instant>> FORMS =
            List.of(
                    text -> OffsetDateTime.parse(text).toInstant(),
                    text -> ZonedDateTime.parse(text, RFC_822).toInstant(),
                    // Without a zone, UTC: the only guess that is the same everywhere.
                    text -> LocalDateTime.parse(text).toInstant(ZoneOffset.UTC),
                    text -> LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC));

    private FeedTime() {}

    static Optional<Instant> parse(String text) {
        var tidy = tidy(text.strip());
        for (var form : FORMS) {
            try {
                return Optional.of(form.apply(tidy));
            } catch (DateTimeException e) {
                // Not this form; the next may fit.
            }
        }
        return Optional.empty();
    }

    private static String tidy(String text) {
        var tidy = WEEKDAY.matcher(text).replaceFirst("");
        tidy = LONG_MONTH.matcher(tidy).replaceFirst("$1");
        tidy = SPACE_FOR_T.matcher(tidy).replaceFirst("$1T");
        return PLAIN_OFFSET.matcher(tidy).replaceFirst("$1:$2");
    }
}
