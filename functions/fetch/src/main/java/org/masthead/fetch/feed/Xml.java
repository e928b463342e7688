package org.masthead.fetch.feed;

import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.CDataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.parser.Tag;

/**
 * XML as feeds have it, also where it is none: Jsoup's parser stops at nothing, opens nothing, and
 * expands no entity that a document declares.
 */
final class Xml {

    /** Elements within elements; deeper ones are read as if they stood beside each other. */
    private static final int MAX_DEPTH = 256;

    /** An ampersand that begins no reference: those of addresses that nobody has escaped. */
    private static final Pattern BARE_AMPERSAND = Pattern.compile("&(?!#?\\w{1,31};)");

    /** XML 1.0 §2.2 has no such characters. */
    private static final Pattern CONTROLS = Pattern.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f]");

    /** HTML Living Standard §13.1.2. */
    private static final Set<String> VOID =
            Set.of(
                    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta",
                    "source", "track", "wbr");

    private static final String CDATA = "<![CDATA[";
    private static final String CDATA_END = "]]>";

    private Xml() {}

    static Document parse(String text) {
        var parser = Parser.xmlParser().setMaxDepth(MAX_DEPTH);
        var xml = Jsoup.parse(escaped(CONTROLS.matcher(text).replaceAll("")), "", parser);
        xml.outputSettings().prettyPrint(false);
        return xml;
    }

    /**
     * What an element holds: its characters, or, where it has elements in it, its markup as HTML
     * would have it.
     */
    static String content(Element element) {
        return element.childrenSize() == 0 ? element.wholeText() : markup(element);
    }

    private static String markup(Element element) {
        element.stream().skip(1).forEach(Xml::likeHtml);
        for (var section : element.nodeStream(CDataNode.class).toList()) {
            section.replaceWith(new TextNode(section.getWholeText()));
        }
        return element.html();
    }

    /** HTML knows no prefixes, and takes {@code <iframe/>} for one that ends nowhere. */
    private static void likeHtml(Element inner) {
        var local = inner.tag().localName();
        if (!inner.tag().prefix().isEmpty() && !local.isEmpty()) {
            inner.tagName(local); // <xhtml:p>
        }
        if (VOID.contains(local)) {
            inner.tag().set(Tag.SelfClose);
        } else {
            inner.tag().clear(Tag.SelfClose).clear(Tag.SeenSelfClose);
        }
    }

    /** HTML's parser takes "&amp;section=2" for "§ion=2"; in XML there is no such rule. */
    private static String escaped(String text) {
        if (!BARE_AMPERSAND.matcher(text).find()) {
            return text;
        }
        var escaped = new StringBuilder(text.length() + text.length() / 50);
        for (int at = 0; at < text.length(); ) {
            int section = orEnd(text.indexOf(CDATA, at), text);
            int end = orEnd(text.indexOf(CDATA_END, section), text);
            escaped.append(BARE_AMPERSAND.matcher(text.substring(at, section)).replaceAll("&amp;"));
            escaped.append(text, section, end);
            at = end;
        }
        return escaped.toString();
    }

    private static int orEnd(int index, String text) {
        return index < 0 ? text.length() : index;
    }
}
