package org.masthead.extract.blocks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.masthead.story.Block;

/** The blocks of a {@code blockquote}: its paragraphs become quotes, the rest stays what it is. */
final class Quotes {

    private Quotes() {}

    static List<Block> of(Element blockquote, List<Block> inside) {
        var cite = cite(blockquote);
        var quotes = new ArrayList<Block>();
        for (var block : inside) {
            if (block instanceof Block.Paragraph(var text)) {
                quotes.add(new Block.Quote(text, cite, false));
            } else {
                quotes.add(block);
            }
        }
        return quotes;
    }

    private static Optional<String> cite(Element blockquote) {
        var cite = blockquote.selectFirst("footer, cite");
        return Optional.ofNullable(cite).map(Element::text).filter(text -> !text.isBlank());
    }
}
