package org.masthead.extract.html;

import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.parser.Parser;

/** How pages are parsed, and which elements are blocks. */
public final class Html {

    /**
     * Elements open at once. A deeper page is parsed flat from here on, so that whoever walks the
     * tree by recursion meets a known bound. Real pages stay under 100.
     */
    public static final int MAX_DEPTH = 200;

    private static final Set<String> BLOCKS =
            Set.of(
                    "address",
                    "article",
                    "aside",
                    "blockquote",
                    "body",
                    "center",
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
                    "hgroup",
                    "hr",
                    "html",
                    "legend",
                    "li",
                    "main",
                    "menu",
                    "nav",
                    "ol",
                    "p",
                    "pre",
                    "search",
                    "section",
                    "summary",
                    "table",
                    "caption",
                    "tbody",
                    "td",
                    "tfoot",
                    "th",
                    "thead",
                    "tr",
                    "ul",
                    "amp-sidebar",
                    "amp-carousel");

    /** Never shown as text. */
    private static final Set<String> SILENT =
            Set.of(
                    "script",
                    "style",
                    "template",
                    "head",
                    "title",
                    "meta",
                    "link",
                    "noscript",
                    "noframes",
                    "svg",
                    "math",
                    "canvas",
                    "select",
                    "option",
                    "datalist",
                    "textarea",
                    "input",
                    "button",
                    "object",
                    "embed",
                    "iframe",
                    "video",
                    "audio",
                    "source",
                    "track",
                    "img",
                    "picture",
                    "map",
                    "area",
                    "param",
                    "amp-ad",
                    "amp-embed",
                    "amp-img",
                    "amp-analytics",
                    "rp",
                    "rt",
                    "dialog");

    private static final Pattern FORMATTING =
            Pattern.compile(
                    "(?i)</?(?:a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)(?:[\\s/][^>]*)?>");

    private Html() {}

    /** Parses as browsers do, with script off, and never deeper than {@link #MAX_DEPTH}. */
    public static Document parse(String text, String url) {
        return parsed(text, it -> Parser.htmlParser().setMaxDepth(MAX_DEPTH).parseInput(it, url));
    }

    /** The body of a piece of HTML. */
    public static Element fragment(String text) {
        return parsed(text, Jsoup::parseBodyFragment).body();
    }

    private static Document parsed(String text, Function<String, Document> parse) {
        try {
            return parse.apply(text);
        } catch (IndexOutOfBoundsException e) {
            // jsoup 1.23.1 loses count where bold and the like, left open, would be opened anew
            // below the depth that is let in. The text is worth more than its bold.
            return parse.apply(FORMATTING.matcher(text).replaceAll(""));
        }
    }

    /**
     * Whether the element stands on lines of its own. A custom element does, unless it stands in
     * the middle of a line.
     */
    public static boolean isBlock(Node node) {
        if (!(node instanceof Element element)) {
            return false;
        }
        var name = element.normalName();
        return BLOCKS.contains(name) || (name.indexOf('-') > 0 && !standsInLine(element));
    }

    private static boolean standsInLine(Element element) {
        var parent = element.parent();
        return parent != null
                && (parent.normalName().equals("p")
                        || parent.normalName().equals("li")
                        || !isBlock(parent));
    }

    /** Whether the element's text is not part of what a reader reads. */
    public static boolean isSilent(Element element) {
        return SILENT.contains(element.normalName());
    }
}
