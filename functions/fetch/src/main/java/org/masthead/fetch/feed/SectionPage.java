package org.masthead.fetch.feed;

import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.jsoup.nodes.Document;
import org.masthead.address.WebAddress;

/**
 * A publisher's own list of articles, read as a feed where there is no other: links of the same
 * host whose text reads like a headline, outside navigation.
 */
final class SectionPage {

    /** Shorter link texts are menu entries, "More", author names. */
    private static final int HEADLINE_LENGTH = 25;

    private SectionPage() {}

    static List<Entry> entries(Document page, HttpUrl base) {
        var relativeTo = WebAddress.resolve(base, page.baseUri()).orElse(base); // <base href>
        return page.select("a[href]").stream()
                .filter(link -> link.text().length() >= HEADLINE_LENGTH)
                .filter(link -> link.closest("nav, header, footer, aside") == null)
                .flatMap(link -> WebAddress.resolve(relativeTo, link.attr("href")).stream())
                .filter(url -> isArticle(url, base))
                .map(url -> new Entry(url, Optional.empty()))
                .toList();
    }

    private static boolean isArticle(HttpUrl url, HttpUrl base) {
        return url.host().equals(base.host())
                && url.port() == base.port()
                && !url.equals(base)
                && !url.encodedPath().equals("/");
    }
}
