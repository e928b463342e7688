package org.masthead.extract.evidence;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.masthead.extract.blocks.Addresses;

/**
 * The page's canonical address. Honoured only on the site that answered: otherwise one publisher's
 * page could take the place of another's story.
 */
final class CanonicalUrl {

    private CanonicalUrl() {}

    static Found<String> find(Document page, String url, MetaTags meta) {
        var link = page.selectFirst("link[rel~=(?i)^canonical$][href]");
        var declared =
                link == null
                        ? Optional.<Found<String>>empty()
                        : Optional.of(new Found<>(link.attr("href"), "link canonical"));
        return declared.flatMap(found -> accept(found, url))
                .or(() -> meta.first("og:url").flatMap(found -> accept(found, url)))
                .orElseGet(() -> new Found<>(url, "address"));
    }

    private static Optional<Found<String>> accept(Found<String> found, String url) {
        return Addresses.web(url, found.value())
                .filter(address -> sameSite(address, url))
                .filter(address -> !isHome(address) || isHome(url))
                .map(address -> new Found<>(withoutFragment(address), found.from()));
    }

    /** Hosts equal but for a leading {@code www.}, {@code m.}, {@code amp.} or {@code mobile.}. */
    private static boolean sameSite(String a, String b) {
        var first = site(a);
        return !first.isEmpty() && first.equals(site(b));
    }

    private static String site(String url) {
        try {
            var host = new URI(withoutQuery(url)).getHost();
            return host == null
                    ? ""
                    : host.toLowerCase(Locale.ROOT).replaceFirst("^(?:www|m|amp|mobile)\\.", "");
        } catch (URISyntaxException e) {
            return "";
        }
    }

    private static boolean isHome(String url) {
        return withoutQuery(url).matches("https?://[^/]+/?");
    }

    private static String withoutQuery(String url) {
        int end = url.indexOf('?');
        return withoutFragment(end < 0 ? url : url.substring(0, end));
    }

    private static String withoutFragment(String url) {
        int end = url.indexOf('#');
        return end < 0 ? url : url.substring(0, end);
    }
}
