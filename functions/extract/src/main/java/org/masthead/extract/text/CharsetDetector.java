package org.masthead.extract.text;

import java.lang.Character.UnicodeScript;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Guesses the charset of bytes that nothing names: UTF-8 where they are valid UTF-8 (by chance
 * other text hardly is), else the charset in which they read most like text of a script that uses
 * it.
 */
final class CharsetDetector {

    private static final double MOSTLY_ISOLATED = 0.6;

    private static final int LOOK_AT = 64 * 1024;

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /** In order of preference among equals. */
    private static final List<Charset> EAST_ASIAN =
            List.of(
                    Charset.forName("EUC-JP"),
                    Charset.forName("windows-31j"),
                    Charset.forName("x-windows-949"),
                    Charset.forName("GB18030"),
                    Charset.forName("Big5-HKSCS"));

    private static final List<Charset> CYRILLIC =
            List.of(Charset.forName("windows-1251"), Charset.forName("KOI8-R"));

    private CharsetDetector() {}

    static Charset detect(byte[] bytes) {
        if (isUtf8(bytes)) {
            return StandardCharsets.UTF_8;
        }
        var high = highRuns(bytes);
        if (high.length == 0 || isolated(bytes) > MOSTLY_ISOLATED) {
            return WINDOWS_1252;
        }
        var best = WINDOWS_1252;
        double most = 0.35; // Western text has far fewer letters that are not ASCII
        for (var charset : EAST_ASIAN) {
            double score = eastAsian(high, charset);
            if (score > most) {
                most = score;
                best = charset;
            }
        }
        for (var charset : CYRILLIC) {
            double score = cyrillic(bytes, charset);
            if (score > most) {
                most = score;
                best = charset;
            }
        }
        return best;
    }

    static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** Share of bytes over ASCII that stand between ASCII ones, as accented letters do in words. */
    private static double isolated(byte[] bytes) {
        int high = 0;
        int alone = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] < 0) {
                boolean before = i > 0 && bytes[i - 1] < 0;
                boolean after = i + 1 < bytes.length && bytes[i + 1] < 0;
                high++;
                alone += before || after ? 0 : 1;
            }
        }
        return (double) alone / high;
    }

    /** The bytes over ASCII with their followers, which is where charsets differ. */
    private static byte[] highRuns(byte[] bytes) {
        var runs = new byte[Math.min(bytes.length, LOOK_AT)];
        int length = 0;
        for (int i = 0; i < bytes.length && length + 1 < runs.length; i++) {
            if (bytes[i] < 0) {
                runs[length++] = bytes[i];
                if (i + 1 < bytes.length && bytes[i + 1] >= 0x40) {
                    runs[length++] = bytes[++i]; // a trail byte may be ASCII in some
                }
            }
        }
        return Arrays.copyOf(runs, length);
    }

    /** Share of characters that everyday East Asian text is made of; 0 for broken text. */
    private static double eastAsian(byte[] high, Charset charset) {
        var text = decode(high, charset);
        int common = 0;
        int broken = 0;
        int all = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                continue;
            }
            all++;
            common += isEveryday(c) ? 1 : 0;
            broken += c == '\uFFFD' || (c >= 0xE000 && c <= 0xF8FF) ? 1 : 0;
        }
        return all == 0 || broken > all / 50 ? 0 : (double) common / all;
    }

    private static boolean isEveryday(char c) {
        boolean punctuation = c == '、' || c == '。' || c == '「' || c == '」' || c == '，' || c == '：';
        boolean hiragana = c >= 0x3040 && c <= 0x309F;
        boolean katakana = c >= 0x30A0 && c <= 0x30FF;
        boolean hangul = c >= 0xAC00 && c <= 0xD7A3;
        return punctuation || hiragana || katakana || hangul || EverydayHan.contains(c);
    }

    /** Share of non-ASCII letters that are Cyrillic in words of one case, as words are. */
    private static double cyrillic(byte[] bytes, Charset charset) {
        var text = decode(Arrays.copyOf(bytes, Math.min(bytes.length, LOOK_AT)), charset);
        int all = 0;
        int natural = 0;
        char previous = ' ';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                all++;
                boolean letter = UnicodeScript.of(c) == UnicodeScript.CYRILLIC;
                boolean joined = UnicodeScript.of(previous) == UnicodeScript.CYRILLIC;
                boolean lowerAfterLetter = letter && joined && Character.isLowerCase(c);
                boolean start = letter && !joined;
                natural += lowerAfterLetter || start ? 1 : 0;
            }
            previous = c;
        }
        return all == 0 || text.length() / 10 > all ? 0 : (double) natural / all;
    }

    private static String decode(byte[] bytes, Charset charset) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .onUnmappableCharacter(CodingErrorAction.REPLACE)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalStateException("a decoder told to replace does not report", e);
        }
    }
}
