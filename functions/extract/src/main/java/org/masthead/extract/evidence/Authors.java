package org.masthead.extract.evidence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.masthead.extract.blocks.Addresses;
import org.masthead.extract.html.Letters;
import org.masthead.extract.html.Outline;
import org.masthead.extract.html.Resource;
import org.masthead.extract.html.Words;
import org.masthead.story.Author;
import tools.jackson.databind.JsonNode;

/** Who wrote the story: names, without "By", job titles and addresses. */
final class Authors {

    private static final int MAX_NAME_WORDS = 7;
    private static final int MAX_AUTHORS = 20;

    /** Characters; a longer one is a text. */
    private static final int MAX_BYLINE = 300;

    private static final List<String> METAS =
            List.of(
                    "author",
                    "article:author",
                    "parsely-author",
                    "sailthru.author",
                    "dc.creator",
                    "cxenseparse:author",
                    "byl",
                    "dcterms.creator");
    private static final Pattern BRACKET = Pattern.compile("\\s*[(\\[][^)\\]]*[)\\]]\\s*");
    private static final Pattern BY =
            Pattern.compile(
                    "^(?:written by|reported by|story by|by|von|par|por|di|door|av|af|text|texte|oleh|autor|author)\\b[:\\s]*",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** Fewer words than {@link #BY}: these open sentences and labels too seldom to mislead. */
    private static final Pattern SPOKEN =
            Pattern.compile("^(?:By|BY|Von|Par|Por|Oleh|Av|Af|Door)(?::?\\s+(?=\\p{Lu})|:?$)");

    private static final Pattern BETWEEN = between("and|und|et|y|og|och|e|&");

    /**
     * Between people within one person's name: Spanish, Portuguese and French names have theirs.
     */
    private static final Pattern BETWEEN_PEOPLE = between("and|und|og|och|&");

    private static final Set<String> JOBS =
            Set.copyOf(Resource.lines(Authors.class, "job-words.txt"));

    private Authors() {}

    static Found<List<Author>> find(
            Document page,
            Outline outline,
            LinkedData data,
            Optional<JsonNode> article,
            MetaTags meta) {
        var own = new OwnNames(page.baseUri(), data, article, meta);
        var linked =
                article.map(node -> linked(page, signers(page, data.all(node, "author"), own)))
                        .orElse(List.of());
        var people = own.without(linked);
        if (!people.isEmpty()) {
            var all = VisibleBylines.beside(outline, isSigned(people) ? people : linked);
            return new Found<>(all, "json-ld");
        }
        for (var name : METAS) {
            var named = new LinkedHashMap<String, Author>();
            meta.all(name).forEach(value -> addAll(named, names(value), Optional.empty()));
            var authors = own.without(List.copyOf(named.values()));
            if (!authors.isEmpty()) {
                return new Found<>(authors, "meta " + name);
            }
        }
        var visible = own.without(VisibleBylines.find(page));
        // Nobody else is named: the title itself signs the story.
        return visible.isEmpty() ? new Found<>(linked, "json-ld") : new Found<>(visible, "byline");
    }

    /** Whether a person signs; "Le Courrier and AFP" sign together where none does. */
    private static boolean isSigned(List<Author> authors) {
        return authors.stream().anyMatch(author -> Words.count(author.name()) > 1);
    }

    private static Pattern between(String words) {
        // A comma may stand before the word too: "Jane Doe, John Roe, and Ann Lee".
        return Pattern.compile(
                "\\s*(?:,\\s*(?:%s)\\s|\\s(?:%s)\\s|[;|,•\\n、])\\s*".formatted(words, words));
    }

    /** All that sign, or without the organizations where a person does. */
    private static List<JsonNode> signers(Document page, List<JsonNode> all, OwnNames own) {
        var people = all.stream().filter(node -> LinkedData.types(node).contains("Person"));
        if (own.without(linked(page, people.toList())).isEmpty()) {
            return all;
        }
        return all.stream()
                .filter(node ->
                        LinkedData.types(node).stream()
                                .noneMatch(type -> type.endsWith("Organization")))
                .toList();
    }

    private static List<Author> linked(Document page, List<JsonNode> authors) {
        var named = new LinkedHashMap<String, Author>();
        for (var author : authors) {
            var url =
                    LinkedData.text(author, "url").flatMap(to -> Addresses.web(page.baseUri(), to));
            var name =
                    author.isString() ? LinkedData.text(author) : LinkedData.text(author, "name");
            var between = LinkedData.types(author).contains("Person") ? BETWEEN_PEOPLE : BETWEEN;
            name.ifPresent(value -> addAll(named, names(value, between), url));
        }
        return List.copyOf(named.values());
    }

    private static void addAll(
            Map<String, Author> named, List<String> names, Optional<String> url) {
        for (var name : names) {
            if (named.size() < MAX_AUTHORS) {
                named.putIfAbsent(name.toLowerCase(Locale.ROOT), new Author(name, url));
            }
        }
    }

    /** What follows "By" in a line that opens with it, "Von:" alone included. */
    static Optional<String> afterBy(String line) {
        var by = SPOKEN.matcher(line.strip());
        return by.find() ? Optional.of(line.strip().substring(by.end())) : Optional.empty();
    }

    /** The names in a byline. */
    static List<String> names(String byline) {
        return names(byline, BETWEEN);
    }

    private static List<String> names(String byline, Pattern between) {
        var names = new ArrayList<String>();
        if (byline.length() > MAX_BYLINE) {
            return names;
        }
        for (var part : between.split(BY.matcher(PlainText.of(byline)).replaceFirst(""), -1)) {
            var bare = BRACKET.matcher(part).replaceAll(" ").strip();
            var name = BY.matcher(bare).replaceFirst("").strip();
            // "Jane Doe, Chief Political Editor": the job follows the one who has it.
            if (isName(name) && (names.isEmpty() || !isJob(name))) {
                names.add(name);
            }
        }
        return names;
    }

    private static boolean isJob(String name) {
        return Stream.of(Letters.words(name).split(" ", -1)).anyMatch(JOBS::contains);
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
