package org.masthead.extract.evidence;

import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;

/** Text of values that publishers fill with markup, entities and stray white space. */
final class PlainText {

    private static final Pattern SPACE = Pattern.compile("[\\s\\u00A0\\u200B\\uFEFF]+");
    private static final Pattern TAG = Pattern.compile("</?[a-zA-Z][^<>]*>");

    private PlainText() {}

    static String of(String value) {
        var text = value;
        if (text.indexOf('&') >= 0) {
            text = Parser.unescapeEntities(text, false);
        }
        if (TAG.matcher(text).find()) {
            text = Jsoup.parseBodyFragment(text).body().wholeText();
        }
        return SPACE.matcher(text).replaceAll(" ").strip();
    }
}
