package org.masthead.fetch.feed;

import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.masthead.address.WebAddress;

/**
 * A web address that a feed gives.
 *
 * @param written absolute, otherwise as the feed spells it: WebSub knows a topic by its spelling
 * @param url the same in the one spelling that Masthead compares and fetches
 */
public record Link(String written, HttpUrl url) {

    /** RFC 3986 §3.1. */
    private static final Pattern ABSOLUTE = Pattern.compile("(?i)^https?://.*");

    /** A link, unless the text is no address of the web. */
    static Optional<Link> of(HttpUrl base, String text) {
        var stripped = text.strip();
        if (stripped.isEmpty()) {
            return Optional.empty();
        }
        return WebAddress.resolve(base, stripped)
                .map(url ->
                        new Link(
                                ABSOLUTE.matcher(stripped).matches() ? stripped : url.toString(),
                                url));
    }
}
