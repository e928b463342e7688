package org.masthead.extract.blocks;

import java.util.Optional;

/** A {@code srcset} attribute (HTML Living Standard, "Parsing a srcset attribute"). */
final class SourceSet {

    private SourceSet() {}

    /** The widest candidate, or the first that is {@code enough} pixels wide. */
    static Optional<String> widest(String value, int enough) {
        Optional<String> best = Optional.empty();
        double bestWidth = -1;
        int at = 0;
        while (at < value.length()) {
            int start = skip(value, at);
            int end = start;
            while (end < value.length() && !Character.isWhitespace(value.charAt(end))) {
                end++;
            }
            boolean bare = end > start && value.charAt(end - 1) == ',';
            int comma = bare ? end - 1 : value.indexOf(',', end);
            int next = comma < 0 ? value.length() : comma;
            var url = value.substring(start, bare ? end - 1 : end);
            double width = bare || end > next ? 1 : width(value.substring(end, next).strip());
            if (!url.isEmpty() && width > bestWidth && bestWidth < enough) {
                best = Optional.of(url);
                bestWidth = width;
            }
            at = Math.max(next, end) + 1;
        }
        return best;
    }

    private static int skip(String value, int at) {
        int start = at;
        while (start < value.length()
                && (Character.isWhitespace(value.charAt(start)) || value.charAt(start) == ',')) {
            start++;
        }
        return start;
    }

    private static double width(String descriptor) {
        int digits = 0;
        while (digits < descriptor.length()
                && (Character.digit(descriptor.charAt(digits), 10) >= 0
                        || descriptor.charAt(digits) == '.')) {
            digits++;
        }
        try {
            return digits == 0 ? 1 : Double.parseDouble(descriptor.substring(0, digits));
        } catch (NumberFormatException e) {
            return 1;
        }
    }
}
