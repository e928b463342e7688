package org.masthead.extract.container;

import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.masthead.extract.clean.Noise;
import org.masthead.extract.html.Letters;
import org.masthead.extract.html.Measures;

/**
 * Finds the element that holds the story: the smallest one that still has nearly all of the page's
 * prose, noise discounted.
 */
public final class ContainerFinder {

    /** A child with a smaller share of its parent's prose leaves too much of the story outside. */
    private static final double ENOUGH = 0.8;

    /** Words of prose that make an article under its own headline the story. */
    private static final int MIN_PROSE = 60;

    /** Enough where the page itself calls the child the story. */
    private static final double ENOUGH_WHERE_NAMED = 0.55;

    private static final double ENOUGH_TO_JUMP = 0.7;

    /** Inside what the page calls the story's body, a child must be all of it. */
    private static final double ENOUGH_INSIDE_NAMED = 0.97;

    /** So many paragraphs before the richest part of a body are the story's opening. */
    private static final int MIN_OPENING_LINES = 3;

    private static final Pattern BODY =
            Pattern.compile(
                    "(?i)(?:article|story|post|entry)[-_]*(?:body|content|text)(?![a-z])|artikeltext");

    private ContainerFinder() {}

    /**
     * The root itself where the prose is spread over the whole page or there is none.
     *
     * @param headline the story's; the empty text where none is known
     */
    public static Element find(Element root, Measures measures, Noise noise, String headline) {
        var container = descend(named(root, measures), measures, noise);
        var headed = underHeadline(measures, Letters.key(headline));
        if (headed == null || holds(headed, container)) {
            return container;
        }
        if (holds(container, headed) && !isOneOfMany(headed, container)) {
            return container;
        }
        return descend(headed, measures, noise);
    }

    /**
     * The article around the {@code h1} that says the headline, or around the only one, where it
     * has text enough to be the story.
     */
    private static @Nullable Element underHeadline(Measures measures, String headline) {
        var headlines = measures.outline().tagged("h1");
        var spoken =
                headlines.stream().filter(h1 -> Letters.key(h1.text()).equals(headline)).toList();
        if (spoken.size() != 1 && headlines.size() != 1) {
            return null;
        }
        var around = (spoken.size() == 1 ? spoken : headlines).getFirst().parent();
        while (around != null && !around.normalName().equals("article")) {
            around = around.parent();
        }
        return around != null && measures.of(around).prose() >= MIN_PROSE ? around : null;
    }

    /** Whether other articles stand beside it: what a page loads for endless reading. */
    private static boolean isOneOfMany(Element article, Element container) {
        var parent = article.parent();
        for (int i = 0; i < 3 && parent != null; i++) {
            for (var child : parent.getElementsByTag("article")) {
                boolean other = !holds(child, article) && !holds(article, child);
                if (other && child.selectFirst("h1") != null) {
                    return true;
                }
            }
            parent = parent.equals(container) ? null : parent.parent();
        }
        return false;
    }

    private static boolean holds(Element outer, Element inner) {
        for (Element around = inner; around != null; around = around.parent()) {
            if (around.equals(outer)) {
                return true;
            }
        }
        return false;
    }

    private static Element descend(Element start, Measures measures, Noise noise) {
        var container = start;
        boolean inBody = false;
        while (true) {
            inBody |= isBody(container);
            var best = richestChild(container, measures, noise);
            if (best.equals(container)
                    || isLine(best)
                    || (inBody && opensBefore(best, measures, noise))
                    || measures.of(best).prose()
                            < enough(container, best) * measures.of(container).prose()) {
                return container;
            }
            container = best;
        }
    }

    /** Whether the story begins before the element: what leads a live blog's posts. */
    private static boolean opensBefore(Element element, Measures measures, Noise noise) {
        int lines = 0;
        for (var before = element.previousElementSibling();
                before != null;
                before = before.previousElementSibling()) {
            lines += noise.contains(before) ? 0 : measures.of(before).proseLines();
        }
        return lines >= MIN_OPENING_LINES;
    }

    /** The innermost element that the page calls the story and that holds most of its prose. */
    private static Element named(Element root, Measures measures) {
        int total = measures.of(root).prose();
        var named = root;
        for (var element : measures.outline().all()) {
            if (isNamed(element) && measures.of(element).prose() > ENOUGH_TO_JUMP * total) {
                named = element;
            }
        }
        return named;
    }

    private static double enough(Element container, Element child) {
        if (isNamed(child)) {
            return ENOUGH_WHERE_NAMED;
        }
        return isBody(container) ? ENOUGH_INSIDE_NAMED : ENOUGH;
    }

    private static boolean isNamed(Element element) {
        return element.normalName().equals("article") || element.normalName().equals("main");
    }

    private static boolean isBody(Element element) {
        return element.attr("itemprop").equals("articleBody")
                || BODY.matcher(element.className()).find();
    }

    private static Element richestChild(Element parent, Measures measures, Noise noise) {
        var best = parent;
        int most = 0;
        for (var child = parent.firstElementChild();
                child != null;
                child = child.nextElementSibling()) {
            int prose = measures.of(child).prose();
            if (prose > most && !noise.contains(child)) {
                most = prose;
                best = child;
            }
        }
        return best;
    }

    private static boolean isLine(Element element) {
        return switch (element.normalName()) {
            case "p",
                    "li",
                    "ul",
                    "ol",
                    "blockquote",
                    "pre",
                    "dl",
                    "figure",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6" ->
                    true;
            default -> false;
        };
    }
}
