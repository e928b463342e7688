package org.masthead.extract.evidence;

import java.text.DateFormatSymbols;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The day that stands on a page for readers: in a {@code time} element, or in a short line whose
 * class calls it a date. The first one after the headline is the story's; one before it counts only
 * where none follows, for it may be today's.
 */
final class VisibleDates {

    private static final Map<String, Integer> MONTHS = months();
    private static final Pattern CLASS =
            Pattern.compile("(?i)date|datum|fecha|publish|stamp|posted|tarih|(?:^|[-_ ])time");
    private static final Pattern DAY_MONTH_YEAR =
            Pattern.compile(
                    "(?<!\\d)(\\d{1,2})(?:[.º°]|st|nd|rd|th|er)?\\s+(?:de\\s+|of\\s+)?(\\p{L}[\\p{L}\\p{M}]{2,})\\.?,?\\s+(?:de\\s+|del\\s+)?(\\d{4})(?!\\d)");
    private static final Pattern MONTH_DAY_YEAR =
            Pattern.compile(
                    "(\\p{L}[\\p{L}\\p{M}]{2,})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})(?!\\d)");
    private static final Pattern NUMBERS =
            Pattern.compile(
                    "(?<!\\d)(\\d{1,2})\\s?[./-]\\s?(\\d{1,2})\\s?[./-]\\s?(\\d{4}|\\d{2})(?![\\d.])");
    private static final Pattern SLASHES =
            Pattern.compile("(?<!\\d)(\\d{1,2})\\s?/\\s?(\\d{1,2})\\s?/\\s?(\\d{4}|\\d{2})(?!\\d)");
    private static final Pattern YEAR_FIRST =
            Pattern.compile(
                    "(?<!\\d)(\\d{4})\\s?[-./年년]\\s?(\\d{1,2})\\s?[-./月월]\\s?(\\d{1,2})(?!\\d)");

    private static final int MAX_LINE = 120;

    /** Boxes around a day in which another story's headline is looked for. */
    private static final int MAX_CLIMB = 3;

    /** Characters; a longer one is a sentence that tells of some day. */
    private static final int MAX_UNMARKED = 40;

    /** Dates that are looked at; an index of years has thousands, and none is the story's. */
    private static final int MAX_DATES = 300;

    private VisibleDates() {}

    static Optional<Found<Instant>> find(Document page, DayOrder order) {
        Optional<Found<Instant>> before = Optional.empty();
        boolean afterHeadline = false;
        int dates = 0;
        for (var element : page.body().getAllElements()) {
            afterHeadline |= element.normalName().equals("h1");
            if (!element.normalName().equals("time") && !isDate(element)) {
                continue;
            }
            if (++dates > MAX_DATES) {
                break;
            }
            var found = isTeasers(element) ? Optional.<Found<Instant>>empty() : of(element, order);
            if (found.isPresent() && afterHeadline) {
                return found;
            }
            before = before.or(() -> found);
        }
        return before.or(() -> unmarked(page, order));
    }

    /** A short text below the headline that opens with a day: "Thu 25.04.24 | 14:07 | By". */
    private static Optional<Found<Instant>> unmarked(Document page, DayOrder order) {
        return BelowHeadline.texts(page).stream()
                .map(text -> text.text().strip())
                .filter(text -> text.length() <= MAX_UNMARKED)
                .flatMap(text -> day(text, order).stream())
                .findFirst()
                .map(time -> new Found<>(time, "visible date"));
    }

    /** Whether the day stands beside the linked headline of another story. */
    private static boolean isTeasers(Element date) {
        var around = date.parent();
        for (int i = 0; i < MAX_CLIMB && around != null; i++) {
            switch (around.normalName()) {
                case "aside", "nav", "footer", "a" -> {
                    return true;
                }
                case "body", "main", "header" -> {
                    return false;
                }
                default -> {
                    if (around.selectFirst("h1") != null) {
                        return false;
                    }
                    if (around.selectFirst("h2 a[href], h3 a[href], h4 a[href]") != null) {
                        return true;
                    }
                }
            }
            around = around.parent();
        }
        return false;
    }

    private static boolean isDate(Element element) {
        var names = element.className();
        return !names.isEmpty() && names.length() < 200 && CLASS.matcher(names).find();
    }

    private static Optional<Found<Instant>> of(Element element, DayOrder order) {
        var machine = Dates.parse(element.attr("datetime"));
        if (machine.isPresent()) {
            return machine.map(time -> new Found<>(time, "time"));
        }
        if (element.childrenSize() > 8) {
            return Optional.empty();
        }
        var line = element.text();
        return line.length() > MAX_LINE
                ? Optional.empty()
                : day(line, order).map(time -> new Found<>(time, "visible date"));
    }

    /** The first day that is written in the line, at midnight UTC. */
    static Optional<Instant> day(String written, DayOrder order) {
        var line = Dates.westernDigits(written);
        return match(DAY_MONTH_YEAR, line, 3, 2, 1)
                .or(() -> match(MONTH_DAY_YEAR, line, 3, 1, 2))
                .or(() -> match(YEAR_FIRST, line, 1, 2, 3))
                .or(() ->
                        order == DayOrder.MONTH_FIRST
                                ? match(SLASHES, line, 3, 1, 2)
                                : Optional.empty())
                .or(() -> match(NUMBERS, line, 3, 2, 1))
                .or(() -> match(NUMBERS, line, 3, 1, 2));
    }

    private static Optional<Instant> match(
            Pattern pattern, String line, int year, int month, int day) {
        var matcher = pattern.matcher(line);
        while (matcher.find()) {
            var found = date(matcher, year, month, day);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Instant> date(Matcher matcher, int year, int month, int day) {
        var name = matcher.group(month).toLowerCase(Locale.ROOT);
        int number =
                Character.isDigit(name.charAt(0))
                        ? Integer.parseInt(name)
                        : MONTHS.getOrDefault(name, 0);
        try {
            var date =
                    LocalDate.of(
                            year(matcher.group(year)),
                            number,
                            Integer.parseInt(matcher.group(day)));
            return Optional.of(date.atStartOfDay(ZoneOffset.UTC).toInstant())
                    .filter(time -> date.getYear() >= 1990 && date.getYear() < 2100);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** "24" is 2024: no page of the web is from 1924. */
    private static int year(String digits) {
        int year = Integer.parseInt(digits);
        return year < 100 ? 2000 + year : year;
    }

    /** The months' names and short names as the Unicode CLDR has them, by number. */
    private static Map<String, Integer> months() {
        var months = new HashMap<String, Integer>();
        for (var language :
                List.of(
                        "en", "de", "fr", "es", "it", "pt", "nl", "sv", "nb", "da", "fi", "is",
                        "pl", "cs", "sk", "hu", "ro", "tr", "ru", "uk", "el", "id", "lt", "lv",
                        "et", "hr", "sl", "ca", "sw", "vi", "hi", "ar")) {
            var symbols = DateFormatSymbols.getInstance(Locale.forLanguageTag(language));
            add(months, symbols.getMonths());
            add(months, symbols.getShortMonths());
        }
        return Map.copyOf(months);
    }

    private static void add(Map<String, Integer> months, String[] names) {
        for (int i = 0; i < 12; i++) {
            var name = names[i].toLowerCase(Locale.ROOT).replace(".", "").strip();
            if (!name.isEmpty() && !Character.isDigit(name.charAt(0))) {
                months.putIfAbsent(name, i + 1);
            }
        }
    }
}
