package org.masthead.local.cloud.schedule;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/**
 * Reads one field of a cron expression: {@code *}, values, ranges, steps and lists of them.
 *
 * @param expression the whole, for messages
 */
record CronField(String expression) {

    /**
     * The values a field allows, as set bits.
     *
     * @param names of the values from {@code min} on, or none
     */
    BitSet parse(String name, String text, int min, int max, List<String> names) {
        var values = new BitSet();
        for (var part : text.split(",", -1)) {
            var stepped = part.split("/", -1);
            var step = stepped.length == 2 ? number(name, stepped[1], 1, max) : 1;
            if (stepped.length > 2) {
                throw wrong(name, part);
            }
            var range = stepped[0].equals("*") ? min + "-" + max : stepped[0];
            var ends = range.split("-", -1);
            if (ends.length > 2) {
                throw wrong(name, part);
            }
            var from = value(name, ends[0], min, max, names);
            var openStep = ends.length == 1 && stepped.length == 2;
            var to = openStep ? max : value(name, ends[ends.length - 1], min, max, names);
            if (to < from) {
                throw wrong(name, part);
            }
            for (var i = from; i <= to; i += step) {
                values.set(i);
            }
        }
        return values;
    }

    private int value(String name, String text, int min, int max, List<String> names) {
        var index = names.indexOf(text.toUpperCase(Locale.ROOT));
        return index >= 0 ? index + min : number(name, text, min, max);
    }

    /** A number from {@code min} to {@code max}. */
    int number(String name, String text, int min, int max) {
        if (!text.matches("\\d{1,4}")) {
            throw wrong(name, text);
        }
        var number = Integer.parseInt(text);
        if (number < min || number > max) {
            throw Schedule.refused(
                    expression, "%s %s is not in %d–%d".formatted(name, text, min, max));
        }
        return number;
    }

    /** A value this field cannot have. */
    RuntimeException wrong(String name, String text) {
        return Schedule.refused(expression, "%s cannot be \"%s\"".formatted(name, text));
    }
}
