package org.masthead.bench.prediction;

import java.util.List;
import java.util.regex.Pattern;

/** A line that names several people. */
public final class Byline {

    private static final Pattern BETWEEN =
            Pattern.compile(
                    "\\s*(?:;|\\||,|/|•|\\n|\\s&\\s|\\sand\\s|\\sund\\s|\\set\\s|\\sy\\s|\\sog\\s|\\soch\\s|\\sen\\s)\\s*",
                    Pattern.UNICODE_CHARACTER_CLASS);

    private Byline() {}

    /** The names, parted where the referee parts them. */
    public static List<String> split(String byline) {
        return List.of(BETWEEN.split(byline, -1));
    }
}
