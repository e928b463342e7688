package org.masthead.local.cloud.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * AWS's cron expression of six fields: minutes, hours, day of month, month, day of week, year (<a
 * href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html">Amazon
 * EventBridge user guide</a>). It differs from Unix cron: days of the week count from 1 = Sunday,
 * and one of the two day fields must be {@code ?}.
 *
 * @param minutes set bits 0–59
 * @param hours set bits 0–23
 * @param months set bits 1–12
 * @param years set bits 1970–2199
 * @param day whether a date fits the day-of-month or day-of-week field
 */
record Cron(BitSet minutes, BitSet hours, BitSet months, BitSet years, Predicate<LocalDate> day)
        implements Schedule {

    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 2199;

    private static final List<String> MONTHS =
            List.of(
                    "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV",
                    "DEC");

    static Cron parse(String expression, String text) {
        var fields = text.split(" ", -1);
        if (fields.length != 6) {
            throw Schedule.refused(expression, "cron has six fields, this has " + fields.length);
        }
        var field = new CronField(expression);
        return new Cron(
                field.parse("minutes", fields[0], 0, 59, List.of()),
                field.parse("hours", fields[1], 0, 23, List.of()),
                field.parse("month", fields[3], 1, 12, MONTHS),
                field.parse("year", fields[5], FIRST_YEAR, LAST_YEAR, List.of()),
                CronDay.parse(field, fields[2], fields[4]));
    }

    @Override
    public Optional<Instant> next(Instant after) {
        var from = after.atZone(ZoneOffset.UTC).toLocalDateTime();
        for (var date = from.toLocalDate(); date.getYear() <= LAST_YEAR; ) {
            if (!years.get(date.getYear())) {
                date = LocalDate.of(date.getYear() + 1, 1, 1);
                continue;
            }
            if (months.get(date.getMonthValue()) && day.test(date)) {
                var time = date.equals(from.toLocalDate()) ? after(from.toLocalTime()) : first();
                if (time.isPresent()) {
                    return Optional.of(date.atTime(time.get()).toInstant(ZoneOffset.UTC));
                }
            }
            date = date.plusDays(1);
        }
        return Optional.empty();
    }

    private Optional<LocalTime> first() {
        return Optional.of(LocalTime.of(hours.nextSetBit(0), minutes.nextSetBit(0)));
    }

    private Optional<LocalTime> after(LocalTime time) {
        var minute = minutes.nextSetBit(time.getMinute() + 1);
        if (hours.get(time.getHour()) && minute >= 0) {
            return Optional.of(LocalTime.of(time.getHour(), minute));
        }
        var hour = hours.nextSetBit(time.getHour() + 1);
        return hour < 0 ? Optional.empty() : Optional.of(LocalTime.of(hour, minutes.nextSetBit(0)));
    }
}
