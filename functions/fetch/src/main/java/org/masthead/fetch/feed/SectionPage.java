package org.masthead.fetch.feed;

import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.masthead.address.WebAddress;

/**
 * A publisher's own list of articles, read as a feed where there is no other: links of the same
 * host whose text reads like a headline, outside navigation.
 */
final class SectionPage {

    /** Shorter link texts are menu entries, "More", author names. */
    private static final int HEADLINE_LENGTH = 25;

    private SectionPage() {}

    static Feed read(Document page, HttpUrl url) {
        return new Feed(
                Format.SECTION_PAGE,
                Optional.of(Html.of(page.title())).filter(title -> !title.isEmpty()),
                Optional.empty(),
                Optional.of(new Link(url.toString(), url)),
                Optional.empty(),
                Optional.of(page.select("html").attr("lang").strip())
                        .filter(language -> !language.isEmpty()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                entries(page, url),
                Hints.NONE);
    }

    private static List<Entry> entries(Document page, HttpUrl url) {
        var base = WebAddress.resolve(url, page.baseUri()).orElse(url); // <base href>
        return page.select("a[href]").stream()
                .filter(link -> link.text().length() >= HEADLINE_LENGTH)
                .filter(link -> link.closest("nav, header, footer, aside") == null)
                .flatMap(link -> entry(link, base, url).stream())
                .toList();
    }

    private static Optional<Entry> entry(Element link, HttpUrl base, HttpUrl page) {
        return Link.of(base, link.attr("href"))
                .filter(address -> isArticle(address.url(), page))
                .map(address -> Entry.of(address, Optional.of(Html.of(link.text()))));
    }

    private static boolean isArticle(HttpUrl url, HttpUrl page) {
        return url.host().equals(page.host())
                && url.port() == page.port()
                && !url.equals(page)
                && !url.encodedPath().equals("/");
    }
}
