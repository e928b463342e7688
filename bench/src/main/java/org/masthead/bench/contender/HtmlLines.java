package org.masthead.bench.contender;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.masthead.bench.prediction.Line;
import org.masthead.bench.prediction.LineType;

/** An HTML tree as lines, cut and typed as the referee cuts and types it. */
final class HtmlLines {

    private static final Set<String> BLOCKS =
            Set.of(
                    "address",
                    "article",
                    "aside",
                    "blockquote",
                    "body",
                    "dd",
                    "details",
                    "dialog",
                    "div",
                    "dl",
                    "dt",
                    "fieldset",
                    "figcaption",
                    "figure",
                    "footer",
                    "form",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "header",
                    "hr",
                    "html",
                    "li",
                    "main",
                    "nav",
                    "ol",
                    "p",
                    "pre",
                    "section",
                    "summary",
                    "table",
                    "tbody",
                    "td",
                    "tfoot",
                    "th",
                    "thead",
                    "tr",
                    "ul");
    private static final Set<String> SILENT =
            Set.of("script", "style", "noscript", "template", "svg", "head");

    /** What a paragraph inside them counts as. */
    private static final Set<String> INSIDE_OUT =
            Set.of("li", "blockquote", "figcaption", "td", "th");

    private final List<Line> lines = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    /** Names of the open elements, the innermost first. */
    private final Deque<String> open = new ArrayDeque<>();

    private HtmlLines() {}

    static List<Line> of(Element root) {
        var html = new HtmlLines();
        html.element(root);
        html.flush();
        return List.copyOf(html.lines);
    }

    private void node(Node node) {
        if (node instanceof TextNode words) {
            text.append(words.getWholeText());
        } else if (node instanceof Element element) {
            element(element);
        }
    }

    private void element(Element element) {
        switch (element.normalName()) {
            case "br" -> lineBreak(element);
            case "img" -> {
                var source = element.attr("src");
                place(LineType.IMAGE, source.isEmpty() ? element.attr("data-src") : source);
            }
            case "iframe", "video", "audio", "embed", "object" ->
                    place(LineType.EMBED, element.attr("src"));
            default -> {
                if (!SILENT.contains(element.normalName())) {
                    inside(element);
                }
            }
        }
    }

    private void inside(Element element) {
        boolean block = BLOCKS.contains(element.normalName());
        if (block) {
            flush();
        }
        open.push(element.normalName());
        element.childNodes().forEach(this::node);
        if (block) {
            flush();
        }
        open.pop();
    }

    /** Two in a row part paragraphs. */
    private void lineBreak(Element br) {
        if (br.nextSibling() instanceof Element next && next.normalName().equals("br")) {
            flush();
        } else {
            text.append(' ');
        }
    }

    private void place(LineType type, String address) {
        flush();
        lines.add(new Line(type, address));
    }

    private void flush() {
        var words = text.toString().replaceAll("\\s+", " ").strip();
        text.setLength(0);
        if (!words.isEmpty()) {
            lines.add(new Line(type(), words));
        }
    }

    private LineType type() {
        for (var name : open) {
            switch (name) {
                case "p" -> {
                    if (INSIDE_OUT.stream().noneMatch(open::contains)) {
                        return LineType.P;
                    }
                }
                case "h1", "h2", "h3", "h4", "h5", "h6" -> {
                    return LineType.HEADING;
                }
                case "figcaption" -> {
                    return LineType.CAPTION;
                }
                case "blockquote" -> {
                    return LineType.QUOTE;
                }
                case "li", "dd", "dt" -> {
                    return LineType.LI;
                }
                case "td", "th", "tr", "table" -> {
                    return LineType.TABLE;
                }
                default -> {}
            }
        }
        return LineType.P;
    }
}
