package org.masthead.extract.blocks;

import org.jsoup.nodes.Element;

/** The marks of footnotes in a text, and the arrows that lead from a note back to its mark. */
final class Footnotes {

    private Footnotes() {}

    /** A raised link to another place of the page. */
    static boolean isMark(Element raised) {
        var link = raised.normalName().equals("a") ? raised : raised.selectFirst("a");
        return link != null && link.attr("href").startsWith("#") && hasLetters(link.text());
    }

    /** In brackets: text has no raised letters, and "bridge1" would be another word. */
    static String mark(Element raised) {
        var text = raised.text().strip();
        return text.startsWith("[") || text.startsWith("(") ? text : '[' + text + ']';
    }

    /** A link such as "↩" that only leads back up the page. */
    static boolean isWayBack(Element inline) {
        return inline.normalName().equals("a")
                && inline.attr("href").startsWith("#")
                && inline.childrenSize() == 0
                && !hasLetters(inline.text());
    }

    private static boolean hasLetters(String text) {
        return text.codePoints().anyMatch(Character::isLetterOrDigit);
    }
}
