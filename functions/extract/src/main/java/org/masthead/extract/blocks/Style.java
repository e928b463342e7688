package org.masthead.extract.blocks;

import java.util.Optional;
import org.jsoup.nodes.Element;

/** How a stretch of inline text is shown. */
record Style(boolean bold, boolean italic, boolean code, Optional<String> href) {

    static final Style PLAIN = new Style(false, false, false, Optional.empty());

    /** The style inside an inline element that stands in text of this style. */
    Style inside(Element element) {
        return switch (element.normalName()) {
            case "b", "strong" -> new Style(true, italic, code, href);
            case "i", "em", "cite", "dfn" -> new Style(bold, true, code, href);
            case "code", "kbd", "samp", "tt" -> new Style(bold, italic, true, href);
            case "a" -> new Style(bold, italic, code, Addresses.link(element).or(() -> href));
            case "span", "font" -> bySpan(element);
            default -> this;
        };
    }

    private Style bySpan(Element element) {
        var css = element.attr("style");
        if (css.isEmpty()) {
            return this;
        }
        boolean heavy = css.contains("font-weight:bold") || css.contains("font-weight: bold");
        boolean slanted = css.contains("font-style:italic") || css.contains("font-style: italic");
        return new Style(bold || heavy, italic || slanted, code, href);
    }
}
