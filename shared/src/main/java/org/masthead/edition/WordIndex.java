package org.masthead.edition;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import org.masthead.story.Card;

/**
 * Which stories have a word or a phrase in their headline or summary. A word is what stands between
 * characters that are neither letters nor digits, in any script and whatever its case.
 */
public final class WordIndex {

    private final Map<String, BitSet> stories;
    private final IntFunction<Card> cards;
    private final int size;

    private WordIndex(Map<String, BitSet> stories, IntFunction<Card> cards, int size) {
        this.stories = stories;
        this.cards = cards;
        this.size = size;
    }

    static WordIndex of(List<Card> cards) {
        var stories = new HashMap<String, BitSet>();
        for (int story = 0; story < cards.size(); story++) {
            for (var word : wordsOf(textOf(cards.get(story)))) {
                stories.computeIfAbsent(word, _ -> new BitSet()).set(story);
            }
        }
        return new WordIndex(stories, cards::get, cards.size());
    }

    /** The places of all stories with that word, or those words in a row. */
    public BitSet containing(String phrase) {
        var lower = phrase.toLowerCase(Locale.ROOT);
        var found = new BitSet();
        found.set(0, size);
        var words = wordsOf(lower);
        words.forEach(word -> found.and(stories.getOrDefault(word, new BitSet())));
        if (words.equals(List.of(lower))) {
            return found;
        }
        found.stream()
                .filter(story -> !isIn(textOf(cards.apply(story)), lower))
                .forEach(found::clear);
        return found;
    }

    private static String textOf(Card card) {
        return (card.headline() + "\n" + card.summary().orElse("")).toLowerCase(Locale.ROOT);
    }

    private static List<String> wordsOf(String lower) {
        var words = new ArrayList<String>();
        int from = 0;
        for (int at = 0; at < lower.length(); at += Character.charCount(lower.codePointAt(at))) {
            if (!Character.isLetterOrDigit(lower.codePointAt(at))) {
                if (at > from) {
                    words.add(lower.substring(from, at));
                }
                from = at + Character.charCount(lower.codePointAt(at));
            }
        }
        if (from < lower.length()) {
            words.add(lower.substring(from));
        }
        return words;
    }

    private static boolean isIn(String text, String phrase) {
        int at = text.indexOf(phrase);
        while (at >= 0 && !standsAlone(text, at, at + phrase.length())) {
            at = text.indexOf(phrase, at + 1);
        }
        return at >= 0;
    }

    private static boolean standsAlone(String text, int from, int to) {
        return (from == 0 || !Character.isLetterOrDigit(text.codePointBefore(from)))
                && (to == text.length() || !Character.isLetterOrDigit(text.codePointAt(to)));
    }
}
