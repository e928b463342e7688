package org.masthead.fetch.feed;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Atom's texts, of whatever type (RFC 4287 §3.1, §4.1.3; Atom 0.3 §3.1), as HTML. */
final class AtomText {

    private static final Pattern SPACE = Pattern.compile("\\s+");

    private AtomText() {}

    /** The HTML of the first of the parent's children of these names that has any. */
    static Optional<String> of(Part parent, String... anyOf) {
        return Stream.of(anyOf)
                .flatMap(parent::all)
                .flatMap(text -> html(text).stream())
                .findFirst();
    }

    private static Optional<String> html(Part text) {
        if (text.element().childrenSize() > 0) {
            var part = inDiv(text);
            return part.text().map(part::absolute);
        }
        return text.text().flatMap(content -> html(text, content)).map(text::absolute);
    }

    private static Optional<String> html(Part text, String content) {
        var type = text.attribute("type").orElse("text").toLowerCase(Locale.ROOT);
        if (type.endsWith("html")) {
            return Optional.of(content);
        }
        var encoded = text.attribute("mode").filter(mode -> mode.equals("base64")).isPresent();
        return encoded || isBinary(type)
                ? decoded(content).or(() -> isPicture(type) ? Optional.empty() : plain(content))
                : plain(content);
    }

    private static Optional<String> plain(String content) {
        return Optional.of(Html.of(content));
    }

    /** The div of XHTML is no part of the text (RFC 4287 §3.1.1.3). */
    private static Part inDiv(Part text) {
        var only = text.element().childrenSize() == 1 && text.element().wholeOwnText().isBlank();
        return only ? text.first("xhtml:div", "div").orElse(text) : text;
    }

    private static boolean isBinary(String type) {
        return type.contains("/")
                && !type.startsWith("text/")
                && !type.endsWith("xml")
                && !type.endsWith("html");
    }

    private static boolean isPicture(String type) {
        return type.startsWith("image/") || type.startsWith("audio/") || type.startsWith("video/");
    }

    /** Empty where it is no Base64 or no text once decoded. */
    private static Optional<String> decoded(String base64) {
        try {
            var bytes = Base64.getDecoder().decode(SPACE.matcher(base64).replaceAll(""));
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return Optional.of(text.toString().strip());
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
