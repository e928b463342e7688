package org.masthead.extract.blocks;

import java.util.List;
import java.util.stream.Stream;
import org.masthead.extract.html.Letters;
import org.masthead.extract.html.Resource;
import org.masthead.extract.html.Words;
import org.masthead.story.Run;

/** Tells lines after a story's last sentence that speak of the story: who helped, where it ran. */
final class ClosingLines {

    private static final List<String> PHRASES =
            Resource.lines(ClosingLines.class, "closing-lines.txt");
    private static final List<String> OPENING =
            padded(
                    PHRASES.stream()
                            .filter(phrase -> phrase.startsWith("^"))
                            .map(phrase -> phrase.substring(1)));
    private static final List<String> ANYWHERE =
            padded(PHRASES.stream().filter(phrase -> !phrase.startsWith("^")));

    /** The longest list of contributors; a longer paragraph tells a story. */
    private static final int MAX_WORDS = 60;

    private static final int MAX_SHORT_WORDS = 6;

    private ClosingLines() {}

    static boolean closes(List<Run> line) {
        var text = Run.textOf(line);
        if (text.length() > MAX_WORDS * 12 || Words.count(text) > MAX_WORDS) {
            return false;
        }
        var key = ' ' + Letters.words(text) + ' ';
        return ANYWHERE.stream().anyMatch(key::contains)
                || OPENING.stream().anyMatch(isApart(line, text) ? key::contains : key::startsWith);
    }

    /** Whether its looks set the line apart from the story. */
    private static boolean isApart(List<Run> line, String text) {
        return Words.count(text) <= MAX_SHORT_WORDS
                || line.stream()
                        .allMatch(run ->
                                run.italic() || run.href().isPresent() || run.text().isBlank());
    }

    private static List<String> padded(Stream<String> phrases) {
        return phrases.map(phrase -> ' ' + phrase + ' ').toList();
    }
}
