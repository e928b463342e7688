package org.masthead.extract.html;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/** The {@link Measure} of every block of a page, taken in one pass. */
public final class Measures {

    private static final Measure NOTHING = new Measure();

    private final IdentityHashMap<Element, Measure> byElement = new IdentityHashMap<>();
    private final Outline outline;

    private Measures(Outline outline) {
        this.outline = outline;
    }

    /** Measures the element and every block inside it. */
    public static Measures taken(Element root) {
        var measures = new Measures(Outline.of(root));
        NodeTraversor.filter(measures.new Pass(root), root);
        return measures;
    }

    /** The elements that were measured, silent ones included. */
    public Outline outline() {
        return outline;
    }

    /** All zero for an element that holds no text or is inline and holds no block. */
    public Measure of(Node element) {
        return byElement.getOrDefault(element, NOTHING);
    }

    /** Takes an element that turned out not to be the story out of all elements around it. */
    public void discount(Element noise) {
        var measure = of(noise);
        if (measure == NOTHING) {
            return;
        }
        for (var around = noise.parent(); around != null; around = around.parent()) {
            var outer = byElement.get(around);
            if (outer != null) {
                outer.without(measure);
            }
        }
    }

    private static double weight(Element element) {
        return switch (element.normalName()) {
            case "p", "blockquote", "pre" -> 1;
            case "h1", "h2", "h3", "h4", "h5", "h6", "figcaption", "caption", "th", "label" -> 0;
            case "li", "td", "dd", "dt" -> 0.5;
            default -> 0.9;
        };
    }

    private final class Pass implements NodeFilter {

        private final Deque<Element> lines = new ArrayDeque<>();
        private int links;

        Pass(Element root) {
            lines.push(root);
            byElement.put(root, new Measure());
        }

        @Override
        public FilterResult head(Node node, int depth) {
            if (node instanceof TextNode text) {
                if (!text.isBlank()) {
                    current().addText(Words.count(text.getWholeText()), links > 0);
                }
            } else if (node instanceof Element element) {
                if (Html.isSilent(element)) {
                    return FilterResult.SKIP_ENTIRELY;
                }
                if (element.normalName().equals("a")) {
                    links++;
                }
                if (opensLine(element)) {
                    byElement.put(element, new Measure());
                    lines.push(element);
                }
            }
            return FilterResult.CONTINUE;
        }

        @Override
        public FilterResult tail(Node node, int depth) {
            if (node instanceof Element element) {
                if (element.normalName().equals("a")) {
                    links--;
                }
                if (element.equals(lines.peek())) {
                    lines.pop();
                    var measure = of(element);
                    measure.closeLine(weight(element));
                    if (!lines.isEmpty()) {
                        current().add(measure);
                    }
                }
            }
            return FilterResult.CONTINUE;
        }

        private boolean opensLine(Element element) {
            return !element.equals(lines.peek()) && Html.isBlock(element);
        }

        private Measure current() {
            return of(lines.element());
        }
    }
}
