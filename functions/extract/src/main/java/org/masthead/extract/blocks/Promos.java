package org.masthead.extract.blocks;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.masthead.extract.html.Letters;
import org.masthead.extract.html.Resource;
import org.masthead.extract.html.Words;
import org.masthead.story.Run;

/** Tells short paragraphs that advertise: newsletters, apps, other stories. */
final class Promos {

    private static final Set<String> PHRASES =
            new HashSet<>(Resource.lines(Promos.class, "promo-phrases.txt"));

    /** Says that the publisher earns by what a reader buys. */
    private static final List<String> DISCLOSURES =
            List.of(
                    "earn a commission",
                    "earn an affiliate commission",
                    "earn a small commission",
                    "contains affiliate links",
                    "enthält affiliate links");

    private static final int MAX_WORDS = 45;

    /** Appeals to the reader run on, but say at once what they are. */
    private static final int MAX_APPEAL_WORDS = 100;

    private static final int MAX_PHRASE_WORDS = 4;

    private Promos() {}

    static boolean isPromo(List<Run> text) {
        boolean linked = text.stream().anyMatch(run -> run.href().isPresent());
        boolean outstanding =
                text.stream().allMatch(run -> run.bold() || run.italic() || run.href().isPresent());
        if (!linked && !outstanding) {
            return false;
        }
        var whole = Run.textOf(text);
        int words = Words.count(whole);
        if (words > MAX_APPEAL_WORDS || isQuoted(whole)) {
            return false;
        }
        var key = Letters.words(whole);
        if (words > MAX_WORDS) {
            return linked && says(opening(key));
        }
        return DISCLOSURES.stream().anyMatch(key::contains)
                || (outstanding ? says(key) : says(opening(key)) || says(linkText(text)));
    }

    /** What somebody said may well contain "sign up for". */
    private static boolean isQuoted(String text) {
        return text.indexOf('“') >= 0
                || text.indexOf('"') >= 0
                || text.indexOf('„') >= 0
                || text.indexOf('«') >= 0;
    }

    private static String opening(String key) {
        int end = 0;
        for (int words = 0; words < MAX_PHRASE_WORDS + 1 && end >= 0; words++) {
            end = key.indexOf(' ', end + 1);
        }
        return end < 0 ? key : key.substring(0, end);
    }

    private static String linkText(List<Run> text) {
        var links = new StringBuilder();
        for (var run : text) {
            if (run.href().isPresent()) {
                links.append(run.text()).append(' ');
            }
        }
        return Letters.words(links.toString());
    }

    private static boolean says(String key) {
        var words = key.split(" ", -1);
        for (int from = 0; from < words.length; from++) {
            var phrase = new StringBuilder();
            for (int to = from; to < Math.min(words.length, from + MAX_PHRASE_WORDS); to++) {
                phrase.append(to == from ? "" : " ").append(words[to]);
                if (PHRASES.contains(phrase.toString())) {
                    return true;
                }
            }
        }
        return false;
    }
}
