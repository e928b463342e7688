package org.masthead.extract.blocks;

import java.util.List;
import org.masthead.extract.html.Letters;
import org.masthead.extract.html.Resource;
import org.masthead.extract.html.Words;

/** Tells lines after a story's last sentence that speak of the story: who helped, where it ran. */
final class ClosingLines {

    private static final List<String> PHRASES =
            Resource.lines(ClosingLines.class, "closing-lines.txt").stream()
                    .map(phrase -> ' ' + phrase + ' ')
                    .toList();

    /** The longest list of contributors; a longer paragraph tells a story. */
    private static final int MAX_WORDS = 60;

    private ClosingLines() {}

    static boolean closes(String text) {
        if (text.length() > MAX_WORDS * 12 || Words.count(text) > MAX_WORDS) {
            return false;
        }
        var key = ' ' + Letters.words(text) + ' ';
        return PHRASES.stream().anyMatch(key::contains);
    }
}
