package org.masthead.fetch.feed;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Times as feeds write them. ISO 8601 is read here, with the parts that W3C's "Date and Time
 * Formats" lets out; whatever has words or strokes in it by {@link WrittenTime}.
 */
final class FeedTime {

    /** Characters; the longest real ones have some 50. */
    private static final int MAX_LENGTH = 100;

    private static final Pattern ISO =
            Pattern.compile(
                    "(?:(?<y>\\d{4})(?:-?(?<doy>\\d{3})(?!\\d)|-?(?<m>\\d\\d)(?:-?(?<d>\\d\\d))?)?"
                            + "|(?<yy>\\d\\d)-(?<mm>\\d\\d)-(?<dd>\\d\\d))"
                            + "(?:[Tt ]\\s*(?<h>\\d{1,2})(?::?(?<min>\\d\\d)"
                            + "(?::?(?<s>\\d\\d)(?:[.,](?<f>\\d{1,9})\\d*)?)?)?)?"
                            + "\\s*(?<zone>.*)");

    private FeedTime() {}

    /** Without a zone it is UTC: the only guess that is the same everywhere. */
    static Optional<Instant> parse(String text) {
        var stripped = text.strip();
        if (stripped.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        return quietly(() -> iso(stripped)).or(() -> quietly(() -> WrittenTime.parse(stripped)));
    }

    /** How a time is read that may be none. */
    private interface Reading {
        Optional<Instant> read();
    }

    private static Optional<Instant> quietly(Reading reading) {
        try {
            return reading.read();
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty(); // 31 June, 25 o'clock
        }
    }

    private static Optional<Instant> iso(String text) {
        var iso = ISO.matcher(text);
        if (!iso.matches()) {
            return Optional.empty();
        }
        return Zones.offset(iso.group("zone"))
                .map(offset -> instant(date(iso), number(iso, "h", 0), iso, offset));
    }

    private static Instant instant(LocalDate date, int hour, Matcher iso, ZoneOffset offset) {
        return at(date, hour, number(iso, "min", 0), number(iso, "s", 0), nanos(iso), offset);
    }

    /** Hour 24 is the next day's 0 (ISO 8601); a leap second is the one before it. */
    static Instant at(
            LocalDate date, int hour, int minute, int second, int nanos, ZoneOffset offset) {
        boolean midnight = hour == 24 && minute == 0 && second == 0;
        return date.plusDays(midnight ? 1 : 0)
                .atTime(LocalTime.of(midnight ? 0 : hour, minute, Math.min(second, 59), nanos))
                .toInstant(offset);
    }

    private static LocalDate date(Matcher iso) {
        if (iso.group("yy") != null) {
            return LocalDate.of(
                    year(number(iso, "yy", 0)), number(iso, "mm", 1), number(iso, "dd", 1));
        }
        int year = number(iso, "y", 0);
        return iso.group("doy") != null
                ? LocalDate.ofYearDay(year, number(iso, "doy", 1))
                : LocalDate.of(year, number(iso, "m", 1), number(iso, "d", 1));
    }

    /** RFC 2822 §4.3. */
    static int year(int written) {
        if (written < 50) {
            return written + 2000;
        }
        return written < 1000 ? written + 1900 : written;
    }

    private static int nanos(Matcher iso) {
        var fraction = iso.group("f");
        return fraction == null ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9));
    }

    private static int number(Matcher iso, String group, int otherwise) {
        var digits = iso.group(group);
        return digits == null ? otherwise : Integer.parseInt(digits);
    }
}
