package org.masthead.extract.clean;

import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.Evaluator;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.Selector;
import org.masthead.extract.clean.NoiseWords.Verdict;
import org.masthead.extract.html.Html;
import org.masthead.extract.html.Measure;
import org.masthead.extract.html.Measures;
import org.masthead.extract.html.Words;

/**
 * Finds what a page's own markup calls something else than the story: by tag, by hidden state, by
 * the words of classes, ids and roles. What holds most of the page's prose is never dropped,
 * whatever it is called.
 */
public final class Cleaner {

    private static final NoiseWords WORDS = NoiseWords.shipped();

    /** A box with a bigger share of the page's prose is the story, or holds it. */
    private static final double MAX_LIKELY_SHARE = 0.3;

    private static final double MAX_CERTAIN_SHARE = 0.6;

    /** A paragraph of so many words, hardly linked, stays even where its class sounds wrong. */
    private static final int LONG_PARAGRAPH = 25;

    /** The longest captions of the press tell a small story; two of them are no caption. */
    private static final int MAX_CAPTION_WORDS = 80;

    private static final Set<String> FURNITURE =
            Set.of("nav", "footer", "form", "menu", "search", "dialog", "fieldset", "amp-sidebar");
    private static final Evaluator CAPTION = Selector.evaluatorOf("figure figcaption");
    private static final Set<String> NEVER = Set.of("html", "body", "main", "article");
    private static final Pattern HIDDEN =
            Pattern.compile("(?:display\\s*:\\s*none|visibility\\s*:\\s*hidden)");

    private Cleaner() {}

    /** Finds the noise under the root and takes it out of the measures. */
    public static Noise find(Element root, Measures measures) {
        var noise = new Noise();
        int total = measures.of(root).prose();
        var common = CommonMakes.of(measures, (int) (MAX_LIKELY_SHARE * total));
        var choices = new Choices(measures, noise, (int) (MAX_LIKELY_SHARE * total));
        NodeTraversor.filter(
                new NodeFilter() {
                    @Override
                    public FilterResult head(Node node, int depth) {
                        if (!(node instanceof Element element)) {
                            return FilterResult.CONTINUE;
                        }
                        if (isNoise(element, measures.of(element), total)
                                && !common.isIn(element)) {
                            noise.add(element);
                            measures.discount(element);
                            return FilterResult.SKIP_ENTIRELY;
                        }
                        choices.collect(element);
                        return FilterResult.CONTINUE;
                    }
                },
                root);
        choices.drop();
        Teasers.find(root, measures, noise);
        RelatedHeadings.find(root, measures, noise);
        return noise;
    }

    private static boolean isNoise(Element element, Measure measure, int total) {
        var tag = element.normalName();
        if (NEVER.contains(tag)) {
            return false;
        }
        if (isHidden(element)) {
            return measure.prose() <= MAX_CERTAIN_SHARE * total && !isLong(tag, measure);
        }
        if (FURNITURE.contains(tag)) {
            return measure.prose() <= MAX_CERTAIN_SHARE * total;
        }
        var verdict = verdict(element, tag);
        if (verdict != Verdict.NONE && isPictureAlone(element, measure)) {
            return false;
        }
        return switch (verdict) {
            case NONE -> false;
            case LIKELY -> measure.prose() <= MAX_LIKELY_SHARE * total && !isLong(tag, measure);
            case CERTAIN -> measure.prose() <= MAX_CERTAIN_SHARE * total && !isLong(tag, measure);
        };
    }

    private static Verdict verdict(Element element, String tag) {
        if (tag.equals("figcaption")) {
            return Verdict.NONE; // "image-footer", "media-meta": what stands under a picture
        }
        if (tag.equals("aside")) {
            return Verdict.LIKELY;
        }
        if (!Html.isBlock(element) && !tag.equals("span") && !tag.equals("a")) {
            return Verdict.NONE;
        }
        var parent = element.parent();
        if (parent != null && parent.normalName().equals("p")) {
            // Inside a paragraph only what is certain: a dateline is part of the sentence.
            return WORDS.of(element) == Verdict.CERTAIN ? Verdict.CERTAIN : Verdict.NONE;
        }
        return WORDS.of(element);
    }

    private static boolean isLong(String tag, Measure measure) {
        return tag.equals("p") && measure.words() >= LONG_PARAGRAPH && measure.linkDensity() < 0.3;
    }

    /**
     * A picture that opens in a "modal" or a "lightbox" is the story's, its caption all it says.
     */
    private static boolean isPictureAlone(Element element, Measure measure) {
        if (measure.words() > MAX_CAPTION_WORDS || measure.linkWords() > 0) {
            return false;
        }
        var caption = element.selectFirst(CAPTION);
        return caption != null && Words.count(caption.text()) * 2 >= measure.words();
    }

    private static boolean isHidden(Element element) {
        return element.attributesSize() > 0
                && (element.hasAttr("hidden")
                        || element.attr("aria-hidden").equals("true")
                        || (element.hasAttr("style")
                                && HIDDEN.matcher(element.attr("style")).find()));
    }
}
