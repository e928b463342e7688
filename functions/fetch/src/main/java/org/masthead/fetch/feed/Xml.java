package org.masthead.fetch.feed;

import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.CDataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;

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
        element.stream()
                .skip(1) // the element itself
                .filter(inner -> !inner.tag().prefix().isEmpty())
                .filter(inner -> !inner.tag().localName().isEmpty()) // <xhtml:>
                .toList()
                .forEach(inner -> inner.tagName(inner.tag().localName())); // <xhtml:p>
        for (var section : element.nodeStream(CDataNode.class).toList()) {
            section.replaceWith(new TextNode(section.getWholeText()));
        }
        return element.html();
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
