package org.masthead.extract.evidence;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Machine-written times of pages. One without zone is taken as UTC: a day at most is at stake, and
 * guessing the publisher's zone would not be evidence.
 */
final class Dates {

    private static final Instant OLDEST = Instant.parse("1990-01-01T00:00:00Z");
    private static final Instant NEWEST = Instant.parse("2100-01-01T00:00:00Z");
    private static final Pattern UNIVERSAL = Pattern.compile("(?i)\\s*(?:UTC|GMT)$");
    private static final Pattern ZONE = Pattern.compile("([+-]\\d{2})(\\d{2})$");
    private static final Pattern HOUR_ZONE = Pattern.compile("(:\\d{2}(?:\\.\\d+)?[+-]\\d{2})$");
    private static final Pattern EPOCH = Pattern.compile("\\d{10}(?:\\d{3})?");

    private static final DateTimeFormatter LOCAL =
            new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .append(DateTimeFormatter.ISO_LOCAL_DATE)
                    .appendPattern("['T'][' ']H:mm[:ss]")
                    .optionalStart()
                    .appendFraction(java.time.temporal.ChronoField.NANO_OF_SECOND, 1, 9, true)
                    .optionalEnd()
                    .toFormatter(Locale.ROOT);
    private static final List<DateTimeFormatter> ZONED =
            List.of(
                    new DateTimeFormatterBuilder()
                            .append(LOCAL)
                            .optionalStart()
                            .appendLiteral(' ')
                            .optionalEnd()
                            .appendOffset("+HH:MM", "Z")
                            .toFormatter(Locale.ROOT),
                    DateTimeFormatter.RFC_1123_DATE_TIME);
    private static final List<DateTimeFormatter> DAYS =
            List.of(
                    DateTimeFormatter.ISO_LOCAL_DATE,
                    DateTimeFormatter.ofPattern("uuuu/M/d"),
                    DateTimeFormatter.BASIC_ISO_DATE,
                    DateTimeFormatter.ofPattern("MMMM d, uuuu", Locale.ENGLISH),
                    DateTimeFormatter.ofPattern("MMM d, uuuu", Locale.ENGLISH),
                    DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH),
                    DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH),
                    DateTimeFormatter.ofPattern("d.M.uuuu"));

    private Dates() {}

    /** Empty for text that is no time, and for times no news page can have. */
    static Optional<Instant> parse(String raw) {
        var text = raw.strip();
        if (text.isEmpty() || text.length() > 40) {
            return Optional.empty();
        }
        return epoch(text)
                .or(() -> zoned(text))
                .or(() -> local(text))
                .or(() -> day(text))
                .filter(time -> time.isAfter(OLDEST) && time.isBefore(NEWEST));
    }

    private static Optional<Instant> epoch(String text) {
        if (!EPOCH.matcher(text).matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(text);
        return Optional.of(
                text.length() == 13 ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number));
    }

    private static Optional<Instant> zoned(String text) {
        var named = UNIVERSAL.matcher(text).replaceFirst("Z");
        var colon = ZONE.matcher(named).replaceFirst("$1:$2");
        var whole = HOUR_ZONE.matcher(colon).replaceFirst("$1:00");
        for (var format : ZONED) {
            try {
                var source = format == DateTimeFormatter.RFC_1123_DATE_TIME ? text : whole;
                return Optional.of(OffsetDateTime.parse(source, format).toInstant());
            } catch (DateTimeException e) {
                // the next form
            }
        }
        return Optional.empty();
    }

    private static Optional<Instant> local(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text, LOCAL).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> day(String text) {
        for (var format : DAYS) {
            try {
                var day = LocalDate.parse(text, format);
                return Optional.of(day.atStartOfDay(ZoneOffset.UTC).toInstant());
            } catch (DateTimeException e) {
                // the next form
            }
        }
        return Optional.empty();
    }
}
