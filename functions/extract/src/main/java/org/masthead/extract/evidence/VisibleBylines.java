package org.masthead.extract.evidence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Evaluator;
import org.jsoup.select.Selector;
import org.jspecify.annotations.Nullable;
import org.masthead.extract.blocks.Addresses;
import org.masthead.extract.html.Html;
import org.masthead.extract.html.Outline;
import org.masthead.extract.html.Words;
import org.masthead.story.Author;

/** Who signs a story before its readers' eyes. */
final class VisibleBylines {

    private static final int MAX_BYLINE_WORDS = 14;

    /** Boxes around a name that may hold the names of others who sign. */
    private static final int MAX_CLIMB = 5;

    private static final int MAX_CLOSING_WORDS = 4;

    /** The paragraph that a name closes has so many words at least. */
    private static final int MIN_PROSE_WORDS = 15;

    private static final List<Evaluator> MARKED =
            Stream.of(
                            "[itemprop=author] [itemprop=name]",
                            "[itemprop=author]",
                            "a[rel=author]",
                            "[class*=byline] a, [class*=author] a",
                            "[class*=author-name], [class*=authorname], [class*=byline]",
                            "[class*=author], [class*=autor], [class*=auteur]")
                    .map(Selector::evaluatorOf)
                    .toList();

    private VisibleBylines() {}

    /**
     * The first place that the page marks as a byline and that holds a name and little else; else
     * the line after the headline that opens with "By"; else a name that closes the story.
     */
    static List<Author> find(Document page) {
        for (var place : MARKED) {
            for (var element : page.select(place)) {
                var named = isButton(element) ? List.<Author>of() : people(element);
                if (!named.isEmpty()) {
                    return named;
                }
            }
        }
        var spoken = spoken(page);
        return spoken.isEmpty() ? closing(page) : spoken;
    }

    /** All who sign in the same box as the ones who are known; these where it is they alone. */
    static List<Author> beside(Outline page, List<Author> known) {
        for (var link : page.tagged("a")) {
            if (link.attr("rel").equals("author")
                    && known.stream().anyMatch(author -> author.name().equals(link.text()))) {
                var named = new LinkedHashMap<String, Author>();
                known.forEach(author -> named.put(key(author), author));
                signers(link).forEach(author -> named.putIfAbsent(key(author), author));
                return List.copyOf(named.values());
            }
        }
        return known;
    }

    private static List<Author> signers(Element link) {
        var box = link;
        for (int i = 0; i < MAX_CLIMB; i++) {
            var around = box.parent();
            if (around == null || Words.count(around.text()) > MAX_BYLINE_WORDS) {
                break;
            }
            box = around;
        }
        return box.getElementsByAttributeValue("rel", "author").stream()
                .flatMap(one -> people(one).stream())
                .toList();
    }

    private static List<Author> people(Element element) {
        var text = element.text();
        if (text.isEmpty() || Words.count(text) > MAX_BYLINE_WORDS) {
            return List.of();
        }
        var to = Addresses.web(element.baseUri(), element.attr("href"));
        return Authors.names(text).stream()
                .filter(VisibleBylines::isFullName)
                .map(name -> new Author(name, to))
                .toList();
    }

    /** "Follow the author", "Edit topics": what a reader presses is no name. */
    private static boolean isButton(Element element) {
        var names = element.className().toLowerCase(Locale.ROOT);
        return names.contains("btn") || names.contains("button") || names.contains("follow");
    }

    private static List<Author> spoken(Document page) {
        for (var text : BelowHeadline.texts(page)) {
            var rest = Authors.afterBy(text.text());
            if (rest.isPresent()) {
                var named = signed(rest.get().isEmpty() ? line(text) : rest.get());
                if (!named.isEmpty()) {
                    return named;
                }
            }
        }
        return List.of();
    }

    /** The names that the words begin with: "TPN, in Business" is one. */
    private static List<Author> signed(String words) {
        if (Words.count(words) > MAX_BYLINE_WORDS) {
            return List.of();
        }
        var named = new ArrayList<Author>();
        for (var name : Authors.names(words)) {
            if (!(isFullName(name) && isCapital(name)) && !isShortForm(name)) {
                break;
            }
            named.add(Author.named(name));
        }
        return named;
    }

    private static String line(TextNode by) {
        Node around = by.parent();
        while (around != null && !Html.isBlock(around)) {
            around = around.parent();
        }
        return around instanceof Element block ? Authors.afterBy(block.text()).orElse("") : "";
    }

    /** A name alone on its line, all bold or italic, after a paragraph and before none. */
    private static List<Author> closing(Document page) {
        return Stream.of("b", "strong", "em")
                .flatMap(tag -> page.getElementsByTag(tag).stream())
                .filter(VisibleBylines::closes)
                .findFirst()
                .map(line -> Authors.names(line.text()).stream().map(Author::named).toList())
                .orElse(List.of());
    }

    private static boolean closes(Element line) {
        var paragraph = line.parent();
        if (paragraph == null
                || paragraph.childNodeSize() != 1
                || !paragraph.normalName().equals("p")) {
            return false;
        }
        var name = line.text();
        return Words.count(name) <= MAX_CLOSING_WORDS
                && isFullName(name)
                && isCapital(name)
                && isProse(paragraph.previousElementSibling())
                && !isProse(paragraph.nextElementSibling());
    }

    private static boolean isProse(@Nullable Element element) {
        return element != null
                && element.normalName().equals("p")
                && element.childrenSize() != 1
                && Words.count(element.text()) >= MIN_PROSE_WORDS;
    }

    /** At least two words, capital at the start: a byline's "Follow" or "Share" is neither. */
    private static boolean isFullName(String name) {
        return Words.count(name) >= 2 && !Character.isLowerCase(name.charAt(0));
    }

    /** "Ludwig van Beethoven", not "Courier with agencies". */
    private static boolean isCapital(String name) {
        return Stream.of(name.split(" ", -1))
                .allMatch(word -> word.length() <= 3 || !Character.isLowerCase(word.charAt(0)));
    }

    /** What an agency or a desk signs with: "TPN", "AFP". */
    private static boolean isShortForm(String name) {
        return name.length() <= 5 && name.chars().allMatch(Character::isUpperCase);
    }

    private static String key(Author author) {
        return author.name().toLowerCase(Locale.ROOT);
    }
}
