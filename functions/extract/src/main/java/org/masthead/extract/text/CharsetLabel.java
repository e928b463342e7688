package org.masthead.extract.text;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Charset names as pages use them. The web's meaning of a name is often a superset of the
 * standard's (WHATWG Encoding standard §4.2, "Names and labels").
 */
final class CharsetLabel {

    private static final Pattern IN_CONTENT_TYPE =
            Pattern.compile("charset\\s*=\\s*[\"']?\\s*([^\\s\"';,>/]+)", Pattern.CASE_INSENSITIVE);

    private static final Map<String, String> WEB_MEANING =
            Map.ofEntries(
                    Map.entry("iso-8859-1", "windows-1252"),
                    Map.entry("iso8859-1", "windows-1252"),
                    Map.entry("iso_8859-1", "windows-1252"),
                    Map.entry("latin1", "windows-1252"),
                    Map.entry("latin-1", "windows-1252"),
                    Map.entry("l1", "windows-1252"),
                    Map.entry("ascii", "windows-1252"),
                    Map.entry("us-ascii", "windows-1252"),
                    Map.entry("cp1252", "windows-1252"),
                    Map.entry("iso-8859-9", "windows-1254"),
                    Map.entry("latin5", "windows-1254"),
                    Map.entry("iso-8859-11", "x-windows-874"),
                    Map.entry("tis-620", "x-windows-874"),
                    Map.entry("windows-874", "x-windows-874"),
                    Map.entry("gb2312", "GB18030"),
                    Map.entry("gb_2312-80", "GB18030"),
                    Map.entry("gbk", "GB18030"),
                    Map.entry("shift_jis", "windows-31j"),
                    Map.entry("shift-jis", "windows-31j"),
                    Map.entry("sjis", "windows-31j"),
                    Map.entry("x-sjis", "windows-31j"),
                    Map.entry("ms_kanji", "windows-31j"),
                    Map.entry("euc-kr", "x-windows-949"),
                    Map.entry("ks_c_5601-1987", "x-windows-949"),
                    Map.entry("ksc5601", "x-windows-949"),
                    Map.entry("korean", "x-windows-949"),
                    Map.entry("big5", "Big5-HKSCS"),
                    Map.entry("x-x-big5", "Big5-HKSCS"),
                    Map.entry("utf8", "UTF-8"),
                    Map.entry("unicode-1-1-utf-8", "UTF-8"),
                    Map.entry("utf-16", "UTF-16LE"),
                    Map.entry("unicode", "UTF-16LE"));

    private CharsetLabel() {}

    /** Empty for a name no charset has. */
    static Optional<Charset> named(String label) {
        var name = label.strip().toLowerCase(Locale.ROOT);
        try {
            return Optional.of(Charset.forName(WEB_MEANING.getOrDefault(name, name)));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        } catch (IllegalArgumentException e) { // the empty name
            return Optional.empty();
        }
    }

    /** The charset of a content type such as {@code text/html; charset=utf-8}. */
    static Optional<Charset> inContentType(String contentType) {
        var label = IN_CONTENT_TYPE.matcher(contentType);
        return label.find() ? named(label.group(1)) : Optional.empty();
    }
}
