package org.masthead.bench.metric;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Words as the referee takes them: runs of letters, digits and underscores of any script. */
final class Tokens {

    /** What {@code \w} is to Python's {@code re}: combining marks part words there. */
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+");

    private Tokens() {}

    static List<String> of(String text) {
        var words = new ArrayList<String>();
        var matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }

    /** What makes two titles or names the same: lower case words, apostrophes of genitives gone. */
    static String key(String text) {
        var folded = text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return String.join(" ", of(folded.replace('’', '\'').replace("'s", "s")));
    }

    /** How often each occurs. */
    static <T> Map<T, Integer> counted(List<T> tokens) {
        var counts = new HashMap<T, Integer>();
        tokens.forEach(token -> counts.merge(token, 1, Integer::sum));
        return counts;
    }

    /** Number of occurrences that two counts share. */
    static <T> int shared(Map<T, Integer> one, Map<T, Integer> other) {
        int shared = 0;
        for (var count : one.entrySet()) {
            shared += Math.min(count.getValue(), other.getOrDefault(count.getKey(), 0));
        }
        return shared;
    }
}
