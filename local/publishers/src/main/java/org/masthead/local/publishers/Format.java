package org.masthead.local.publishers;

/** Formats of syndication feeds; each is written by the template of its name. */
enum Format {
    /** RSS 2.0 with the content, dc and media modules. */
    RSS("rss.xml", "application/rss+xml; charset=utf-8"),
    /** Atom, RFC 4287. */
    ATOM("atom.xml", "application/atom+xml; charset=utf-8"),
    /** JSON Feed 1.1, https://www.jsonfeed.org/version/1.1/. */
    JSON("feed.json", "application/feed+json; charset=utf-8"),
    /** News sitemap, https://www.google.com/schemas/sitemap-news/0.9. */
    SITEMAP("sitemap.xml", "application/xml; charset=utf-8"),
    /** A plain page of links. */
    SECTION("listing.html", "text/html; charset=utf-8");

    final String template;
    final String contentType;

    Format(String template, String contentType) {
        this.template = template;
        this.contentType = contentType;
    }

    static Format named(String name) {
        for (Format format : values()) {
            if (format.name().equalsIgnoreCase(name)) {
                return format;
            }
        }
        throw new IllegalArgumentException(
                "Feed format '%s' is none of: rss, atom, json, sitemap, section".formatted(name));
    }
}
