package org.masthead.extract.blocks;

import java.util.ArrayList;
import java.util.List;
import org.masthead.extract.html.Letters;
import org.masthead.story.Block;
import org.masthead.story.Run;

/** Marks quotes that repeat words of the body for show. */
final class PullQuotes {

    private static final int MIN_CHARS = 20;

    /** Each costs a search of the whole text; no story pulls out more. */
    private static final int MAX_QUOTES = 60;

    private PullQuotes() {}

    static List<Block> mark(List<Block> blocks) {
        if (blocks.stream().noneMatch(Block.Quote.class::isInstance)) {
            return blocks;
        }
        var prose = new StringBuilder();
        for (var block : blocks) {
            if (block instanceof Block.Paragraph(var text)) {
                prose.append(key(text)).append('\n');
            }
        }
        var marked = new ArrayList<Block>();
        int quotes = 0;
        for (var block : blocks) {
            quotes += block instanceof Block.Quote ? 1 : 0;
            marked.add(
                    block instanceof Block.Quote quote
                                    && quotes <= MAX_QUOTES
                                    && repeats(quote, prose)
                            ? new Block.Quote(quote.text(), quote.cite(), true)
                            : block);
        }
        return marked;
    }

    private static boolean repeats(Block.Quote quote, StringBuilder prose) {
        var key = key(quote.text());
        return key.length() >= MIN_CHARS && prose.indexOf(key) >= 0;
    }

    private static String key(List<Run> text) {
        return Letters.key(Run.textOf(text));
    }
}
