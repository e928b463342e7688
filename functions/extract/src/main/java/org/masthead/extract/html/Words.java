package org.masthead.extract.html;

import java.lang.Character.UnicodeScript;

/** Counts words, also where a script writes none apart. */
public final class Words {

    /** Characters of Chinese, Japanese or Thai that read about as long as one English word. */
    private static final int CHARS_PER_WORD = 2;

    private Words() {}

    /** Words of the text; runs of unspaced script count one word for each two characters. */
    public static int count(CharSequence text) {
        int words = 0;
        int unspaced = 0;
        boolean inWord = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = c < 0x80 ? isAsciiWord(c) : Character.isLetterOrDigit(c);
            if (letter && c >= 0x0E00 && isUnspaced(c)) {
                unspaced++;
                inWord = false;
            } else if (letter) {
                words += inWord ? 0 : 1;
                inWord = true;
            } else if (c != '\'' && c != '’' && c != '\u00AD') {
                inWord = false;
            }
        }
        return words + (unspaced + CHARS_PER_WORD - 1) / CHARS_PER_WORD;
    }

    private static boolean isAsciiWord(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    private static boolean isUnspaced(char c) {
        if (c <= 0x0E7F) {
            return true; // Thai
        }
        if (c < 0x3040 || (c >= 0xAC00 && c <= 0xD7AF)) {
            return false; // Hangul is written with spaces
        }
        return switch (UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA -> true;
            default -> false;
        };
    }
}
