package org.masthead.fetch.feed;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * What the elements of one document are called: a format's own by their plain names, others by
 * their namespace's customary prefix, whatever prefix the document gives it. All in small letters.
 */
final class Names {

    /** Namespaces without scheme and final slash or hash, which feeds get wrong, and prefixes. */
    private static final Map<String, String> NAMESPACES =
            Map.ofEntries(
                    Map.entry("www.w3.org/2005/atom", "atom"),
                    Map.entry("purl.org/atom/ns", "atom"), // Atom 0.3
                    Map.entry("purl.org/rss/1.0", "rss"),
                    Map.entry("my.netscape.com/rdf/simple/0.9", "rss"),
                    Map.entry("channel.netscape.com/rdf/simple/0.9", "rss"),
                    Map.entry("my.netscape.com/publish/formats/rss-0.91.dtd", "rss"),
                    Map.entry("backend.userland.com/rss", "rss"),
                    Map.entry("backend.userland.com/rss2", "rss"),
                    Map.entry("backend.userland.com/rss091", "rss"),
                    Map.entry("blogs.law.harvard.edu/tech/rss", "rss"),
                    Map.entry("purl.org/net/rss1.1", "rss"),
                    Map.entry("www.w3.org/1999/02/22-rdf-syntax-ns", "rdf"),
                    Map.entry("purl.org/dc/elements/1.1", "dc"),
                    Map.entry("purl.org/dc/elements/1.0", "dc"),
                    Map.entry("purl.org/dc", "dc"),
                    Map.entry("purl.org/dc/terms", "dcterms"),
                    Map.entry("purl.org/rss/1.0/modules/dcterms", "dcterms"),
                    Map.entry("purl.org/rss/1.0/modules/content", "content"),
                    Map.entry("purl.org/rss/1.0/modules/syndication", "sy"),
                    Map.entry("search.yahoo.com/mrss", "media"),
                    Map.entry("search.yahoo.com/rss", "media"),
                    Map.entry("tools.search.yahoo.com/mrss", "media"),
                    Map.entry("www.itunes.com/dtds/podcast-1.0.dtd", "itunes"),
                    Map.entry("backend.userland.com/creativecommonsrssmodule", "creativecommons"),
                    Map.entry("cyber.law.harvard.edu/rss/creativecommonsrssmodule.html", "cc"),
                    Map.entry("web.resource.org/cc", "cc"),
                    Map.entry("creativecommons.org/ns", "cc"),
                    Map.entry("news.yandex.ru", "yandex"),
                    Map.entry("rslstandard.org/rsl", "rsl"),
                    Map.entry("www.w3.org/1999/xhtml", "xhtml"),
                    Map.entry("www.w3.org/1999/html", "xhtml"),
                    Map.entry("www.sitemaps.org/schemas/sitemap/0.9", "sitemap"),
                    Map.entry("www.sitemaps.org/schemas/sitemap/0.84", "sitemap"),
                    Map.entry("www.google.com/schemas/sitemap/0.84", "sitemap"),
                    Map.entry("www.google.com/schemas/sitemap-news/0.9", "news"),
                    Map.entry("www.google.com/schemas/sitemap-image/1.1", "image"));

    private static final Set<String> CUSTOMARY = Set.copyOf(NAMESPACES.values());
    private static final String UNKNOWN = "?";
    private static final String XMLNS = "xmlns";
    private static final Pattern AROUND = Pattern.compile("^https?://|[/#]+$");

    private final Map<String, String> keys = new HashMap<>();
    private final Set<String> declared = new HashSet<>();
    private final Set<String> own = new HashSet<>(Set.of(""));
    private final String byDefault;

    /**
     * The names of a document.
     *
     * @param format the customary prefix of the format itself
     */
    Names(Element root, String format) {
        for (var attribute : root.attributes()) {
            if (attribute.getKey().startsWith(XMLNS + ":")) {
                declared.add(attribute.getKey().substring(XMLNS.length() + 1));
            }
        }
        byDefault = key(root.hasAttr(XMLNS) ? root.attr(XMLNS) : root.root().tag().namespace());
        own.add(format);
        if (format.equals("rss") && "atom".equals(NAMESPACES.get(byDefault))) {
            own.add("atom"); // RSS that says it is Atom, as some does, is RSS all the same
        }
    }

    String of(Element element) {
        var local = element.tag().localName().toLowerCase(Locale.ROOT);
        var prefix = prefix(element);
        return own.contains(prefix) ? local : prefix + ":" + local;
    }

    private String prefix(Element element) {
        var written = element.tag().prefix().toLowerCase(Locale.ROOT);
        var namespace = key(element.tag().namespace());
        if (written.isEmpty()) {
            return NAMESPACES.getOrDefault(namespace, "");
        }
        // Jsoup gives a prefix that nobody has declared the namespace of plain names.
        if (namespace.equals(byDefault) && !declared.contains(element.tag().prefix())) {
            return CUSTOMARY.contains(written) ? written : UNKNOWN;
        }
        return NAMESPACES.getOrDefault(namespace, UNKNOWN);
    }

    private String key(String namespace) {
        return keys.computeIfAbsent(
                namespace,
                written -> AROUND.matcher(written.strip().toLowerCase(Locale.ROOT)).replaceAll(""));
    }
}
