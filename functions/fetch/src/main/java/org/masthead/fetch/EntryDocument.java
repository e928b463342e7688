package org.masthead.fetch;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.masthead.fetch.feed.Entry;
import org.masthead.fetch.feed.ListedPage;
import org.masthead.fetch.feed.Person;

/**
 * The page that a feed's entry would be: its title, date, authors and whole text, and no more.
 *
 * @param html well-formed whatever the feed's HTML is
 */
record EntryDocument(String html) {

    static final String CONTENT_TYPE = "text/html; charset=utf-8";

    /** Below this it is a summary, whatever the feed calls it. */
    static final int MIN_WORDS = 80;

    byte[] bytes() {
        return html.getBytes(StandardCharsets.UTF_8);
    }

    /** Empty where the entry has no whole text. */
    static Optional<EntryDocument> of(ListedPage page) {
        var entry = page.entry();
        return entry.content()
                .map(content -> Jsoup.parseBodyFragment(content, page.url().toString()).body())
                .filter(body -> words(body.text()) >= MIN_WORDS)
                .map(body -> new EntryDocument(document(page, entry, body).outerHtml()));
    }

    private static int words(String text) {
        return text.isBlank() ? 0 : text.strip().split("\\s+", -1).length;
    }

    private static Document document(ListedPage page, Entry entry, Element body) {
        var document = Document.createShell(page.url().toString());
        document.charset(StandardCharsets.UTF_8);
        document.outputSettings().prettyPrint(false);
        var title = entry.title().map(html -> Jsoup.parseBodyFragment(html).text()).orElse("");
        document.title(title);
        entry.language().ifPresent(tag -> document.child(0).attr("lang", tag));
        var head = document.head();
        head.appendElement("link").attr("rel", "canonical").attr("href", page.url().toString());
        meta(head, "og:type", "article");
        entry.published().ifPresent(at -> meta(head, "article:published_time", at.toString()));
        entry.updated().ifPresent(at -> meta(head, "article:modified_time", at.toString()));
        var article = document.body().appendElement("article");
        article.appendElement("h1").text(title);
        entry.authors().stream()
                .map(Person::name)
                .flatMap(Optional::stream)
                .forEach(name -> article.appendElement("a").attr("rel", "author").text(name));
        article.appendElement("div").appendChildren(body.childNodes());
        return document;
    }

    private static void meta(Element head, String property, String content) {
        head.appendElement("meta").attr("property", property).attr("content", content);
    }
}
