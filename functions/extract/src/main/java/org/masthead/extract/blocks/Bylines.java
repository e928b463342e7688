package org.masthead.extract.blocks;

import java.util.List;
import org.masthead.extract.html.Words;

/** Tells lines about a story's authors, which pages print between and after its own. */
final class Bylines {

    /** "Jane Roe, Berlin correspondent, and John Doe" is no sentence; a long one is the story. */
    private static final int MAX_BYLINE_WORDS = 14;

    /** Characters. */
    private static final int MAX_BYLINE = 200;

    private static final int MAX_PROFILE_WORDS = 70;

    /** Letters before the name: "By", "— ", "The Courier's". */
    private static final int NEAR_START = 20;

    private final List<String> names;

    Bylines(List<String> names) {
        this.names = names.stream().filter(Bylines::isLong).toList();
    }

    /** A single word may be any word. */
    private static boolean isLong(String name) {
        return name.indexOf(' ') > 0 || name.indexOf('-') > 0;
    }

    /** A short line without an end that holds an author's name. */
    boolean isByline(String text) {
        return text.length() <= MAX_BYLINE
                && names.stream().anyMatch(text::contains)
                && Words.count(text) <= MAX_BYLINE_WORDS
                && !Furniture.endsAsSentence(text);
    }

    /** A closing paragraph that opens with an author's name: "Jane Roe covers the courts." */
    boolean isProfile(String text) {
        var start = text.substring(0, Math.min(text.length(), 120));
        return names.stream().anyMatch(name -> opens(start, name))
                && Words.count(text) <= MAX_PROFILE_WORDS;
    }

    private static boolean opens(String start, String name) {
        int at = start.indexOf(name);
        return at >= 0 && at <= NEAR_START;
    }
}
