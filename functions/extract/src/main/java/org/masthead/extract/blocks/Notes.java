package org.masthead.extract.blocks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.masthead.extract.html.Resource;
import org.masthead.story.Block;
import org.masthead.story.Run;

/** Marks paragraphs that speak about the story: editor's notes, corrections, updates. */
final class Notes {

    private static final Map<String, Block.Note.Kind> OPENINGS = openings();
    private static final int MAX_OPENING = 60;
    private static final Pattern NO_WORDS = Pattern.compile("^[^\\p{L}]+|[^\\p{L}]+$");

    private Notes() {}

    static List<Block> mark(List<Block> blocks) {
        var marked = new ArrayList<Block>();
        for (var block : blocks) {
            if (block instanceof Block.Paragraph(var text)) {
                marked.add(kind(text).<Block>map(kind -> new Block.Note(kind, text)).orElse(block));
            } else {
                marked.add(block);
            }
        }
        return marked;
    }

    private static Optional<Block.Note.Kind> kind(List<Run> text) {
        var whole = Run.textOf(text);
        var start = whole.substring(0, Math.min(whole.length(), MAX_OPENING)).replace('’', '\'');
        int end = end(start);
        if (end < 0) {
            return Optional.empty();
        }
        var opening = start.substring(0, end).toLowerCase(Locale.ROOT);
        return kind(NO_WORDS.matcher(opening).replaceAll(""));
    }

    /** Where a colon stands, or a dash between spaces; -1 where neither does. */
    private static int end(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean dash =
                    isSpace(c)
                            && i + 2 < text.length()
                            && "–—-".indexOf(text.charAt(i + 1)) >= 0
                            && isSpace(text.charAt(i + 2));
            if (c == ':' || c == '：' || dash) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    /** The kind of "update", and of "update, 3 p.m." too. */
    private static Optional<Block.Note.Kind> kind(String opening) {
        int comma = opening.indexOf(',');
        var words = comma < 0 ? opening : opening.substring(0, comma);
        return Optional.ofNullable(OPENINGS.get(words.strip()));
    }

    private static Map<String, Block.Note.Kind> openings() {
        var openings = new HashMap<String, Block.Note.Kind>();
        for (var line : Resource.lines(Notes.class, "note-words.txt")) {
            int space = line.indexOf(' ');
            var kind = line.substring(0, space).toUpperCase(Locale.ROOT);
            openings.put(line.substring(space + 1), Block.Note.Kind.valueOf(kind));
        }
        return Map.copyOf(openings);
    }
}
