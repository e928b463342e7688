package org.masthead.extract.evidence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.masthead.extract.blocks.Addresses;
import org.masthead.extract.html.Words;
import org.masthead.story.Author;
import tools.jackson.databind.JsonNode;

/** Who wrote the story: names, without "By", job titles and addresses. */
final class Authors {

    private static final int MAX_NAME_WORDS = 7;
    private static final int MAX_AUTHORS = 20;
    private static final Pattern BY =
            Pattern.compile(
                    "^(?:written by|reported by|story by|by|von|par|por|di|door|av|af|text|texte|oleh|autor|author)\\b[:\\s]*",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern BETWEEN =
            Pattern.compile(
                    "\\s*(?:;|\\||,|•|\\n|\\s&\\s|\\sand\\s|\\sund\\s|\\set\\s|\\sy\\s|\\sog\\s|\\soch\\s|\\se\\s|、)\\s*");

    private Authors() {}

    static Found<List<Author>> find(
            Document page, LinkedData data, Optional<JsonNode> article, MetaTags meta) {
        var linked = article.map(node -> linked(page, data, node)).orElse(List.of());
        if (!linked.isEmpty()) {
            return new Found<>(linked, "json-ld");
        }
        for (var name :
                List.of(
                        "author",
                        "article:author",
                        "parsely-author",
                        "sailthru.author",
                        "dc.creator",
                        "cxenseparse:author",
                        "byl",
                        "dcterms.creator")) {
            var named = new LinkedHashMap<String, Author>();
            meta.all(name).forEach(value -> addAll(named, value, Optional.empty()));
            if (!named.isEmpty()) {
                return new Found<>(List.copyOf(named.values()), "meta " + name);
            }
        }
        return visible(page);
    }

    private static List<Author> linked(Document page, LinkedData data, JsonNode article) {
        var named = new LinkedHashMap<String, Author>();
        for (var author : data.all(article, "author")) {
            var url =
                    LinkedData.text(author, "url").flatMap(to -> Addresses.web(page.baseUri(), to));
            var name =
                    author.isString() ? LinkedData.text(author) : LinkedData.text(author, "name");
            name.ifPresent(value -> addAll(named, value, url));
        }
        return List.copyOf(named.values());
    }

    private static Found<List<Author>> visible(Document page) {
        for (var query :
                List.of(
                        "[itemprop=author] [itemprop=name]",
                        "[itemprop=author]",
                        "[rel=author]",
                        ".byline a, .author a, .author-name, .byline__name",
                        ".byline, .author")) {
            var named = new LinkedHashMap<String, Author>();
            for (var element : page.select(query)) {
                addAll(
                        named,
                        element.text(),
                        Addresses.web(element.baseUri(), element.attr("href")));
            }
            if (!named.isEmpty()) {
                return new Found<>(List.copyOf(named.values()), "byline");
            }
        }
        return new Found<>(List.of(), "");
    }

    private static void addAll(Map<String, Author> named, String value, Optional<String> url) {
        if (value.length() > 300) {
            return;
        }
        for (var name : names(value)) {
            if (named.size() < MAX_AUTHORS) {
                named.putIfAbsent(name.toLowerCase(Locale.ROOT), new Author(name, url));
            }
        }
    }

    /** The names in a byline. */
    static List<String> names(String byline) {
        var names = new ArrayList<String>();
        for (var part : BETWEEN.split(BY.matcher(PlainText.of(byline)).replaceFirst(""), -1)) {
            var name = BY.matcher(part.strip()).replaceFirst("").strip();
            if (isName(name)) {
                names.add(name);
            }
        }
        return names;
    }

    private static boolean isName(String name) {
        int words = Words.count(name);
        return words >= 1
                && words <= MAX_NAME_WORDS
                && name.length() >= 2
                && name.indexOf('@') < 0
                && name.indexOf('/') < 0
                && name.chars().noneMatch(Character::isDigit);
    }
}
