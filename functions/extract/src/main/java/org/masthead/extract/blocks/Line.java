package org.masthead.extract.blocks;

import java.util.ArrayList;
import java.util.List;
import org.masthead.story.Run;

/**
 * Inline text as it comes in, white space collapsed across style changes. One line break stays as
 * {@code \n}; two in a row part paragraphs.
 */
final class Line {

    private final List<List<Run>> paragraphs = new ArrayList<>();
    private List<Run> runs = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private Style style = Style.PLAIN;
    private boolean space;
    private int breaks;

    void text(String raw, Style with) {
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (isSpace(c)) {
                space = true;
            } else if (!isInvisible(c)) {
                put(c, with);
            }
        }
    }

    void lineBreak() {
        breaks++;
    }

    /** Whether nothing visible has come in yet. */
    boolean isEmpty() {
        return paragraphs.isEmpty() && runs.isEmpty() && text.isEmpty();
    }

    /** The paragraphs so far, none empty; the line starts anew. */
    List<List<Run>> take() {
        endParagraph();
        var taken = List.copyOf(paragraphs);
        paragraphs.clear();
        space = false;
        breaks = 0;
        return taken;
    }

    private void put(char c, Style with) {
        boolean first = runs.isEmpty() && text.isEmpty();
        if (breaks > 1 && !first) {
            endParagraph();
        } else if (breaks == 1 && !first) {
            text.append('\n');
        }
        boolean gap = space && breaks == 0 && !first;
        if (!with.equals(style)) {
            // The space between two styles belongs to the plain one.
            if (gap && style.equals(Style.PLAIN)) {
                text.append(' ');
                gap = false;
            }
            endRun();
            style = with;
        }
        if (gap) {
            text.append(' ');
        }
        breaks = 0;
        space = false;
        text.append(c);
    }

    private void endRun() {
        var words = style.code() ? text.toString() : Markup.without(text.toString());
        // What was only a tag in two halves, a comment between them, says nothing.
        if (!words.isBlank() || (words.length() == text.length() && !text.isEmpty())) {
            runs.add(new Run(words, style.bold(), style.italic(), style.code(), style.href()));
        }
        text.setLength(0);
    }

    private void endParagraph() {
        endRun();
        if (!runs.isEmpty()) {
            paragraphs.add(List.copyOf(runs));
            runs = new ArrayList<>();
        }
    }

    private static boolean isSpace(char c) {
        return c == ' '
                || c == '\n'
                || c == '\t'
                || c == '\r'
                || c == '\f'
                || c == '\u00A0'
                || (c >= 0x2000 && c <= 0x200A)
                || c == '\u202F'
                || c == '\u3000'
                || c == 0x0B
                || c == '\u2028'
                || c == '\u2029';
    }

    /**
     * Controls, soft hyphens, zero-width space and byte order mark. Joiners and direction marks
     * stay: scripts need them.
     */
    private static boolean isInvisible(char c) {
        return c < 0x20
                || (c >= 0x7F && c < 0xA0)
                || c == '\u00AD'
                || c == '\u200B'
                || c == '\u2060'
                || c == '\uFEFF'
                || c == '\uFFFC';
    }
}
