package org.masthead.extract.blocks;

import java.util.regex.Pattern;

/** Markup that a page escaped by mistake and shows as text: a tracker's {@code <img …>}. */
final class Markup {

    /** Names of HTML only: in {@code <The Palace: Tale of Jang Noksu>} the brackets are quotes. */
    private static final Pattern TAG =
            Pattern.compile(
                    "(?i)</?(?:a|b|br|div|em|figure|h[1-6]|i|iframe|img|li|ol|p|script|span|strong|style|table|td|tr|u|ul|video)"
                            + "(?:\\s[^<>]*|/)?>");

    private Markup() {}

    /** The text with every escaped tag replaced by a space. */
    static String without(String text) {
        return text.indexOf('<') < 0 ? text : TAG.matcher(text).replaceAll(" ");
    }
}
