package org.masthead.extract.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** The charset a page's own {@code meta} or XML declaration names. */
final class MetaCharset {

    /** HTML Living Standard asks for the first 1,024; publishers put more scripts in front. */
    private static final int LOOK_AT = 16 * 1024;

    private static final Pattern META =
            Pattern.compile(
                    "<meta\\s[^>]{0,500}?charset\\s*=\\s*[\"']?\\s*([^\\s\"'/>;]+)",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern XML =
            Pattern.compile("^\\s*<\\?xml\\s[^>]{0,200}?encoding\\s*=\\s*[\"']([^\"']+)");

    private MetaCharset() {}

    static Optional<Charset> of(byte[] bytes) {
        int length = Math.min(bytes.length, LOOK_AT);
        var head = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
        var meta = META.matcher(head);
        if (meta.find()) {
            return CharsetLabel.named(meta.group(1)).map(MetaCharset::readable);
        }
        var xml = XML.matcher(head);
        return xml.find()
                ? CharsetLabel.named(xml.group(1)).map(MetaCharset::readable)
                : Optional.empty();
    }

    /** Who could read the name as ASCII was not reading UTF-16 (HTML Living Standard). */
    private static Charset readable(Charset charset) {
        return charset.name().startsWith("UTF-16") ? StandardCharsets.UTF_8 : charset;
    }
}
