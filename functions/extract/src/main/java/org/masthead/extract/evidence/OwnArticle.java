package org.masthead.extract.evidence;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.jsoup.nodes.Document;
import org.masthead.address.CanonicalForm;
import org.masthead.address.Site;
import org.masthead.address.WebAddress;
import org.masthead.extract.html.Outline;
import tools.jackson.databind.JsonNode;

/**
 * Tells which of the articles in a page's JSON-LD is the page's own: the others are teasers, whose
 * authors and days are not the story's.
 */
final class OwnArticle {

    private final List<HttpUrl> addresses;
    private final List<String> titles;

    OwnArticle(Document page, String url, Outline outline, MetaTags meta) {
        this.addresses =
                Stream.of(url, CanonicalUrl.find(outline, url, meta).value())
                        .flatMap(address -> WebAddress.parse(address).stream())
                        .map(CanonicalForm::of)
                        .distinct()
                        .toList();
        var headings = outline.tagged("h1").stream().limit(1).map(heading -> heading.text());
        var names = Stream.of(meta.first("og:title").map(Found::value).orElse(""), page.title());
        this.titles = Stream.concat(names, headings).map(Headlines::key).toList();
    }

    /**
     * The article that has this page's address, else the one whose headline the page has as its
     * title, else the only one. Absent where there are several and none fits.
     */
    Optional<JsonNode> among(List<JsonNode> articles) {
        var telling =
                articles.stream()
                        .filter(node -> node.has("headline") || node.has("datePublished"))
                        .toList();
        var here = telling.stream().filter(this::isHere).toList();
        return here.stream()
                .filter(this::isTitled)
                .findFirst()
                .or(() -> here.stream().findFirst())
                .or(() -> telling.stream().filter(this::isTitled).findFirst())
                .or(() -> only(outermost(telling)));
    }

    private boolean isHere(JsonNode article) {
        return addresses(article)
                .flatMap(text -> addresses.stream().flatMap(at -> address(at, text)))
                .anyMatch(this::isThisPage);
    }

    private static Stream<HttpUrl> address(HttpUrl base, String text) {
        return WebAddress.resolve(base, text).map(CanonicalForm::of).stream();
    }

    private boolean isThisPage(HttpUrl address) {
        return addresses.stream()
                .anyMatch(at ->
                        Site.same(address, at)
                                && path(address).equals(path(at))
                                && (address.query() == null
                                        || Objects.equals(address.query(), at.query())));
    }

    private static String path(HttpUrl address) {
        return address.encodedPath().replaceFirst("/+$", "");
    }

    /** schema.org: {@code url}, JSON-LD's {@code @id} and {@code mainEntityOfPage}. */
    private static Stream<String> addresses(JsonNode article) {
        var page = article.path("mainEntityOfPage");
        return Stream.of(
                        LinkedData.text(article, "url"),
                        LinkedData.text(article, "@id"),
                        LinkedData.text(page),
                        LinkedData.text(page, "@id"),
                        LinkedData.text(page, "url"))
                .flatMap(Optional::stream)
                // "#article" names a part of any page there is
                .filter(text -> !text.startsWith("#"));
    }

    private boolean isTitled(JsonNode article) {
        var key = LinkedData.text(article, "headline").map(Headlines::key).orElse("");
        return !key.isEmpty() && titles.stream().anyMatch(title -> title.contains(key));
    }

    /** The only one, also where it is described twice under one headline. */
    private static Optional<JsonNode> only(List<JsonNode> articles) {
        var headlines =
                articles.stream()
                        .flatMap(node -> LinkedData.text(node, "headline").stream())
                        .map(Headlines::key)
                        .distinct()
                        .count();
        if (headlines == 1) {
            return articles.stream().filter(node -> node.has("headline")).findFirst();
        }
        return articles.size() == 1 ? Optional.of(articles.getFirst()) : Optional.empty();
    }

    /** Without the parts of others: a live blog's entries are articles too. */
    private static List<JsonNode> outermost(List<JsonNode> articles) {
        Set<JsonNode> inside = Collections.newSetFromMap(new IdentityHashMap<>());
        var open = new ArrayList<JsonNode>();
        articles.forEach(node -> node.forEach(open::add));
        while (!open.isEmpty()) {
            var node = open.removeLast();
            if (node.isContainer() && inside.add(node)) {
                node.forEach(open::add);
            }
        }
        return articles.stream().filter(node -> !inside.contains(node)).toList();
    }
}
