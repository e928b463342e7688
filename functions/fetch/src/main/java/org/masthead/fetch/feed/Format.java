package org.masthead.fetch.feed;

/** What kind of document lists a source's entries. */
public enum Format {
    /** RSS 0.9x to 2.0, and RSS 0.90 and 1.0, which are RDF. */
    RSS("RSS"),
    /** Atom 0.3 and 1.0. */
    ATOM("Atom"),
    /** JSON Feed 1.0 and 1.1. */
    JSON_FEED("JSON Feed"),
    /** A sitemap without news in it. */
    SITEMAP("sitemap"),
    /** A sitemap with Google's news extension. */
    NEWS_SITEMAP("news sitemap"),
    /** An HTML page with links to articles. */
    SECTION_PAGE("section page");

    private final String words;

    Format(String words) {
        this.words = words;
    }

    /** For people, in logs and tables. */
    public String words() {
        return words;
    }
}
