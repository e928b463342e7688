package org.masthead.fetch.feed;

import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.jsoup.nodes.Element;
import org.masthead.address.WebAddress;

/** Atom (RFC 4287). */
final class AtomFeed {

    private AtomFeed() {}

    static List<Entry> entries(Element root, HttpUrl base) {
        return Children.all(root, "entry").stream()
                .map(entry -> entry(entry, base))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Entry> entry(Element entry, HttpUrl base) {
        return Children.all(entry, "link").stream()
                .filter(AtomFeed::isAlternate)
                .filter(link -> !link.attr("href").isBlank())
                .findFirst()
                .flatMap(link -> WebAddress.resolve(Children.base(link, base), link.attr("href")))
                .map(url ->
                        new Entry(url, Children.text(entry, "updated").flatMap(FeedTime::parse)));
    }

    /** A link without a relation is an alternate (RFC 4287 §4.2.7.2). */
    private static boolean isAlternate(Element link) {
        var relation = link.attr("rel");
        return relation.isEmpty() || relation.equalsIgnoreCase("alternate");
    }
}
