package org.masthead.extract.blocks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.masthead.extract.html.Letters;
import org.masthead.extract.html.Words;
import org.masthead.story.Block;
import org.masthead.story.Image;
import org.masthead.story.Run;

/**
 * Takes off what stands around a story's text inside its element: the headline again, headings that
 * lead to nothing.
 */
final class Edges {

    /** A line of so few words that does not end as sentences do is none. */
    private static final int MAX_STUB_WORDS = 10;

    /** Characters. */
    private static final int MAX_DATELINE = 40;

    /** A story of two paragraphs may well be about its author. */
    private static final int MIN_BLOCKS_BEFORE_PROFILE = 3;

    private Edges() {}

    static List<Block> trim(List<Block> blocks, List<String> headlines, Bylines bylines) {
        var titles = headlines.stream().map(Letters::key).distinct().toList();
        var kept = new ArrayList<Block>();
        for (var block : blocks) {
            if (block instanceof Block.Paragraph(var text)
                    && Furniture.isCredit(Run.textOf(text))) {
                credit(Run.textOf(text), kept);
            } else if (!Furniture.isAnywhere(block)
                    && titles.stream().noneMatch(title -> repeats(block, title))
                    && !isByline(block, bylines)) {
                kept.add(block);
            }
        }
        trimStart(kept);
        trimEnd(kept, bylines);
        return kept;
    }

    private static boolean isByline(Block block, Bylines bylines) {
        return block instanceof Block.Paragraph(var text) && bylines.isByline(Run.textOf(text));
    }

    /** A credit line goes to the picture before it; elsewhere it says nothing. */
    private static void credit(String line, List<Block> kept) {
        if (!kept.isEmpty() && kept.getLast() instanceof Block.Picture(Image image)) {
            var credit = new Caption(Optional.empty(), Optional.of(line));
            kept.set(kept.size() - 1, new Block.Picture(credit.on(image)));
        }
    }

    private static boolean repeats(Block block, String title) {
        return switch (block) {
            case Block.Heading(var ignored, var text) -> isTitle(Run.textOf(text), title);
            case Block.Paragraph(var text) -> {
                var line = Run.textOf(text);
                yield line.length() <= 3 * title.length() && Letters.key(line).equals(title);
            }
            default -> false;
        };
    }

    /** A heading may carry the story's kicker before its headline. */
    private static boolean isTitle(String text, String title) {
        var key = Letters.key(text);
        return !title.isEmpty()
                && (key.equals(title)
                        || (key.endsWith(title) && title.length() > key.length() / 2)
                        || (title.endsWith(key) && key.length() > title.length() / 2));
    }

    /** Bylines, kickers and time stamps before the first sentence. */
    private static void trimStart(List<Block> kept) {
        int at = 0;
        while (at < kept.size() && !isProse(kept.get(at))) {
            if (kept.get(at) instanceof Block.Paragraph(var text)
                    && (isStub(Run.textOf(text)) || isDateline(Run.textOf(text)))) {
                kept.remove(at);
            } else {
                at++;
            }
        }
    }

    /**
     * Stamps, addresses, headings without text and lines about the story after its last sentence.
     * The latter may stand before a last picture or embed.
     */
    private static void trimEnd(List<Block> kept, Bylines bylines) {
        for (int at = kept.size() - 1; at >= 0; at--) {
            var block = kept.get(at);
            boolean last = at == kept.size() - 1;
            if (isAbout(block, bylines, kept.size()) || (last && isLoose(block, kept))) {
                kept.remove(at);
            } else if (!(block instanceof Block.Picture) && !(block instanceof Block.Embed)) {
                return;
            }
        }
    }

    /** Whether the story tells itself in lines that are no sentences: winners, fixtures, verse. */
    private static boolean isBrief(List<Block> blocks) {
        int paragraphs = 0;
        int stubs = 0;
        for (var block : blocks) {
            if (block instanceof Block.Paragraph(var text)) {
                paragraphs++;
                stubs += isStub(Run.textOf(text)) ? 1 : 0;
            }
        }
        return stubs * 3 > paragraphs;
    }

    private static boolean isLoose(Block block, List<Block> kept) {
        return switch (block) {
            case Block.Heading(var ignored, var text) ->
                    !Furniture.endsAsSentence(Run.textOf(text));
            case Block.Paragraph(var text) ->
                    Furniture.isStamp(Run.textOf(text))
                            || (isStub(Run.textOf(text)) && !isBrief(kept));
            default -> false;
        };
    }

    private static boolean isAbout(Block block, Bylines bylines, int size) {
        return size > MIN_BLOCKS_BEFORE_PROFILE
                && block instanceof Block.Paragraph(var text)
                && (bylines.isProfile(Run.textOf(text)) || ClosingLines.closes(text));
    }

    private static boolean isProse(Block block) {
        return switch (block) {
            case Block.Paragraph(var text) ->
                    !isStub(Run.textOf(text)) && !isDateline(Run.textOf(text));
            case Block.Bullets ignored -> true;
            case Block.Quote ignored -> true;
            default -> false;
        };
    }

    /** The place of a report, alone on its line: "Berlin." */
    private static boolean isDateline(String text) {
        return text.length() <= MAX_DATELINE && text.endsWith(".") && Words.count(text) <= 2;
    }

    private static boolean isStub(String text) {
        return Furniture.isStamp(text)
                || (Words.count(text) <= MAX_STUB_WORDS && !Furniture.endsAsSentence(text));
    }
}
