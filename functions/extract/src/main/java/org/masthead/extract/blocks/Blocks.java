package org.masthead.extract.blocks;

import java.util.ArrayList;
import java.util.List;
import org.masthead.story.Block;
import org.masthead.story.Run;

/** What is done to blocks once they are read: furniture off, notes and labelled sections marked. */
public final class Blocks {

    private Blocks() {}

    /**
     * The blocks as they go into the story.
     *
     * @param headlines the story's, in all words the page has for it: none is said again in the
     *     body
     * @param authors their names: what a page says about them is not the story
     */
    public static List<Block> finish(
            List<Block> raw, List<String> headlines, List<String> authors) {
        var kept = Edges.trim(raw, headlines, new Bylines(authors));
        return LabelledSections.group(PullQuotes.mark(Notes.mark(kept)));
    }

    /** A text without markup as paragraphs, one a line. */
    public static List<Block> ofPlainText(String text) {
        var blocks = new ArrayList<Block>();
        text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .forEach(line -> blocks.add(new Block.Paragraph(List.of(Run.plain(line)))));
        return List.copyOf(blocks);
    }
}
