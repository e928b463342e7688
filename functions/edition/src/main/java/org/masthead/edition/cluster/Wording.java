package org.masthead.edition.cluster;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.masthead.story.Card;

/** The words of a headline, and how much each of them says. */
final class Wording {

    /** "T-Mobile", "Men's" and "7.1" are one word each. */
    private static final Pattern WORD =
            Pattern.compile("[\\p{L}\\p{M}\\p{N}]+(?:[.'’&-][\\p{L}\\p{M}\\p{N}]+)*");

    private static final Pattern POSSESSIVE = Pattern.compile("['’]s$");

    /** A name or a number says twice as much about which event it is as another word. */
    private static final float NAME = 2;

    private static final int SHORTEST_STEM = 3;

    private static final int RUN = 3;

    private Wording() {}

    /** Each word of the card's headline with its weight, in a form that its inflections share. */
    static Map<String, Float> of(Card card) {
        var weights = new HashMap<String, Float>();
        var headline = Normalizer.normalize(card.headline(), Normalizer.Form.NFKC);
        boolean english = card.language().filter(tag -> tag.startsWith("en")).isPresent();
        WORD.matcher(headline).results().forEach(match -> add(match.group(), english, weights));
        return weights;
    }

    private static void add(String word, boolean english, Map<String, Float> weights) {
        if (isUnspaced(word)) {
            for (int i = 0; i + 2 <= word.length(); i++) {
                weights.merge(word.substring(i, i + 2), 1f, Math::max);
            }
            return;
        }
        float weight = isName(word) ? NAME : 1;
        var plain =
                POSSESSIVE.matcher(word.toLowerCase(Locale.ROOT)).replaceFirst("").replace(".", "");
        weights.merge(english ? stem(plain) : plain, weight, Math::max);
    }

    private static boolean isName(String word) {
        int first = word.codePointAt(0);
        return Character.isUpperCase(first) || Character.isDigit(first);
    }

    /** Chinese, Japanese and Thai write no words apart; two characters are about one. */
    private static boolean isUnspaced(String word) {
        return word.length() > 2
                && switch (UnicodeScript.of(word.codePointAt(0))) {
                    case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
                    default -> false;
                };
    }

    /** Without the commonest English endings (the first step of Porter 1980, and coarser). */
    private static String stem(String word) {
        if (word.endsWith("ies")) {
            return cut(word, 3, "y");
        }
        if (word.endsWith("ing")) {
            return cut(word, 3, "");
        }
        if (word.endsWith("es") || word.endsWith("ed")) {
            return cut(word, 2, "");
        }
        return word.endsWith("s") && !word.endsWith("ss") ? cut(word, 1, "") : word;
    }

    private static String cut(String word, int letters, String end) {
        int left = word.length() - letters;
        return left < SHORTEST_STEM ? word : word.substring(0, left) + end;
    }

    /** The runs of three words in a text, in order. */
    static List<List<String>> runs(String text) {
        var words = inOrder(text);
        var runs = new ArrayList<List<String>>();
        for (int i = 0; i + RUN <= words.size(); i++) {
            runs.add(List.copyOf(words.subList(i, i + RUN)));
        }
        return runs;
    }

    /** The words of a text as they stand, in lower case, in order. */
    static List<String> inOrder(String text) {
        var words = new ArrayList<String>();
        WORD.matcher(text.toLowerCase(Locale.ROOT)).results().forEach(it -> words.add(it.group()));
        return words;
    }
}
