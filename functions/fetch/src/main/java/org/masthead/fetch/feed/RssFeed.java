package org.masthead.fetch.feed;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.jsoup.nodes.Element;
import org.masthead.address.WebAddress;

/** RSS 0.9x to 2.0 (RSS Advisory Board, "RSS 2.0 Specification") and RSS 1.0, which is RDF. */
final class RssFeed {

    private RssFeed() {}

    static List<Entry> entries(Element root, HttpUrl base) {
        // Below the channel in RSS 0.91 to 2.0, beside it in RSS 1.0.
        return Stream.concat(
                        Children.all(root, "channel").stream()
                                .flatMap(channel -> Children.all(channel, "item").stream()),
                        Children.all(root, "item").stream())
                .map(item -> entry(item, base))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Entry> entry(Element item, HttpUrl base) {
        return Children.text(item, "link")
                .flatMap(link -> WebAddress.resolve(Children.base(item, base), link))
                .or(() -> permalink(item))
                .map(url ->
                        new Entry(
                                url,
                                Children.text(item, "atom:updated")
                                        .or(() -> Children.text(item, "dcterms:modified"))
                                        .or(() -> Children.text(item, "pubDate"))
                                        .or(() -> Children.text(item, "dc:date"))
                                        .flatMap(FeedTime::parse)));
    }

    /** A guid is the entry's address, absolute, unless it says that it is not. */
    private static Optional<HttpUrl> permalink(Element item) {
        return Children.first(item, "guid")
                .filter(guid -> !guid.attr("isPermaLink").equalsIgnoreCase("false"))
                .flatMap(guid -> WebAddress.parse(guid.text()));
    }
}
