package org.masthead.extract.evidence;

import java.util.Optional;
import okhttp3.HttpUrl;
import org.masthead.address.CanonicalForm;
import org.masthead.address.Site;
import org.masthead.address.WebAddress;
import org.masthead.extract.html.Outline;

/**
 * The page's canonical address. Honoured only on the site that answered: otherwise one publisher's
 * page could take the place of another's story.
 */
final class CanonicalUrl {

    private CanonicalUrl() {}

    static Found<String> find(Outline page, String url, MetaTags meta) {
        var address = WebAddress.parse(url);
        if (address.isEmpty()) {
            return new Found<>(url, "address");
        }
        return link(page)
                .flatMap(found -> accept(found, address.get()))
                .or(() -> meta.first("og:url").flatMap(found -> accept(found, address.get())))
                .orElseGet(
                        () -> new Found<>(CanonicalForm.of(address.get()).toString(), "address"));
    }

    private static Optional<Found<String>> link(Outline page) {
        return page.tagged("link").stream()
                .filter(link -> link.attr("rel").equalsIgnoreCase("canonical"))
                .filter(link -> link.hasAttr("href"))
                .findFirst()
                .map(link -> new Found<>(link.attr("href"), "link canonical"));
    }

    private static Optional<Found<String>> accept(Found<String> found, HttpUrl answered) {
        return WebAddress.resolve(answered, found.value())
                .filter(address -> Site.same(address, answered))
                .filter(address -> !isHome(address) || isHome(answered))
                .map(address -> new Found<>(CanonicalForm.of(address).toString(), found.from()));
    }

    private static boolean isHome(HttpUrl url) {
        return url.encodedPath().equals("/") && url.query() == null;
    }
}
