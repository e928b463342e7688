package org.masthead.extract.html;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;

/** The elements of a tree in reading order: walked once, asked for many times. */
public final class Outline {

    private final List<Element> all = new ArrayList<>();

    private Outline() {}

    /** Of the element and everything in it; changes of the tree after that do not show. */
    public static Outline of(Element root) {
        var outline = new Outline();
        outline.add(root);
        return outline;
    }

    /** Recursive: the parser bounds the depth ({@link Html#MAX_DEPTH}). */
    private void add(Element element) {
        all.add(element);
        for (int i = 0; i < element.childNodeSize(); i++) {
            if (element.childNode(i) instanceof Element child) {
                add(child);
            }
        }
    }

    /** Every element, the root first. */
    public List<Element> all() {
        return all;
    }

    /**
     * The elements of a tag.
     *
     * @param name in lower case
     */
    public List<Element> tagged(String name) {
        return all.stream().filter(element -> element.normalName().equals(name)).toList();
    }
}
