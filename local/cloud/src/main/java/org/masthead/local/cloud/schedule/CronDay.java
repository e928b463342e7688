package org.masthead.local.cloud.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** The two day fields of a cron expression, of which exactly one says something. */
final class CronDay {

    private static final List<String> WEEK =
            List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");

    private CronDay() {}

    static Predicate<LocalDate> parse(CronField field, String ofMonth, String ofWeek) {
        if (ofMonth.equals("?") == ofWeek.equals("?")) {
            throw Schedule.refused(
                    field.expression(), "exactly one of day-of-month and day-of-week must be ?");
        }
        return ofWeek.equals("?") ? dayOfMonth(field, ofMonth) : dayOfWeek(field, ofWeek);
    }

    private static Predicate<LocalDate> dayOfMonth(CronField field, String text) {
        if (text.equals("L")) {
            return date -> date.getDayOfMonth() == date.lengthOfMonth();
        }
        if (text.endsWith("W")) {
            var wanted = text.substring(0, text.length() - 1);
            var day = field.number("day-of-month", wanted, 1, 31);
            return date -> day <= date.lengthOfMonth() && date.equals(nearestWeekday(date, day));
        }
        var days = field.parse("day-of-month", text, 1, 31, List.of());
        return date -> days.get(date.getDayOfMonth());
    }

    /** The weekday nearest to that day, never in another month. */
    private static LocalDate nearestWeekday(LocalDate month, int day) {
        var date = month.withDayOfMonth(day);
        return switch (date.getDayOfWeek()) {
            case SATURDAY -> day == 1 ? date.plusDays(2) : date.minusDays(1);
            case SUNDAY -> day == date.lengthOfMonth() ? date.minusDays(2) : date.plusDays(1);
            default -> date;
        };
    }

    private static Predicate<LocalDate> dayOfWeek(CronField field, String text) {
        if (text.contains("#")) {
            var parts = text.split("#", -1);
            if (parts.length != 2) {
                throw field.wrong("day-of-week", text);
            }
            var day = single(field, parts[0]);
            var nth = field.number("day-of-week", parts[1], 1, 5);
            // dayOfWeekInMonth(5, …) runs over into the next month where there is no fifth.
            return date -> date.equals(date.with(TemporalAdjusters.dayOfWeekInMonth(nth, day)));
        }
        if (text.length() > 1 && text.endsWith("L")) {
            var day = single(field, text.substring(0, text.length() - 1));
            return date -> date.equals(date.with(TemporalAdjusters.lastInMonth(day)));
        }
        var days = field.parse("day-of-week", text.equals("L") ? "7" : text, 1, 7, WEEK);
        return date -> days.get(number(date.getDayOfWeek()));
    }

    private static DayOfWeek single(CronField field, String text) {
        var named = WEEK.indexOf(text.toUpperCase(Locale.ROOT));
        var number = named >= 0 ? named + 1 : field.number("day-of-week", text, 1, 7);
        return DayOfWeek.SUNDAY.plus(number - 1);
    }

    /** 1 = Sunday … 7 = Saturday. */
    private static int number(DayOfWeek day) {
        return day.getValue() % 7 + 1;
    }
}
