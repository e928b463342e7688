package org.masthead.story;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Text cut where a reader would cut it (Unicode Standard Annex #29, by the JDK). */
public final class Sentences {

    private Sentences() {}

    /** The sentences of a text, in order; together they are the text. */
    public static List<String> of(String text) {
        return pieces(text, BreakIterator.getSentenceInstance(Locale.ROOT));
    }

    /**
     * As many whole sentences as fit; where not even the first fits, its first words and an
     * ellipsis.
     *
     * @param length in UTF-16 units, at least 1; the result is never longer
     */
    public static String shorten(String text, int length) {
        var whole = text.strip();
        if (whole.length() <= length) {
            return whole;
        }
        var sentences = fitting(of(whole), length).strip();
        return sentences.isEmpty()
                ? fitting(pieces(whole, BreakIterator.getWordInstance(Locale.ROOT)), length - 1)
                                .strip()
                        + "…"
                : sentences;
    }

    private static String fitting(List<String> pieces, int length) {
        var fits = new StringBuilder();
        for (var piece : pieces) {
            if (fits.length() + piece.stripTrailing().length() > length) {
                break;
            }
            fits.append(piece);
        }
        return fits.toString();
    }

    private static List<String> pieces(String text, BreakIterator breaks) {
        breaks.setText(text);
        var pieces = new ArrayList<String>();
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            pieces.add(text.substring(start, end));
            start = end;
        }
        return pieces;
    }
}
