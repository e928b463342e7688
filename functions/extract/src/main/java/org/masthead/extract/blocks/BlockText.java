package org.masthead.extract.blocks;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.masthead.extract.html.Words;
import org.masthead.story.Block;
import org.masthead.story.Run;

/** The text a reader reads in blocks: captions and addresses are not part of it. */
public final class BlockText {

    private BlockText() {}

    /** Line by line, labels with their colon. */
    public static String of(List<Block> blocks) {
        return String.join("\n", lines(blocks));
    }

    /** Words of the text. */
    public static int words(List<Block> blocks) {
        return Words.count(of(blocks));
    }

    private static List<String> lines(List<Block> blocks) {
        var lines = new ArrayList<String>();
        for (var block : blocks) {
            switch (block) {
                case Block.Paragraph(var text) -> lines.add(Run.textOf(text));
                case Block.Heading(var ignored, var text) -> lines.add(Run.textOf(text));
                case Block.Section(var label, var inside) -> {
                    lines.add(label + ":");
                    lines.addAll(lines(inside));
                }
                case Block.Bullets(var ignored, var items) ->
                        items.forEach(item -> lines.add(Run.textOf(item)));
                case Block.Quote quote -> {
                    if (!quote.pull()) {
                        lines.add(Run.textOf(quote.text()));
                    }
                }
                case Block.Table table -> table.rows().forEach(row -> lines.add(row(row)));
                case Block.Code code -> lines.add(code.text());
                case Block.Note note -> lines.add(Run.textOf(note.text()));
                case Block.Picture ignored -> {}
                case Block.Embed ignored -> {}
            }
        }
        return lines;
    }

    private static String row(List<List<Run>> row) {
        return row.stream().map(Run::textOf).collect(Collectors.joining(" "));
    }
}
