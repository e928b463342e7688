package org.masthead.extract;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.masthead.extract.blocks.BlockBuilder;
import org.masthead.extract.blocks.BlockText;
import org.masthead.extract.blocks.Blocks;
import org.masthead.extract.clean.Noise;
import org.masthead.extract.html.Html;
import org.masthead.extract.html.Letters;
import org.masthead.extract.html.Measures;
import org.masthead.extract.html.Words;
import org.masthead.story.Block;
import org.masthead.story.Run;

/**
 * The text that a page's JSON-LD declares ({@code articleBody}), as a check on what was read: what
 * it has is the story's, whatever the markup calls it; what it lacks is not, where it is clearly
 * the whole.
 */
final class DeclaredBody {

    /** A shorter text is a summary, and no check. */
    private static final int MIN_WORDS = 80;

    /** Words of a box that cannot be in the text by chance. */
    private static final int MIN_BOX_WORDS = 12;

    /** A bigger box is a piece of its own, told beside the story: a document, a list of facts. */
    private static final int MAX_BOX_WORDS = 80;

    /** The whole has nearly every word of the paragraphs that were read. */
    private static final double WHOLE = 0.97;

    /** Where lists and tables tell more than paragraphs do, paragraphs prove nothing. */
    private static final double PARAGRAPHS = 0.5;

    /** Shorter lines are labels and names of things, which declared texts leave out. */
    private static final int MIN_SENTENCE_WORDS = 12;

    /** Letters a paragraph opens with: declared texts lose links and notes inside paragraphs. */
    private static final int OPENING = 40;

    private static final Pattern TAG = Pattern.compile("</?[a-zA-Z][^<>]*>");
    private static final Pattern BREAK =
            Pattern.compile("(?i)<(?:p|br|div|section|h[1-6]|ul|ol|li|table|blockquote)[\\s/>]");

    private final String key;

    /** The empty text checks nothing. */
    DeclaredBody(String text) {
        this.key = Words.count(text) < MIN_WORDS ? "" : Letters.key(text);
    }

    /** The blocks of a declared text: some publishers write HTML there, others lines. */
    static List<Block> blocks(String source) {
        var text = Parser.unescapeEntities(source, false);
        if (!TAG.matcher(text).find()) {
            return Blocks.ofPlainText(text);
        }
        var html = BREAK.matcher(text).find() ? text : paragraphs(text);
        return BlockBuilder.build(Html.parse(html, "").body(), new Noise());
    }

    private static String paragraphs(String text) {
        return text.lines().map(line -> "<p>" + line + "</p>").collect(Collectors.joining());
    }

    /** Takes back from the noise what the declared text has. */
    void restore(Element container, Measures measures, Noise noise) {
        if (key.isEmpty()) {
            return;
        }
        for (var element : container.getAllElements()) {
            if (noise.contains(element)
                    && measures.of(element).words() >= MIN_BOX_WORDS
                    && measures.of(element).words() <= MAX_BOX_WORDS
                    && key.contains(Letters.key(element.text()))) {
                noise.remove(element);
            }
        }
    }

    /** The blocks without the paragraphs that a clearly whole text lacks. */
    List<Block> confirm(List<Block> blocks) {
        if (key.isEmpty() || !isWhole(blocks)) {
            return blocks;
        }
        return blocks.stream()
                .filter(block ->
                        !(block instanceof Block.Paragraph(var text))
                                || Words.count(Run.textOf(text)) < MIN_SENTENCE_WORDS
                                || has(Run.textOf(text)))
                .toList();
    }

    private boolean isWhole(List<Block> blocks) {
        var paragraphs =
                blocks.stream()
                        .filter(Block.Paragraph.class::isInstance)
                        .map(block -> Run.textOf(((Block.Paragraph) block).text()))
                        .toList();
        int words = paragraphs.stream().mapToInt(Words::count).sum();
        int confirmed = words;
        for (var paragraph : paragraphs) {
            confirmed -= has(paragraph) ? 0 : Words.count(paragraph);
            if (confirmed < WHOLE * words) {
                return false; // at once: each look costs the whole text's length
            }
        }
        return confirmed >= PARAGRAPHS * BlockText.words(blocks);
    }

    private boolean has(String paragraph) {
        var opening = Letters.key(paragraph);
        return key.contains(opening.substring(0, Math.min(opening.length(), OPENING)));
    }
}
