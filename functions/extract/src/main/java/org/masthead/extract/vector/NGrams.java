package org.masthead.extract.vector;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.masthead.vector.StoryVector;

/**
 * A vector of any text in any language: its words and the letters in them, hashed into as many
 * places as the vector has dimensions (Weinberger et al. 2009, "Feature hashing"). It knows which
 * words two texts share, not what they mean. A pure function, the same on every machine.
 */
final class NGrams {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
    private static final int GRAM = 4;

    /** Where words are not written apart, two characters are about a word. */
    private static final int UNSPACED_GRAM = 2;

    /** What is shorter is mostly grammar: articles, prepositions, endings. */
    private static final int SHORT_WORD = 3;

    private static final float SHORT_WEIGHT = 0.25f;
    private static final long PRIME = 0x100000001B3L;
    private static final long OFFSET = 0xCBF29CE484222325L;

    private NGrams() {}

    /** The direction of a text; zero where it has no words. */
    static float[] embed(String text) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        var counts = new float[StoryVector.DIMENSIONS];
        WORD.matcher(plain).results().forEach(match -> add(match.group(), counts));
        // A word that is said ten times is not ten times as much what the text is about.
        for (int i = 0; i < counts.length; i++) {
            counts[i] = Math.signum(counts[i]) * (float) Math.sqrt(Math.abs(counts[i]));
        }
        return counts;
    }

    private static void add(String word, float[] counts) {
        if (isUnspaced(word)) {
            addGrams(word, UNSPACED_GRAM, 1, counts);
            return;
        }
        float weight = word.length() <= SHORT_WORD && !isNumber(word) ? SHORT_WEIGHT : 1;
        addHash(word, weight, counts);
        addGrams("_" + word + "_", GRAM, weight / 2, counts);
    }

    private static boolean isNumber(String word) {
        return Character.isDigit(word.charAt(0));
    }

    /** All grams of a word weigh together what the word weighs, however long it is. */
    private static void addGrams(String word, int length, float weight, float[] counts) {
        var characters = word.codePoints().toArray();
        int grams = Math.max(1, characters.length - length + 1);
        float each = length == UNSPACED_GRAM ? weight : weight / (float) Math.sqrt(grams);
        for (int at = 0; at < grams; at++) {
            int to = Math.min(characters.length, at + length);
            addHash(new String(characters, at, to - at), each, counts);
        }
    }

    private static void addHash(String gram, float weight, float[] counts) {
        long hash = OFFSET;
        for (int i = 0; i < gram.length(); i++) {
            hash = (hash ^ gram.charAt(i)) * PRIME;
        }
        hash ^= hash >>> 32;
        hash *= 0x9E3779B97F4A7C15L;
        int place = (int) Long.remainderUnsigned(hash >>> 1, counts.length);
        counts[place] += (hash & 1) == 0 ? weight : -weight;
    }

    private static boolean isUnspaced(String word) {
        return Arrays.stream(new int[] {word.codePointAt(0)})
                .mapToObj(UnicodeScript::of)
                .anyMatch(script ->
                        switch (script) {
                            case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
                            default -> false;
                        });
    }
}
