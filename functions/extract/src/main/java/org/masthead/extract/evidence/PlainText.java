package org.masthead.extract.evidence;

import java.util.regex.Pattern;
import org.jsoup.parser.Parser;
import org.masthead.extract.html.Html;

/** Text of values that publishers fill with markup, entities and stray white space. */
final class PlainText {

    private static final Pattern TAG = Pattern.compile("</?[a-zA-Z][^<>]*>");

    private PlainText() {}

    static String of(String value) {
        var text = value;
        if (text.indexOf('&') >= 0) {
            text = Parser.unescapeEntities(text, false);
        }
        if (text.indexOf('<') >= 0 && TAG.matcher(text).find()) {
            var told = Html.fragment(text).wholeText();
            text = TAG.matcher(told).replaceAll(" "); // what stood in a title or a text area
        }
        return collapsed(text).strip();
    }

    private static String collapsed(String text) {
        var collapsed = new StringBuilder(text.length());
        boolean gap = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isSpace(c)) {
                collapsed.append(c);
            } else if (!gap) {
                collapsed.append(' ');
            }
            gap = isSpace(c);
        }
        return collapsed.toString();
    }

    private static boolean isSpace(char c) {
        return c == ' '
                || (c >= '\t' && c <= '\r')
                || c == '\u00A0'
                || c == '\u200B'
                || c == '\uFEFF';
    }
}
