package org.masthead.fetch.feed;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * Reads any syndication feed: RSS, Atom, RDF, JSON Feed, news sitemap, or as a last resort a
 * section page. Goes by what the document is, not by what its headers say.
 */
public final class FeedReader {

    /**
     * Elements or objects that a document may have: some ten times those of the longest feeds. Each
     * takes some 150 bytes of memory, whatever it took to send.
     */
    private static final int MAX_PARTS = 500_000;

    private FeedReader() {}

    /**
     * Reads a feed.
     *
     * @param url the address that answered; relative addresses in the feed are relative to it
     * @param charset as the Content-Type header names it
     */
    public static FeedResult read(byte[] body, HttpUrl url, Optional<String> charset) {
        if (hasTooManyParts(body)) {
            return new FeedResult.NotAFeed("has more than %d parts".formatted(MAX_PARTS));
        }
        return switch (firstCharacter(body)) {
            case '{' -> JsonFeed.read(body, url);
            case '<' -> readMarkup(body, url, charset);
            default -> new FeedResult.NotAFeed("starts with neither '<' nor '{'");
        };
    }

    private static FeedResult readMarkup(byte[] body, HttpUrl url, Optional<String> charset) {
        var xml = parse(body, url, charset, Parser.xmlParser());
        return root(xml)
                .map(root -> readElement(kind(xml, root), root, body, url, charset))
                .orElseGet(() -> new FeedResult.NotAFeed("holds no element"));
    }

    /** HTML may leave out its first tag (HTML Living Standard §13.1.2.4), not its doctype. */
    private static String kind(Document xml, Element root) {
        var doctype = xml.documentType();
        return doctype != null && doctype.name().equalsIgnoreCase("html")
                ? "html"
                : localName(root);
    }

    private static FeedResult readElement(
            String kind, Element root, byte[] body, HttpUrl url, Optional<String> charset) {
        return switch (kind) {
            case "rss", "rdf" -> entries("RSS", RssFeed.entries(root, url));
            case "feed" -> entries("Atom", AtomFeed.entries(root, url));
            case "urlset" -> entries("news sitemap", NewsSitemap.entries(root, url));
            case "html" ->
                    entries(
                            "section page",
                            SectionPage.entries(
                                    parse(body, url, charset, Parser.htmlParser()), url));
            default ->
                    new FeedResult.NotAFeed(
                            "<%s> is no syndication feed".formatted(root.tagName()));
        };
    }

    private static Optional<Element> root(Document xml) {
        return xml.children().stream()
                .filter(element -> !element.tagName().startsWith("?"))
                .findFirst();
    }

    private static Document parse(
            byte[] body, HttpUrl url, Optional<String> charset, Parser parser) {
        try {
            // Jsoup expands no entity that a document declares, and opens none.
            return Jsoup.parse(
                    new ByteArrayInputStream(body), charset.orElse(null), url.toString(), parser);
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }

    /** A feed lists an address once, whatever its entries do. */
    static FeedResult entries(String format, List<Entry> entries) {
        var byUrl = new LinkedHashMap<HttpUrl, Entry>();
        entries.forEach(entry -> byUrl.putIfAbsent(entry.url(), entry));
        return new FeedResult.Entries(format, List.copyOf(byUrl.values()));
    }

    private static String localName(Element element) {
        var name = element.tagName();
        return name.substring(name.indexOf(':') + 1).toLowerCase(Locale.ROOT);
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

    private static char firstCharacter(byte[] body) {
        for (var b : body) {
            // Past white space and the bytes of a byte order mark.
            if (b > ' ') {
                return (char) b;
            }
        }
        return 0;
    }
}
