package org.masthead.extract.blocks;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.masthead.extract.clean.Noise;
import org.masthead.story.Block;
import org.masthead.story.Run;

/** Lists of short items, and lists that only lay out a flow of blocks. */
final class Lists {

    private Lists() {}

    /**
     * Whether the list's items are stretches of a story (headings, several paragraphs, pictures),
     * so that the list is layout and not a list to a reader.
     */
    static boolean isFlow(Element list) {
        for (var item = list.firstElementChild(); item != null; item = item.nextElementSibling()) {
            int paragraphs = 0;
            for (var inside : item.getAllElements()) {
                switch (inside.normalName()) {
                    case "h1",
                            "h2",
                            "h3",
                            "h4",
                            "figure",
                            "picture",
                            "blockquote",
                            "table",
                            "iframe" -> {
                        return true;
                    }
                    case "p" -> paragraphs++;
                    default -> {}
                }
            }
            if (paragraphs > 1) {
                return true;
            }
        }
        return false;
    }

    /** Each item's text; a list inside an item adds items of its own after it. */
    static List<List<Run>> items(Element list, Noise noise) {
        var items = new ArrayList<List<Run>>();
        for (var item = list.firstElementChild(); item != null; item = item.nextElementSibling()) {
            if (!noise.contains(item)) {
                items.addAll(texts(item, noise));
            }
        }
        return items;
    }

    /** All text of one item or cell, line by line. */
    static List<List<Run>> texts(Element item, Noise noise) {
        var items = new ArrayList<List<Run>>();
        for (var block : BlockBuilder.build(item, noise)) {
            switch (block) {
                case Block.Paragraph(var text) -> items.add(text);
                case Block.Bullets(var ignored, var nested) -> items.addAll(nested);
                case Block.Heading(var ignored, var text) -> items.add(text);
                case Block.Quote quote -> items.add(quote.text());
                case Block.Code code -> items.add(List.of(Run.plain(code.text())));
                case Block.Section ignored -> {}
                case Block.Picture ignored -> {}
                case Block.Embed ignored -> {}
                case Block.Table ignored -> {}
                case Block.Note ignored -> {}
            }
        }
        return items;
    }
}
