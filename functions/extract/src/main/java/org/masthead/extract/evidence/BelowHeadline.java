package org.masthead.extract.evidence;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** The first texts after a page's headline, where it says who wrote the story and when. */
final class BelowHeadline {

    private static final int MAX_TEXTS = 60;

    private static final int MAX_HEADINGS = 200;

    private BelowHeadline() {}

    /** In page order, blank ones left out; none where the page has no headline. */
    static List<TextNode> texts(Document page) {
        var texts = new ArrayList<TextNode>();
        Node node = headline(page);
        while (node != null && texts.size() < MAX_TEXTS) {
            if (node instanceof TextNode text && !text.isBlank()) {
                texts.add(text);
            }
            node = next(node);
        }
        return texts;
    }

    /** The {@code h1}, or the smaller heading that says what the page's title begins with. */
    private static @Nullable Element headline(Document page) {
        var h1 = page.selectFirst("h1");
        var title = page.title();
        int bar = title.indexOf(" | ");
        var key = Headlines.key(bar < 0 ? title : title.substring(0, bar));
        if (h1 != null || key.isEmpty()) {
            return h1;
        }
        return page.select("h2, h3").stream()
                .limit(MAX_HEADINGS)
                .filter(heading -> Headlines.key(heading.text()).contains(key))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Node next(Node node) {
        if (node.childNodeSize() > 0) {
            return node.childNode(0);
        }
        Node at = node;
        while (at != null && at.nextSibling() == null) {
            at = at.parent();
        }
        return at == null ? null : at.nextSibling();
    }
}
