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
import java.util.Map;
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

    /** A clock of twelve hours goes with the month first: "2/1/2026 8:00:00 AM". */
    private static final DateTimeFormatter TWELVE_HOURS =
            new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern("M/d/uuuu[,] h:mm[:ss][ ]a")
                    .toFormatter(Locale.ENGLISH);

    private static final List<DateTimeFormatter> ZONED =
            List.of(
                    withOffset(LOCAL),
                    withOffset(TWELVE_HOURS),
                    DateTimeFormatter.RFC_1123_DATE_TIME);

    /**
     * Offsets of the zone names that mean one zone on news pages (RFC 822 §5.1 for those of North
     * America). Absent are those that mean several, such as IST.
     */
    private static final Map<String, String> ZONES =
            Map.ofEntries(
                    Map.entry("EST", "-0500"),
                    Map.entry("EDT", "-0400"),
                    Map.entry("CST", "-0600"),
                    Map.entry("CDT", "-0500"),
                    Map.entry("MST", "-0700"),
                    Map.entry("MDT", "-0600"),
                    Map.entry("PST", "-0800"),
                    Map.entry("PDT", "-0700"),
                    Map.entry("WET", "+0000"),
                    Map.entry("WEST", "+0100"),
                    Map.entry("BST", "+0100"),
                    Map.entry("CET", "+0100"),
                    Map.entry("CEST", "+0200"),
                    Map.entry("MEZ", "+0100"),
                    Map.entry("MESZ", "+0200"),
                    Map.entry("EET", "+0200"),
                    Map.entry("EEST", "+0300"),
                    Map.entry("MSK", "+0300"),
                    Map.entry("JST", "+0900"),
                    Map.entry("KST", "+0900"),
                    Map.entry("AEST", "+1000"),
                    Map.entry("AEDT", "+1100"));

    private static final Pattern NAMED_ZONE = Pattern.compile("\\s?([A-Z]{3,4})$");
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
        if (raw.isBlank() || raw.strip().length() > 40) {
            return Optional.empty();
        }
        var text = offset(westernDigits(raw.strip()));
        return epoch(text)
                .or(() -> zoned(text))
                .or(() -> local(text))
                .or(() -> day(text))
                .filter(time -> time.isAfter(OLDEST) && time.isBefore(NEWEST));
    }

    private static DateTimeFormatter withOffset(DateTimeFormatter time) {
        return new DateTimeFormatterBuilder()
                .append(time)
                .optionalStart()
                .appendLiteral(' ')
                .optionalEnd()
                .appendOffset("+HH:MM", "Z")
                .toFormatter(Locale.ENGLISH);
    }

    /** The text with the digits of every script as 0 to 9: Arabic and Persian pages have theirs. */
    static String westernDigits(String text) {
        var western = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            western.append(Character.isDigit(c) ? (char) ('0' + Character.digit(c, 10)) : c);
        }
        return western.toString();
    }

    private static String offset(String text) {
        var zone = NAMED_ZONE.matcher(text);
        return zone.find() && ZONES.containsKey(zone.group(1))
                ? text.substring(0, zone.start()) + ' ' + ZONES.get(zone.group(1))
                : text;
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
        for (var format : List.of(LOCAL, TWELVE_HOURS)) {
            try {
                return Optional.of(LocalDateTime.parse(text, format).toInstant(ZoneOffset.UTC));
            } catch (DateTimeException e) {
                // the next form
            }
        }
        return Optional.empty();
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
