package org.masthead.fetch.rights;

/**
 * A path as robots.txt and tdmrep.json write it: {@code *} for any characters, {@code $} for the
 * end (RFC 9309 §2.2.3). Without {@code $} it is a prefix.
 */
final class PathPattern {

    private PathPattern() {}

    /** Takes time in proportion to both lengths at most, whatever the pattern. */
    static boolean matches(String pattern, String path) {
        boolean toTheEnd = pattern.endsWith("$");
        var pieces =
                (toTheEnd ? pattern.substring(0, pattern.length() - 1) : pattern).split("\\*", -1);
        return path.startsWith(pieces[0]) && matchesRest(pieces, path, toTheEnd);
    }

    private static boolean matchesRest(String[] pieces, String path, boolean toTheEnd) {
        int at = pieces[0].length();
        int last = pieces.length - 1;
        for (int i = 1; i <= last; i++) {
            boolean end = toTheEnd && i == last;
            int from = end ? Math.max(at, path.length() - pieces[i].length()) : at;
            int found = path.indexOf(pieces[i], from);
            if (found < 0) {
                return false;
            }
            at = found + pieces[i].length();
        }
        return !toTheEnd || at == path.length();
    }
}
