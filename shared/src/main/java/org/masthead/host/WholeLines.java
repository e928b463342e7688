package org.masthead.host;

import java.util.Arrays;

/** The beginning of a file of rules, a rule to a line: half a rule says something else. */
public final class WholeLines {

    private WholeLines() {}

    /**
     * The lines that end within the first bytes.
     *
     * @param max bytes
     */
    public static byte[] of(byte[] file, int max) {
        int end = Math.min(file.length, max);
        while (end > 0 && file[end - 1] != '\n' && file[end - 1] != '\r') {
            end--;
        }
        return Arrays.copyOf(file, end);
    }
}
