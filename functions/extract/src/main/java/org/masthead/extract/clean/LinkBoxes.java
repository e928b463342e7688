package org.masthead.extract.clean;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;
import org.masthead.extract.html.Html;
import org.masthead.extract.html.Measures;

/**
 * Boxes of links inside the story's element, found by what they are and not by what they are
 * called: hardly any text that is no link, no line of prose. A heading that leads to such a box
 * goes with it.
 */
public final class LinkBoxes {

    private static final double MOSTLY_LINKS = 0.6;

    /** A paragraph is a link alone: "Read more: Another story". */
    private static final double ALL_LINKS = 0.9;

    private static final int MAX_LINK_PARAGRAPH = 30;

    private static final double MAX_TEASER_SHARE = 0.15;

    /** More articles inside one are the posts of a live blog. */
    private static final int MAX_TEASERS = 3;

    private LinkBoxes() {}

    /** Adds the boxes under the container to the noise. */
    public static void find(Element container, Measures measures, Noise noise) {
        boolean few = hasFewArticles(container, measures);
        NodeTraversor.filter(
                new NodeFilter() {
                    @Override
                    public FilterResult head(Node node, int depth) {
                        if (node.equals(container) || !(node instanceof Element element)) {
                            return FilterResult.CONTINUE;
                        }
                        if (noise.contains(node)) {
                            return FilterResult.SKIP_ENTIRELY;
                        }
                        if (isLinkBox(element, measures)
                                || (few && isOtherArticle(element, container, measures))) {
                            noise.add(element);
                            addLeadingHeading(element, noise);
                            return FilterResult.SKIP_ENTIRELY;
                        }
                        return FilterResult.CONTINUE;
                    }
                },
                container);
    }

    private static boolean isLinkBox(Element element, Measures measures) {
        if (!Html.isBlock(element)) {
            return false;
        }
        var measure = measures.of(element);
        return switch (element.normalName()) {
            case "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "figure", "td", "tr", "tbody" ->
                    false;
            case "p", "li" ->
                    measure.words() > 0
                            && measure.words() < MAX_LINK_PARAGRAPH
                            && element.normalName().equals("p")
                            && (measure.linkDensity() >= ALL_LINKS
                                    || (measure.linkDensity() > 0.4
                                            && RelatedHeadings.isRelated(element.text())));
            default ->
                    measure.words() > 0
                            && measure.linkDensity() >= MOSTLY_LINKS
                            && measure.prose() == 0
                            && element.selectFirst("figcaption") == null;
        };
    }

    /**
     * A small article inside the story's element that leads somewhere is another story's teaser.
     */
    private static boolean isOtherArticle(Element element, Element container, Measures measures) {
        if (!element.normalName().equals("article")
                || measures.of(element).prose()
                        > MAX_TEASER_SHARE * measures.of(container).prose()) {
            return false;
        }
        return element.selectFirst("a[href]") != null;
    }

    private static boolean hasFewArticles(Element container, Measures measures) {
        return measures.outline().tagged("article").size() <= MAX_TEASERS + 1
                || container.getElementsByTag("article").size() <= MAX_TEASERS + 1;
    }

    private static void addLeadingHeading(Element box, Noise noise) {
        var before = box.previousElementSibling();
        if (before != null && before.normalName().matches("h[2-6]")) {
            noise.add(before);
        }
    }
}
