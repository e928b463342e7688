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
    private static final Pattern END = Pattern.compile("[:：]|\\s[–—-]\\s");
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
        var end = END.matcher(start);
        if (!end.find()) {
            return Optional.empty();
        }
        var opening = start.substring(0, end.start()).toLowerCase(Locale.ROOT);
        return kind(NO_WORDS.matcher(opening).replaceAll(""));
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
