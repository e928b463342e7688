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

    /**
     * "Update, 3 p.m.:" is one too: what stands between the word and the colon is not looked at.
     */
    private static final Pattern OPENING =
            Pattern.compile(
                    "^[\\[(*\\s]*([\\p{L}.' ]{4,40}?)(?:[,(\\s][^:]{0,30})?\\s*(?::|\\s[–—-]\\s)");

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
        var start = whole.substring(0, Math.min(whole.length(), MAX_OPENING + 40));
        var opening = OPENING.matcher(start.replace('’', '\''));
        if (!opening.find()) {
            return Optional.empty();
        }
        var words = opening.group(1).strip().toLowerCase(Locale.ROOT);
        return Optional.ofNullable(OPENINGS.get(words));
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
