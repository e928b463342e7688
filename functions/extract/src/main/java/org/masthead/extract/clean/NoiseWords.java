package org.masthead.extract.clean;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.masthead.extract.html.Resource;

/** How strongly an element's own names (class, id, role, label) say that it is not the story. */
final class NoiseWords {

    /** From "nothing says so" to "its author called it that". */
    enum Verdict {
        NONE,
        LIKELY,
        CERTAIN
    }

    private static final String RESOURCE = "noise-words.txt";
    private static final Set<String> NAMING =
            Set.of(
                    "class",
                    "id",
                    "role",
                    "aria-label",
                    "data-testid",
                    "data-component",
                    "data-module");

    /** A longer value is generated, and says nothing. */
    private static final int MAX_VALUE = 400;

    /** Shorter parts of names are generated: "QA-D" is no "ad". */
    private static final int MIN_PART = 3;

    private final Map<String, Verdict> words;

    private NoiseWords(Map<String, Verdict> words) {
        this.words = words;
    }

    /** Reads the list that ships beside this class. */
    static NoiseWords shipped() {
        var words = new HashMap<String, Verdict>();
        Resource.lines(NoiseWords.class, RESOURCE).forEach(line -> addTo(words, line));
        return new NoiseWords(Map.copyOf(words));
    }

    private static void addTo(Map<String, Verdict> words, String line) {
        if (line.startsWith("!")) {
            words.put(line.substring(1), Verdict.CERTAIN);
        } else {
            words.put(line, Verdict.LIKELY);
        }
    }

    Verdict of(Element element) {
        var verdict = Verdict.NONE;
        if (element.attributesSize() == 0) {
            return verdict;
        }
        for (var attribute : element.attributes()) {
            if (NAMING.contains(attribute.getKey()) && attribute.getValue().length() <= MAX_VALUE) {
                verdict = max(verdict, ofValue(attribute.getValue()));
            }
        }
        return verdict;
    }

    private Verdict ofValue(String value) {
        var verdict = Verdict.NONE;
        var previous = "";
        int start = 0;
        for (int i = 0; i <= value.length(); i++) {
            boolean end = i == value.length();
            char c = end ? ' ' : value.charAt(i);
            boolean letter = Character.isLetterOrDigit(c);
            boolean capital =
                    letter
                            && i > start
                            && Character.isUpperCase(c)
                            && Character.isLowerCase(value.charAt(i - 1));
            if ((!letter || capital) && i > start) {
                var token = value.substring(start, i).toLowerCase(Locale.ROOT);
                verdict = max(verdict, words.getOrDefault(token, Verdict.NONE));
                if (!previous.isEmpty()) {
                    verdict =
                            max(verdict, words.getOrDefault(previous + " " + token, Verdict.NONE));
                    if (previous.length() >= MIN_PART && token.length() >= MIN_PART) {
                        // "InfoBox" and "info-box" are what others call "infobox".
                        verdict = max(verdict, words.getOrDefault(previous + token, Verdict.NONE));
                    }
                }
                // "field--label-visually_hidden": the field's label is hidden, not the field.
                previous = previous.equals("label") ? "" : token;
            }
            if (capital) {
                start = i;
            } else if (!letter) {
                start = i + 1;
                if (Character.isWhitespace(c)) {
                    previous = "";
                }
            }
        }
        return verdict;
    }

    private static Verdict max(Verdict a, Verdict b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
