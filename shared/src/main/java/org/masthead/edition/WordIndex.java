package org.masthead.edition;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import org.masthead.story.Card;

/**
 * Which stories have a word or a phrase in their headline or summary. A word is what stands between
 * characters that are neither letters nor digits, in any script and whatever its case. Each sign
 * between words is kept too, so that a phrase of signs is not looked for in every story.
 */
public final class WordIndex {

    /** Phrases that were looked for last; each costs a bit for each story. */
    private static final int REMEMBERED = 1_000;

    private final Texts words;

    /** Where the stories of each word begin in {@code steps}; one more than there are words. */
    private final int[] from;

    /** From story to story, ascending, as variable-length numbers: seven bits a byte, low first. */
    private final Bytes steps;

    private final IntFunction<Card> cards;
    private final int size;
    private final Map<String, BitSet> remembered = new ConcurrentHashMap<>();

    private WordIndex(Texts words, int[] from, Bytes steps, IntFunction<Card> cards, int size) {
        this.words = words;
        this.from = from;
        this.steps = steps;
        this.cards = cards;
        this.size = size;
    }

    static WordIndex of(List<Card> cards) {
        var stories = new HashMap<String, Postings>();
        for (int story = 0; story < cards.size(); story++) {
            for (var word : wordsOf(textOf(cards.get(story)))) {
                stories.computeIfAbsent(word, _ -> new Postings()).add(story);
            }
        }
        var words = Texts.of(stories.keySet());
        var from = new int[words.size() + 1];
        var steps = new ByteArrayOutputStream();
        for (int word = 0; word < words.size(); word++) {
            stories.getOrDefault(words.get(word), new Postings()).steps.writeTo(steps);
            from[word + 1] = steps.size();
        }
        return new WordIndex(words, from, Bytes.of(steps.toByteArray()), cards::get, cards.size());
    }

    /** The stories of one word. */
    private static final class Postings {

        private final Steps steps = new Steps();
        private int last = -1;

        void add(int story) {
            if (story > last) {
                steps.add(story - last);
                last = story;
            }
        }
    }

    /** A growing run of variable-length numbers; most words need few bytes. */
    private static final class Steps {

        private byte[] bytes = new byte[4];
        private int length;

        void add(int step) {
            int rest = step;
            while (rest > 0x7f) {
                put(rest | 0x80);
                rest >>>= 7;
            }
            put(rest);
        }

        private void put(int value) {
            if (length == bytes.length) {
                bytes = Arrays.copyOf(bytes, 2 * length);
            }
            bytes[length++] = (byte) value;
        }

        void writeTo(ByteArrayOutputStream out) {
            out.write(bytes, 0, length);
        }
    }

    static WordIndex read(SectionReader in, IntFunction<Card> cards, int size) {
        return new WordIndex(Texts.read(in), in.ints(), in.bytes(), cards, size);
    }

    void write(SectionWriter out) {
        words.write(out);
        out.ints(from).bytes(steps);
    }

    /** The places of all stories with that word, or those words in a row; a set of its own. */
    public BitSet containing(String phrase) {
        var lower = phrase.strip().toLowerCase(Locale.ROOT);
        var parts = wordsOf(lower);
        if (parts.isEmpty()) {
            return new BitSet();
        }
        if (parts.size() == 1 && parts.getFirst().equals(lower) && isWord(lower)) {
            return storiesOf(lower);
        }
        if (remembered.size() > REMEMBERED) {
            remembered.clear();
        }
        var found = remembered.computeIfAbsent(lower, _ -> search(lower, parts));
        return (BitSet) found.clone();
    }

    private BitSet search(String lower, List<String> parts) {
        var found = new BitSet();
        found.set(0, size);
        parts.forEach(part -> found.and(storiesOf(part)));
        found.stream()
                .filter(story -> !isIn(textOf(cards.apply(story)), lower))
                .forEach(found::clear);
        return found;
    }

    private BitSet storiesOf(String word) {
        var stories = new BitSet();
        int number = words.indexOf(word);
        if (number < 0) {
            return stories;
        }
        int story = -1;
        int at = from[number];
        while (at < from[number + 1]) {
            int step = 0;
            for (int shift = 0; ; shift += 7) {
                byte part = steps.get(at++);
                step |= (part & 0x7f) << shift;
                if (part >= 0) {
                    break;
                }
            }
            story += step;
            stories.set(story);
        }
        return stories;
    }

    private static String textOf(Card card) {
        return (card.headline() + "\n" + card.summary().orElse("")).toLowerCase(Locale.ROOT);
    }

    private static boolean isWord(String part) {
        return Character.isLetterOrDigit(part.codePointAt(0));
    }

    /** Words, and each sign between them that is no white space. */
    private static List<String> wordsOf(String lower) {
        var words = new ArrayList<String>();
        int from = 0;
        int at = 0;
        while (at < lower.length()) {
            int sign = lower.codePointAt(at);
            int next = at + Character.charCount(sign);
            if (!Character.isLetterOrDigit(sign)) {
                if (at > from) {
                    words.add(lower.substring(from, at));
                }
                if (!Character.isWhitespace(sign)) {
                    words.add(lower.substring(at, next));
                }
                from = next;
            }
            at = next;
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
