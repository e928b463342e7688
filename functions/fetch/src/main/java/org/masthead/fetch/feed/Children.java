package org.masthead.fetch.feed;

import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.jsoup.nodes.Element;
import org.masthead.address.WebAddress;

/** An XML element's own children by name, whatever the case and (for plain names) the prefix. */
final class Children {

    private Children() {}

    static List<Element> all(Element parent, String name) {
        return parent.children().stream().filter(child -> named(child, name)).toList();
    }

    static Optional<Element> first(Element parent, String name) {
        return all(parent, name).stream().findFirst();
    }

    /** The first child's text that is not blank. */
    static Optional<String> text(Element parent, String name) {
        return all(parent, name).stream()
                .map(child -> child.text().strip())
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    /** What relative addresses in the element are relative to (W3C "XML Base"). */
    static HttpUrl base(Element element, HttpUrl document) {
        var base = document;
        for (var around : element.parents().reversed()) {
            base = WebAddress.resolve(base, around.attr("xml:base")).orElse(base);
        }
        return WebAddress.resolve(base, element.attr("xml:base")).orElse(base);
    }

    private static boolean named(Element child, String name) {
        var tag = child.tagName();
        return tag.equalsIgnoreCase(name)
                || tag.equalsIgnoreCase("atom:" + name)
                || tag.equalsIgnoreCase("rss:" + name);
    }
}
