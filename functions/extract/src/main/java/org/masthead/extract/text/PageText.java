package org.masthead.extract.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A page's bytes as text: charset by byte order mark, HTTP header, {@code meta}, then the bytes
 * themselves, as browsers do (WHATWG Encoding and HTML standards).
 *
 * @param charset the name of the charset it was read in
 * @param from where the charset was found: {@code bom}, {@code header}, {@code meta} or {@code
 *     detected}
 */
public record PageText(String text, String charset, String from) {

    private static final int CERTAIN = 8;

    /** Never fails; what is no character in the charset becomes U+FFFD, as in browsers. */
    public static PageText decode(byte[] bytes, Optional<String> contentType) {
        var bom = ByteOrderMark.of(bytes);
        if (bom.isPresent()) {
            var mark = bom.get();
            return read(bytes, mark.length(), mark.charset(), "bom");
        }
        var utf8 = new String(bytes, StandardCharsets.UTF_8);
        if (isCertainly(utf8, bytes)) {
            // Who converts a page and forgets the meta element still writes UTF-8: text of another
            // charset is valid UTF-8 by chance only.
            return new PageText(utf8, "UTF-8", "detected");
        }
        var header = contentType.flatMap(CharsetLabel::inContentType);
        if (header.isPresent()) {
            return read(bytes, utf8, header.get(), "header");
        }
        var meta = MetaCharset.of(bytes);
        if (meta.isPresent()) {
            return read(bytes, utf8, meta.get(), "meta");
        }
        return read(bytes, utf8, CharsetDetector.detect(bytes), "detected");
    }

    /** Valid UTF-8 with so many characters over ASCII that chance is out of question. */
    private static boolean isCertainly(String utf8, byte[] bytes) {
        // U+FFFD may be in the page itself; only then is the slower check needed.
        boolean valid = utf8.indexOf('\uFFFD') < 0 || CharsetDetector.isUtf8(bytes);
        return valid && bytes.length - utf8.length() >= CERTAIN;
    }

    private static PageText read(byte[] bytes, String utf8, Charset charset, String from) {
        return charset.equals(StandardCharsets.UTF_8)
                ? new PageText(utf8, charset.name(), from)
                : read(bytes, 0, charset, from);
    }

    private static PageText read(byte[] bytes, int start, Charset charset, String from) {
        var text = new String(bytes, start, bytes.length - start, charset);
        if (isWindows(charset) && text.indexOf('\uFFFD') >= 0) {
            text = withControls(bytes, start, text);
        }
        return new PageText(text, charset.name(), from);
    }

    private static boolean isWindows(Charset charset) {
        return charset.name().startsWith("windows-125");
    }

    /** The Encoding standard maps the holes of the windows code pages to C1 controls. */
    private static String withControls(byte[] bytes, int start, String text) {
        var latin = new String(bytes, start, bytes.length - start, StandardCharsets.ISO_8859_1);
        var repaired = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\uFFFD') {
                repaired.setCharAt(i, latin.charAt(i));
            }
        }
        return repaired.toString();
    }
}
