package org.masthead.extract.html;

import java.util.Locale;

/** Texts reduced to their letters, to compare what two places say. */
public final class Letters {

    private static final int LETTERS_AND_NUMBERS =
            1 << Character.UPPERCASE_LETTER
                    | 1 << Character.LOWERCASE_LETTER
                    | 1 << Character.TITLECASE_LETTER
                    | 1 << Character.MODIFIER_LETTER
                    | 1 << Character.OTHER_LETTER
                    | 1 << Character.DECIMAL_DIGIT_NUMBER
                    | 1 << Character.LETTER_NUMBER
                    | 1 << Character.OTHER_NUMBER;

    private static final int WITH_MARKS =
            LETTERS_AND_NUMBERS
                    | 1 << Character.NON_SPACING_MARK
                    | 1 << Character.ENCLOSING_MARK
                    | 1 << Character.COMBINING_SPACING_MARK;

    private Letters() {}

    /** Letters and numbers alone, in lower case. */
    public static String key(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        var key = new StringBuilder(lower.length());
        for (int i = 0; i < lower.length(); ) {
            int c = lower.codePointAt(i);
            if (is(c, LETTERS_AND_NUMBERS)) {
                key.appendCodePoint(c);
            }
            i += Character.charCount(c);
        }
        return key.toString();
    }

    /** Words of letters, their marks, and numbers, in lower case, one space between them. */
    public static String words(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        var words = new StringBuilder(lower.length());
        boolean gap = false;
        for (int i = 0; i < lower.length(); ) {
            int c = lower.codePointAt(i);
            boolean letter = is(c, WITH_MARKS);
            if (letter) {
                words.append(gap && !words.isEmpty() ? " " : "").appendCodePoint(c);
            }
            gap = !letter;
            i += Character.charCount(c);
        }
        return words.toString();
    }

    private static boolean is(int c, int types) {
        return (types >>> Character.getType(c) & 1) != 0;
    }
}
