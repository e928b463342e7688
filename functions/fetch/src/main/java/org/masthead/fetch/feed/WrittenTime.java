package org.masthead.fetch.feed;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Times in words and strokes: RFC 822 and its successors, asctime, those of mail programs and of
 * people, months in the languages that feeds are written in. Goes by what the parts can only be; a
 * weekday is skipped unread, because the wrong one is common and says nothing.
 */
final class WrittenTime {

    /** A clock's time, half of the day, and the zone as a name, as an offset, or both. */
    private static final Pattern CLOCK =
            Pattern.compile(
                    "(?<h>\\d{1,2}):(?<m>\\d{1,2})(?::(?<s>\\d{1,2})(?:[.,]\\d+)?)?"
                            + "\\s*(?<half>[AaPp]\\.?[Mm]\\b\\.?)?"
                            + "\\s*(?<zone>\\p{Alpha}{0,5}\\s*[+-]\\d{1,2}(?::?\\d\\d)?"
                            + "|\\p{Alpha}{1,5}\\b)?");

    private static final Pattern PIECE = Pattern.compile("\\p{L}+|\\d+");
    private static final Pattern AFTERNOON = Pattern.compile("(?i)p\\.?m\\.?|오후|μμ");
    private static final Pattern KOREAN = Pattern.compile("[년월일]|오[전후]");
    private static final Pattern POINTS = Pattern.compile("\\d+\\.\\s*\\d+\\.\\s*\\d+");

    private static final List<String> LANGUAGES =
            List.of(
                    "de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "fi", "pl", "cs", "hu",
                    "ro", "tr", "el", "ru", "uk");

    private WrittenTime() {}

    static Optional<Instant> parse(String text) {
        var clock = CLOCK.matcher(text);
        if (!clock.find()) {
            return date(text).map(date -> date.atStartOfDay().toInstant(ZoneOffset.UTC));
        }
        var around = text.substring(0, clock.start()) + " " + text.substring(clock.end());
        int hour = Integer.parseInt(clock.group("h"));
        int second = clock.group("s") == null ? 0 : Integer.parseInt(clock.group("s"));
        var half = clock.group("half") == null ? around : clock.group("half");
        return date(around)
                .flatMap(date ->
                        zone(clock.group("zone") == null ? "" : clock.group("zone"), text)
                                .map(zone ->
                                        FeedTime.at(
                                                date,
                                                hourOfDay(hour, half, clock.group("half") != null),
                                                Integer.parseInt(clock.group("m")),
                                                second,
                                                0,
                                                zone)));
    }

    private static int hourOfDay(int hour, String half, boolean ofTwelve) {
        if (AFTERNOON.matcher(half).find()) {
            return hour < 12 ? hour + 12 : hour;
        }
        return ofTwelve && hour == 12 ? 0 : hour;
    }

    private static Optional<ZoneOffset> zone(String zone, String text) {
        return zone.isEmpty() && KOREAN.matcher(text).find()
                ? Optional.of(ZoneOffset.ofHours(9))
                : Zones.offset(zone);
    }

    private static Optional<LocalDate> date(String text) {
        var numbers = new ArrayList<String>();
        Optional<Month> month = Optional.empty();
        for (var piece : PIECE.matcher(text).results().map(found -> found.group()).toList()) {
            if (Character.isDigit(piece.charAt(0))) {
                numbers.add(piece);
            } else {
                var named = month(piece);
                month = named.isPresent() ? named : month; // "mar" is a weekday before "ene"
            }
        }
        return month.isPresent()
                ? dated(month.get(), numbers)
                : numbered(numbers, POINTS.matcher(text).find());
    }

    /** The year is what no day can be, or else what comes last. */
    private static Optional<LocalDate> dated(Month month, List<String> numbers) {
        if (numbers.size() < 2) {
            return Optional.empty();
        }
        boolean yearFirst = numbers.getFirst().length() > 2;
        int year = Integer.parseInt(numbers.get(yearFirst ? 0 : 1));
        int day = Integer.parseInt(numbers.get(yearFirst ? 1 : 0));
        return Optional.of(LocalDate.of(FeedTime.year(year), month, day));
    }

    /** 2026/11/22; 22.11.2026 with points; else 11/22/2026, unless 22 can be no month. */
    private static Optional<LocalDate> numbered(List<String> numbers, boolean points) {
        if (numbers.size() < 3) {
            return Optional.empty();
        }
        var parts = numbers.stream().limit(3).map(Integer::parseInt).toList();
        if (numbers.getFirst().length() == 4) {
            return Optional.of(LocalDate.of(parts.get(0), parts.get(1), parts.get(2)));
        }
        boolean dayFirst = points || parts.getFirst() > 12;
        return Optional.of(
                LocalDate.of(
                        FeedTime.year(parts.get(2)),
                        parts.get(dayFirst ? 1 : 0),
                        parts.get(dayFirst ? 0 : 1)));
    }

    private static Optional<Month> month(String word) {
        var name = word.toLowerCase(Locale.ROOT);
        if (name.length() < 3) {
            return Optional.empty();
        }
        return Stream.of(Month.values())
                .filter(month -> month.name().toLowerCase(Locale.ROOT).startsWith(name))
                .findFirst()
                .or(() -> Optional.ofNullable(Abroad.MONTHS.get(name)));
    }

    /** Read when a feed first needs it: most never do. */
    private static final class Abroad {

        private static final Map<String, Month> MONTHS = months();

        private static Map<String, Month> months() {
            var months = new HashMap<String, Month>();
            for (var language : LANGUAGES) {
                for (var month : Month.values()) {
                    for (var style : TextStyle.values()) {
                        var locale = Locale.of(language);
                        var name = month.getDisplayName(style, locale).toLowerCase(locale);
                        months.putIfAbsent(name.replace(".", ""), month);
                    }
                }
            }
            return months;
        }
    }
}
