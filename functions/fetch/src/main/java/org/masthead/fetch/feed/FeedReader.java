package org.masthead.fetch.feed;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.masthead.fetch.feed.FeedResult.NotAFeed;
import org.masthead.fetch.feed.Gunzip.Inflated;

/**
 * Reads any syndication feed: RSS, Atom, RDF, JSON Feed, sitemap, sitemap index, or as a last
 * resort a section page. Goes by what the document is, not by what its headers say.
 */
public final class FeedReader {

    /**
     * Elements or objects that a document may have: some ten times those of the longest feeds. Each
     * takes some 150 bytes of memory, whatever it took to send.
     */
    private static final int MAX_PARTS = 500_000;

    /** Characters. */
    private static final int MAX_PREAMBLE = 1_000;

    private FeedReader() {}

    /**
     * Reads a feed.
     *
     * @param body may be a gzip file, as sitemaps are
     * @param url the address that answered; relative addresses in the feed are relative to it
     * @param charset as the Content-Type header names it
     */
    public static FeedResult read(byte[] body, HttpUrl url, Optional<String> charset) {
        return switch (Gunzip.inflate(body)) {
            case Inflated.Bytes(var bytes) -> readPlain(bytes, url, charset);
            case Inflated.Refused(var reason) -> new NotAFeed(reason);
        };
    }

    private static FeedResult readPlain(byte[] body, HttpUrl url, Optional<String> charset) {
        if (hasTooManyParts(body)) {
            return new NotAFeed("has more than %d parts".formatted(MAX_PARTS));
        }
        var text = Characters.decode(body, charset);
        return switch (firstCharacter(text)) {
            case '{' -> JsonFeed.read(Characters.decode(body, Optional.empty()), url);
            default ->
                    holdsMarkup(text)
                            ? readMarkup(text, body, url, charset)
                            : new NotAFeed("starts with neither '<' nor '{'");
        };
    }

    private static FeedResult readMarkup(
            String text, byte[] body, HttpUrl url, Optional<String> charset) {
        var xml = Xml.parse(text);
        return root(xml)
                .map(root -> readElement(kind(xml, root), root, body, url, charset))
                .orElseGet(() -> new NotAFeed("holds no element"));
    }

    /** The element of a feed, also after the warnings that some servers put before it. */
    private static Optional<Element> root(Document xml) {
        var elements =
                xml.children().stream()
                        .filter(element -> !element.tagName().startsWith("?"))
                        .toList();
        return elements.stream()
                .filter(element -> isFeed(localName(element)))
                .findFirst()
                .or(() -> elements.stream().findFirst());
    }

    private static boolean isFeed(String name) {
        return switch (name) {
            case "rss", "rdf", "channel", "feed", "urlset", "sitemapindex" -> true;
            default -> false;
        };
    }

    /** HTML may leave out its first tag (HTML Living Standard §13.1.2.4), not its doctype. */
    private static String kind(Document xml, Element root) {
        var doctype = xml.documentType();
        var name = localName(root);
        return doctype != null && doctype.name().equalsIgnoreCase("html") && !isFeed(name)
                ? "html"
                : name;
    }

    private static FeedResult readElement(
            String kind, Element root, byte[] body, HttpUrl url, Optional<String> charset) {
        return switch (kind) {
            case "rss", "rdf", "channel" -> RssFeed.read(Part.root(root, "rss", url));
            case "feed" -> AtomFeed.read(Part.root(root, "atom", url));
            case "urlset" -> Sitemaps.sitemap(Part.root(root, "sitemap", url));
            case "sitemapindex" -> Sitemaps.index(Part.root(root, "sitemap", url), url);
            case "html" -> SectionPage.read(html(body, url, charset), url);
            default -> new NotAFeed("<%s> is no syndication feed".formatted(root.tagName()));
        };
    }

    private static Document html(byte[] body, HttpUrl url, Optional<String> charset) {
        try {
            var bytes = new ByteArrayInputStream(body);
            return Jsoup.parse(bytes, charset.orElse(null), url.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }

    private static String localName(Element element) {
        return element.tag().localName().toLowerCase(Locale.ROOT);
    }

    private static boolean hasTooManyParts(byte[] body) {
        int parts = 0;
        for (var b : body) {
            if (b == '<' || b == '{' || b == '[') {
                parts++;
            }
        }
        return parts > MAX_PARTS;
    }

    /** Also after a line or two of a server's own. */
    private static boolean holdsMarkup(String text) {
        int first = text.indexOf('<');
        return first >= 0 && first < MAX_PREAMBLE;
    }

    private static char firstCharacter(String text) {
        return (char) text.chars().filter(c -> c > ' ' && c != '\ufeff').findFirst().orElse(0);
    }
}
