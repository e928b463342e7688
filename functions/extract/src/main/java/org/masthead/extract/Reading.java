package org.masthead.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.masthead.extract.blocks.BlockBuilder;
import org.masthead.extract.blocks.BlockText;
import org.masthead.extract.blocks.Blocks;
import org.masthead.extract.clean.Cleaner;
import org.masthead.extract.clean.LinkBoxes;
import org.masthead.extract.clean.Noise;
import org.masthead.extract.container.ContainerFinder;
import org.masthead.extract.container.KeyPoints;
import org.masthead.extract.container.Standfirst;
import org.masthead.extract.evidence.Evidence;
import org.masthead.extract.evidence.Found;
import org.masthead.extract.evidence.PageState;
import org.masthead.extract.html.Html;
import org.masthead.extract.html.Letters;
import org.masthead.extract.html.Measure;
import org.masthead.extract.html.Measures;
import org.masthead.extract.html.Words;
import org.masthead.story.Author;
import org.masthead.story.Block;

/**
 * What a reader reads on a page.
 *
 * @param standfirst absent where the body opens with the same words
 * @param text of the blocks, line by line
 * @param whole what the whole page's text amounts to, noise included
 */
record Reading(Optional<Found<String>> standfirst, List<Block> blocks, String text, Measure whole) {

    /** The page's own text has to be so many times longer to be taken instead of what was read. */
    private static final int FALLBACK = 3;

    private static final int KEY = 50;

    /** With fewer words in its elements a page may hold the story in its scripts. */
    private static final int FEW_WORDS = 60;

    static Reading of(Document page, Evidence evidence) {
        var body = page.body();
        var measures = Measures.taken(body);
        var whole = measures.of(body).copy();
        var noise = Cleaner.find(body, measures);
        var headline = evidence.headline().map(Found::value).orElse("");
        var container = ContainerFinder.find(body, measures, noise, headline);
        LinkBoxes.find(container, measures, noise);
        var check = new DeclaredBody(evidence.articleBody().orElse(""));
        check.restore(container, measures, noise);
        var read = new ArrayList<Block>();
        KeyPoints.before(container, measures, noise)
                .ifPresent(list -> read.add(BlockBuilder.list(list, noise)));
        read.addAll(BlockBuilder.build(container, noise));
        var headlines = headlines(page, headline);
        var authors = evidence.authors().value().stream().map(Author::name).toList();
        var blocks = check.confirm(Blocks.finish(read, headlines, authors));
        var declared =
                Blocks.finish(
                        evidence.articleSource().map(DeclaredBody::blocks).orElse(List.of()),
                        headlines,
                        authors);
        var told = BlockText.of(blocks);
        int words = Words.count(told);
        if (words < FEW_WORDS) {
            declared = longer(declared, PageState.find(page, headline).map(Reading::ofHtml));
        }
        if (BlockText.words(declared) > FALLBACK * words) {
            blocks = declared;
            told = BlockText.of(blocks);
        }
        var opening = key(BlockText.of(blocks.subList(0, Math.min(blocks.size(), 4))), 2_000);
        // What the body opens with is not looked for once more.
        var description =
                evidence.standfirst()
                        .map(Found::value)
                        .filter(text -> !opening.contains(key(text, KEY)))
                        .orElse("");
        var standfirst =
                Standfirst.find(page, measures, noise, container, description)
                        .map(text -> new Found<>(text, "page"))
                        .or(evidence::standfirst);
        return new Reading(
                standfirst.filter(found -> !opening.contains(key(found.value(), KEY))),
                blocks,
                told,
                whole);
    }

    /** The story's headline, and the one in large letters where that is another. */
    private static List<String> headlines(Document page, String headline) {
        var large = page.selectFirst("h1");
        return large == null ? List.of(headline) : List.of(headline, large.text());
    }

    private static List<Block> longer(List<Block> one, Optional<List<Block>> other) {
        return other.filter(blocks -> BlockText.words(blocks) > BlockText.words(one)).orElse(one);
    }

    private static List<Block> ofHtml(String html) {
        var body = Html.parse(html, "").body();
        return Blocks.finish(BlockBuilder.build(body, new Noise()), List.of(), List.of());
    }

    private static String key(String text, int length) {
        var key = Letters.key(text);
        return key.substring(0, Math.min(key.length(), length));
    }
}
