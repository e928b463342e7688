package org.masthead.fetch.feed;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_32BE;
import static java.nio.charset.StandardCharsets.UTF_32LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The characters of a document. A byte order mark decides, then the header, then what the document
 * says (RFC 7303 §3), each only as far as the bytes bear it out: many a server names a charset that
 * its feeds are not in.
 */
final class Characters {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Charset EBCDIC = Charset.forName("IBM037");

    /** Those that have byte order marks, the longer marks first. */
    private static final List<Charset> MARKED =
            List.of(UTF_32BE, UTF_32LE, UTF_8, UTF_16BE, UTF_16LE);

    /** Names that the web uses for a larger set than they stand for (Encoding Standard §4.2). */
    private static final Map<String, String> LARGER =
            Map.ofEntries(
                    Map.entry("iso-8859-1", "windows-1252"),
                    Map.entry("latin1", "windows-1252"),
                    Map.entry("us-ascii", "windows-1252"),
                    Map.entry("ascii", "windows-1252"),
                    Map.entry("iso-8859-9", "windows-1254"),
                    Map.entry("gb2312", "GB18030"),
                    Map.entry("gbk", "GB18030"),
                    Map.entry("shift_jis", "windows-31j"),
                    Map.entry("x-sjis", "windows-31j"),
                    Map.entry("euc-kr", "x-windows-949"),
                    Map.entry("ks_c_5601-1987", "x-windows-949"),
                    Map.entry("tis-620", "x-windows-874"),
                    Map.entry("macintosh", "x-MacRoman"));

    private static final Pattern DECLARATION =
            Pattern.compile("^\\s*<\\?xml[^>]*?encoding\\s*=\\s*[\"']\\s*([\\w.:+-]+)");

    private static final Pattern SEPARATORS = Pattern.compile("[_-]");

    /** Where a declaration ends at the latest. */
    private static final int HEAD = 1024;

    private Characters() {}

    /** Without the byte order mark. */
    static String decode(byte[] body, Optional<String> header) {
        var marked = marked(body);
        if (marked.isPresent()) {
            int mark = mark(marked.get()).length;
            return new String(body, mark, body.length - mark, marked.get());
        }
        var family = withoutMark(body);
        return family.filter(charset -> !charset.equals(EBCDIC))
                .map(wide -> new String(body, wide))
                .orElseGet(() ->
                        decode(body, header.flatMap(Characters::charset), declared(body, family)));
    }

    private static String decode(
            byte[] body, Optional<Charset> header, Optional<Charset> declared) {
        return Stream.of(declared.filter(UTF_8::equals), header, declared)
                .flatMap(Optional::stream)
                .flatMap(charset -> strictly(body, charset).stream())
                .findFirst()
                .orElseGet(() -> guessed(body));
    }

    private static Optional<String> strictly(byte[] body, Charset charset) {
        try {
            return Optional.of(charset.newDecoder().decode(ByteBuffer.wrap(body)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty(); // the label is wrong
        }
    }

    /** A few broken characters do not make UTF-8 something else. */
    private static String guessed(byte[] body) {
        var text = new String(body, UTF_8);
        long broken = text.chars().filter(c -> c == '\ufffd').count();
        long beyondAscii = text.chars().filter(c -> c > 127).count() - broken;
        return broken <= beyondAscii ? text : new String(body, WINDOWS_1252);
    }

    private static Optional<Charset> declared(byte[] body, Optional<Charset> family) {
        var length = Math.min(body.length, HEAD);
        var head = new String(body, 0, length, family.orElse(ISO_8859_1));
        var declaration = DECLARATION.matcher(head);
        return declaration.find() ? charset(declaration.group(1)).or(() -> family) : family;
    }

    /** Two or four bytes a character would have shown in the bytes already. */
    private static Optional<Charset> charset(String name) {
        var known = LARGER.getOrDefault(name.toLowerCase(Locale.ROOT), name);
        // Some write ISO_8859_15 or mac-cyrillic.
        return Stream.of(known, known.replace('_', '-'), SEPARATORS.matcher(known).replaceAll(""))
                .flatMap(spelling -> supported(spelling).stream())
                .findFirst()
                .filter(charset -> !charset.name().startsWith("UTF-16"))
                .filter(charset -> !charset.name().startsWith("UTF-32"));
    }

    private static Optional<Charset> supported(String name) {
        try {
            return Optional.of(Charset.forName(name)).filter(Charset::canEncode);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    /** XML 1.0 appendix F.1: how the "&lt;" and what follows it look in each family. */
    private static Optional<Charset> withoutMark(byte[] body) {
        if (body.length < 4) {
            return Optional.empty();
        }
        return switch (ByteBuffer.wrap(body).getInt()) {
            case 0x0000003C -> Optional.of(UTF_32BE);
            case 0x3C000000 -> Optional.of(UTF_32LE);
            case 0x4C6FA794 -> Optional.of(EBCDIC);
            default ->
                    switch (ByteBuffer.wrap(body).getShort()) {
                        case 0x003C -> Optional.of(UTF_16BE);
                        case 0x3C00 -> Optional.of(UTF_16LE);
                        default -> Optional.empty();
                    };
        };
    }

    /** Unicode Standard §23.8. */
    private static Optional<Charset> marked(byte[] body) {
        return MARKED.stream().filter(charset -> begins(body, mark(charset))).findFirst();
    }

    private static byte[] mark(Charset charset) {
        return "\ufeff".getBytes(charset);
    }

    private static boolean begins(byte[] body, byte[] mark) {
        return body.length >= mark.length
                && Arrays.equals(body, 0, mark.length, mark, 0, mark.length);
    }
}
