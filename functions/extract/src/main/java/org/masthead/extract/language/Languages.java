package org.masthead.extract.language;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.masthead.extract.html.Resource;

/**
 * Tells a text's language, to check what a page declares: templates say {@code en} on pages in any
 * language. Scripts that one language writes settle it; the others are told apart by their
 * commonest words.
 */
public final class Languages {

    /** The languages of each common word. */
    private static final Map<String, List<String>> COMMON = common();

    private static final Set<String> KNOWN =
            COMMON.values().stream().flatMap(List::stream).collect(Collectors.toSet());

    /** Where one script is written by several, the one whose common words are not listed. */
    private static final Map<UnicodeScript, String> BY_SCRIPT =
            new EnumMap<>(
                    Map.ofEntries(
                            Map.entry(UnicodeScript.HIRAGANA, "ja"),
                            Map.entry(UnicodeScript.KATAKANA, "ja"),
                            Map.entry(UnicodeScript.HAN, "zh"),
                            Map.entry(UnicodeScript.HANGUL, "ko"),
                            Map.entry(UnicodeScript.THAI, "th"),
                            Map.entry(UnicodeScript.GREEK, "el"),
                            Map.entry(UnicodeScript.HEBREW, "he"),
                            Map.entry(UnicodeScript.GEORGIAN, "ka"),
                            Map.entry(UnicodeScript.ARMENIAN, "hy"),
                            Map.entry(UnicodeScript.ARABIC, "ar"),
                            Map.entry(UnicodeScript.DEVANAGARI, "hi"),
                            Map.entry(UnicodeScript.BENGALI, "bn"),
                            Map.entry(UnicodeScript.TAMIL, "ta")));

    /** Languages that share such a script with the one above. */
    private static final Map<String, Set<String>> SAME_SCRIPT =
            Map.of(
                    "ar", Set.of("fa", "ur", "ps", "ckb", "ug"),
                    "hi", Set.of("mr", "ne", "bho", "sa", "mai"),
                    "bn", Set.of("as"),
                    "he", Set.of("yi", "iw"),
                    "zh", Set.of("ja", "yue"));

    private static final int MAX_CHARS = 3_000;
    private static final int MIN_WORDS = 40;

    /** Common words among all words: near .25 in running text of the right language. */
    private static final double CLEAR = 0.12;

    /** How far the runner-up must stay behind; Danish and Norwegian share most of theirs. */
    private static final double AHEAD = 1.3;

    private static final double HARDLY_ANY = 0.25;

    private Languages() {}

    /**
     * The language the text is in, as a BCP 47 primary tag; empty where it is too short to tell.
     */
    public static Optional<String> of(String text) {
        var start = text.substring(0, Math.min(text.length(), MAX_CHARS));
        var script = script(start);
        if (script.isPresent()) {
            return script;
        }
        var shares = shares(start);
        var ranked =
                shares.entrySet().stream()
                        .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                        .limit(2)
                        .toList();
        boolean clear =
                ranked.size() == 2
                        && ranked.getFirst().getValue() >= CLEAR
                        && ranked.getFirst().getValue() >= AHEAD * ranked.getLast().getValue();
        return clear ? Optional.of(ranked.getFirst().getKey()) : Optional.empty();
    }

    /**
     * Whether a text that was found to be in one language cannot be in the declared one.
     *
     * @param tag the declared language, BCP 47
     */
    public static boolean contradicts(String text, String found, String tag) {
        var declared = Locale.forLanguageTag(tag).getLanguage();
        if (declared.isEmpty()
                || declared.equals(found)
                || SAME_SCRIPT.getOrDefault(found, Set.of()).contains(declared)) {
            return false;
        }
        if (BY_SCRIPT.containsValue(found)) {
            return true;
        }
        var shares = shares(text.substring(0, Math.min(text.length(), MAX_CHARS)));
        // A language without a list here may share common words with the one that was found.
        return BY_SCRIPT.containsValue(declared)
                || (shares.containsKey(declared)
                        && shares.getOrDefault(declared, 0.0)
                                < HARDLY_ANY * shares.getOrDefault(found, 1.0));
    }

    private static Optional<String> script(String text) {
        var counts = new EnumMap<UnicodeScript, Integer>(UnicodeScript.class);
        int letters = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x370 && Character.isLetter(c)) {
                counts.merge(UnicodeScript.of(c), 1, Integer::sum);
            }
            letters += Character.isLetter(c) ? 1 : 0;
        }
        int kana =
                counts.getOrDefault(UnicodeScript.HIRAGANA, 0)
                        + counts.getOrDefault(UnicodeScript.KATAKANA, 0);
        if (kana * 10 > letters) {
            return Optional.of("ja");
        }
        int half = Math.max(letters / 2, MIN_WORDS);
        return counts.entrySet().stream()
                .filter(count -> count.getValue() > half)
                .findFirst()
                .flatMap(count -> Optional.ofNullable(BY_SCRIPT.get(count.getKey())));
    }

    private static Map<String, Double> shares(String text) {
        var words = words(text.toLowerCase(Locale.ROOT));
        if (words.size() < MIN_WORDS) {
            return Map.of();
        }
        var hits = new HashMap<String, Integer>();
        for (var word : words) {
            for (var language : COMMON.getOrDefault(word, List.of())) {
                hits.merge(language, 1, Integer::sum);
            }
        }
        var shares = new HashMap<String, Double>();
        for (var language : KNOWN) {
            shares.put(language, hits.getOrDefault(language, 0) / (double) words.size());
        }
        return shares;
    }

    /** Runs of letters and their marks; an empty one where the text opens or ends with neither. */
    private static List<String> words(String text) {
        var words = new ArrayList<String>();
        int start = 0;
        boolean inWord = true;
        for (int i = 0; i < text.length(); i++) {
            boolean letter = isLetter(text.codePointAt(i));
            if (inWord && !letter) {
                words.add(text.substring(start, i));
            } else if (letter && !inWord) {
                start = i;
            }
            inWord = letter;
            i += Character.charCount(text.codePointAt(i)) - 1;
        }
        words.add(inWord ? text.substring(start) : "");
        return words;
    }

    private static boolean isLetter(int c) {
        return Character.isLetter(c)
                || switch (Character.getType(c)) {
                    case Character.NON_SPACING_MARK,
                            Character.ENCLOSING_MARK,
                            Character.COMBINING_SPACING_MARK ->
                            true;
                    default -> false;
                };
    }

    private static Map<String, List<String>> common() {
        var common = new HashMap<String, List<String>>();
        for (var line : Resource.lines(Languages.class, "common-words.txt")) {
            var words = List.of(line.split(" ", -1));
            for (var word : new HashSet<>(words.subList(1, words.size()))) {
                common.computeIfAbsent(word, ignored -> new ArrayList<>()).add(words.getFirst());
            }
        }
        return common;
    }
}
