package org.masthead.fetch.feed;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.nodes.Entities;

/** Atom's texts, of whatever type (RFC 4287 §3.1, §4.1.3; Atom 0.3 §3.1), as HTML. */
final class AtomText {

    private AtomText() {}

    /** The HTML of the first of the parent's children of these names that has any. */
    static Optional<String> of(Part parent, String... anyOf) {
        return Stream.of(anyOf)
                .flatMap(parent::all)
                .flatMap(text -> html(text).stream())
                .findFirst();
    }

    private static Optional<String> html(Part text) {
        var type = text.attribute("type").orElse("text").toLowerCase(Locale.ROOT);
        var mode = text.attribute("mode").orElse("").toLowerCase(Locale.ROOT);
        if (text.element().childrenSize() > 0) {
            return inDiv(text).text();
        }
        if (mode.equals("base64") || isBinary(type)) {
            return text.text().flatMap(AtomText::decoded);
        }
        return type.endsWith("html") ? text.text() : text.text().map(AtomText::escape);
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

    /** What is no text when decoded is left out: a picture is no story. */
    private static Optional<String> decoded(String base64) {
        try {
            var bytes = Base64.getMimeDecoder().decode(base64);
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return Optional.of(text.toString().strip());
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return Optional.empty();
        }
    }

    static String escape(String text) {
        return Entities.escape(text);
    }
}
