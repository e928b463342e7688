package org.masthead.extract.blocks;

import java.util.Locale;
import java.util.Optional;
import org.jsoup.internal.StringUtil;
import org.jsoup.nodes.Element;

/**
 * Addresses that may leave a page: absolute, and of a scheme that does nothing but open a page or a
 * letter. Everything else ({@code javascript:}, {@code data:}) is as if it were not there.
 */
public final class Addresses {

    private static final int MAX_LENGTH = 2_000;

    private Addresses() {}

    /** Where the element's {@code href} leads; empty for a place on the same page. */
    static Optional<String> link(Element anchor) {
        var href = anchor.attr("href").strip();
        if (href.isEmpty() || href.startsWith("#")) {
            return Optional.empty();
        }
        if (href.regionMatches(true, 0, "mailto:", 0, 7)) {
            return href.length() > MAX_LENGTH ? Optional.empty() : Optional.of(href);
        }
        return web(anchor.baseUri(), href);
    }

    /** The absolute {@code http} or {@code https} form of an address found on a page. */
    public static Optional<String> web(String base, String address) {
        var trimmed = address.strip();
        if (trimmed.isEmpty() || trimmed.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        if (isPlain(trimmed)) {
            return Optional.of(trimmed);
        }
        var absolute = StringUtil.resolve(base, trimmed);
        var lower = absolute.toLowerCase(Locale.ROOT);
        boolean ours = lower.startsWith("https://") || lower.startsWith("http://");
        return ours ? Optional.of(absolute) : Optional.empty();
    }

    /** Absolute already, and in no need of escapes: most addresses of most pages. */
    private static boolean isPlain(String address) {
        return (address.startsWith("https://") || address.startsWith("http://"))
                && address.chars()
                        .allMatch(c -> c > ' ' && c < 0x7F && "\"<>\\^`{|}".indexOf(c) < 0);
    }
}
