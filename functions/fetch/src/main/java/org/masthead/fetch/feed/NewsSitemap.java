package org.masthead.fetch.feed;

import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.jsoup.nodes.Element;
import org.masthead.address.WebAddress;

/** Sitemaps (sitemaps.org protocol 0.9), with or without Google's news extension. */
final class NewsSitemap {

    private NewsSitemap() {}

    static List<Entry> entries(Element root, HttpUrl base) {
        return Children.all(root, "url").stream()
                .map(url -> entry(url, base))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Entry> entry(Element url, HttpUrl base) {
        return Children.text(url, "loc")
                .flatMap(location -> WebAddress.resolve(base, location))
                .map(address ->
                        new Entry(address, Children.text(url, "lastmod").flatMap(FeedTime::parse)));
    }
}
