package org.masthead.extract.html;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

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
        measures.new Pass().line(root);
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

    /** Adds up lines; recursive, as the parser bounds the depth ({@link Html#MAX_DEPTH}). */
    private final class Pass {

        private final Deque<Measure> lines = new ArrayDeque<>();
        private int links;

        /** Measures an element that stands on lines of its own. */
        Measure line(Element element) {
            var measure = new Measure();
            byElement.put(element, measure);
            lines.push(measure);
            inside(element);
            lines.pop();
            measure.closeLine(weight(element));
            return measure;
        }

        private void inside(Element element) {
            int link = element.normalName().equals("a") ? 1 : 0;
            links += link;
            for (int i = 0; i < element.childNodeSize(); i++) {
                node(element.childNode(i));
            }
            links -= link;
        }

        private void node(Node node) {
            if (node instanceof TextNode text) {
                if (!text.isBlank()) {
                    lines.element().addText(Words.count(text.getWholeText()), links > 0);
                }
            } else if (node instanceof Element element && !Html.isSilent(element)) {
                if (Html.isBlock(element)) {
                    var measure = line(element);
                    lines.element().add(measure);
                } else {
                    inside(element);
                }
            }
        }
    }
}
