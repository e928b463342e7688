package org.masthead.extract.clean;

import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.masthead.extract.html.Html;
import org.masthead.extract.html.Letters;
import org.masthead.extract.html.Measures;
import org.masthead.extract.html.Resource;

/**
 * Boxes that begin with words such as "Read more" or "Most popular". What goes is the box the
 * heading opens, as long as it is small beside the story; where the heading stands among the
 * story's own paragraphs, only itself and the links after it go.
 */
public final class RelatedHeadings {

    private static final Set<String> WORDS =
            new HashSet<>(Resource.lines(RelatedHeadings.class, "related-headings.txt"));
    private static final int MAX_WORDS = 8;
    private static final int MAX_SHARE = 4;
    private static final int MAX_CLIMB = 4;

    private final Measures measures;
    private final Noise noise;
    private final int total;

    /** What some heading's links were looked for among: another heading need not look again. */
    private final Set<Element> followed = Collections.newSetFromMap(new IdentityHashMap<>());

    private RelatedHeadings(Measures measures, Noise noise, int total) {
        this.measures = measures;
        this.noise = noise;
        this.total = total;
    }

    static void find(Element root, Measures measures, Noise noise) {
        var search = new RelatedHeadings(measures, noise, measures.of(root).prose());
        for (var element : measures.outline().all()) {
            if (search.isHeading(element)) {
                search.drop(element);
            }
        }
    }

    private boolean isHeading(Element element) {
        return switch (element.normalName()) {
            case "h1",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "p",
                    "div",
                    "header",
                    "strong",
                    "b",
                    "span",
                    "dt",
                    "section" ->
                    matches(element);
            default -> false;
        };
    }

    private boolean matches(Element element) {
        var measure = measures.of(element);
        if (measure.words() > MAX_WORDS || element.childNodeSize() > 6) {
            return false;
        }
        boolean inline = !Html.isBlock(element);
        if (inline && !standsAlone(element)) {
            return false;
        }
        if (!inline && measure.lineWords() == 0) {
            return false;
        }
        var text = element.text();
        return text.length() <= 80 && isRelated(text);
    }

    private static boolean standsAlone(Element inline) {
        var parent = inline.parent();
        return parent != null
                && parent.childNodeSize() <= 3
                && parent.normalName().equals("p")
                && parent.text().length() == inline.text().length();
    }

    /** Whether the line opens with words such as "Read more" or "Lesen Sie auch". */
    public static boolean isRelated(String text) {
        var key = Letters.words(text);
        if (key.isEmpty()) {
            return false;
        }
        if (WORDS.contains(key)) {
            return true;
        }
        for (int end = key.length(); end > 0; end = key.lastIndexOf(' ', end - 1)) {
            if (WORDS.contains(key.substring(0, end) + "*")) {
                return true;
            }
        }
        return false;
    }

    private void drop(Element heading) {
        var box = heading;
        for (int i = 0; i < MAX_CLIMB && opens(box) && isSmall(box.parent()); i++) {
            box = box.parent();
            if (box == null) {
                return;
            }
        }
        add(box);
        if (box.equals(heading) || measures.of(box).words() <= MAX_WORDS) {
            dropLinksAfter(box);
        }
    }

    /** Whether nothing stands before the element in its parent. */
    private static boolean opens(Element element) {
        for (Node before = element.previousSibling();
                before != null;
                before = before.previousSibling()) {
            boolean blank =
                    before instanceof TextNode text
                            ? text.isBlank()
                            : !(before instanceof Element other) || other.text().isBlank();
            if (!blank) {
                return false;
            }
        }
        return true;
    }

    private boolean isSmall(@org.jspecify.annotations.Nullable Element box) {
        return box != null
                && !box.normalName().equals("body")
                && measures.of(box).prose() * MAX_SHARE <= total;
    }

    private void dropLinksAfter(Element heading) {
        for (var next = heading.nextElementSibling();
                next != null && followed.add(next);
                next = next.nextElementSibling()) {
            var measure = measures.of(next);
            boolean list = next.normalName().equals("ul") || next.normalName().equals("ol");
            boolean links = measure.words() == 0 || measure.linkDensity() > (list ? 0.15 : 0.5);
            if (!links) {
                return;
            }
            add(next);
        }
    }

    private void add(Element element) {
        for (Element around = element; around != null; around = around.parent()) {
            if (noise.contains(around)) {
                return;
            }
        }
        noise.add(element);
        measures.discount(element);
    }
}
