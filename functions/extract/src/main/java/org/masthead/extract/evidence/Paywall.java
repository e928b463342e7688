package org.masthead.extract.evidence;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.masthead.extract.html.Html;
import org.masthead.extract.html.Letters;
import org.masthead.extract.html.Outline;
import org.masthead.extract.html.Resource;
import org.masthead.extract.html.Words;
import tools.jackson.databind.JsonNode;

/**
 * What a page says about who may read it (Google Search Central, "Subscription and paywalled
 * content": {@code isAccessibleForFree}, {@code hasPart} with {@code cssSelector}).
 */
final class Paywall {

    /** Class or id selectors only, as that page demands; any other could cost without bound. */
    private static final Pattern SELECTOR = Pattern.compile("[.#][\\w-]+(?:\\s*,\\s*[.#][\\w-]+)*");

    /** What walls say. */
    private static final List<String> PHRASES = Resource.lines(Paywall.class, "wall-phrases.txt");

    /** Characters; a longer text only speaks of walls. */
    private static final int MAX_WALL = 200;

    /** Scripts from here on (CJK, kana) write no spaces between words. */
    private static final int UNSPACED = 0x3040;

    /** Boxes around the words in which the mark is looked for. */
    private static final int MAX_CLIMB = 6;

    /** What holds the story; a mark here tells of the page, not of a wall. */
    private static final Set<String> CONTENT = Set.of("article", "main", "body", "html");

    private static final Pattern MARK =
            Pattern.compile(
                    "(?i)pay-?wall|reg-?wall|(?:^|[-_ ])(?:wall|piano|gate|locked|subscribe|subscription|abo)(?:[-_ ]|$)");

    private Paywall() {}

    /** Whether everybody may read it; empty where the page does not say. */
    static Optional<Boolean> free(LinkedData data, Optional<JsonNode> article, MetaTags meta) {
        return article.flatMap(Paywall::free)
                .or(() ->
                        data.ofType("WebPage").stream()
                                .flatMap(node -> free(node).stream())
                                .findFirst())
                .or(() ->
                        meta.first("article:content_tier", "og:article:content_tier")
                                .map(found -> found.value().equalsIgnoreCase("free")));
    }

    /** Words that the page holds in the parts it calls walled; empty where it names none. */
    static Optional<Integer> walled(Document page, LinkedData data, Optional<JsonNode> article) {
        if (article.isEmpty()) {
            return Optional.empty();
        }
        for (var part : data.all(article.get(), "hasPart")) {
            var selector = LinkedData.text(part, "cssSelector").orElse("");
            if (!free(part).orElse(true) && SELECTOR.matcher(selector).matches()) {
                return Optional.of(words(page.select(selector)));
            }
        }
        return Optional.empty();
    }

    /** Words of the elements, those inside others counted once. */
    private static int words(List<Element> walled) {
        Set<Element> all = Collections.newSetFromMap(new IdentityHashMap<>());
        all.addAll(walled);
        return walled.stream()
                .filter(element -> element.parents().stream().noneMatch(all::contains))
                .mapToInt(element -> Words.count(element.text()))
                .sum();
    }

    /**
     * Whether a wall stands on the page: a few words that ask to subscribe before reading on, in a
     * box that is marked as a wall, or at least in no paragraph.
     */
    static boolean isShown(Outline page) {
        return page.all().stream()
                .filter(element -> !Html.isSilent(element) && asks(element.ownText()))
                .anyMatch(element -> isMarked(element) || !isInParagraph(element));
    }

    private static boolean asks(String text) {
        if (text.isEmpty() || text.length() > MAX_WALL) {
            return false;
        }
        var words = ' ' + Letters.words(text) + ' ';
        var unspaced = words.replace(" ", "");
        return PHRASES.stream()
                .anyMatch(phrase ->
                        words.contains(' ' + phrase + ' ')
                                || (phrase.codePointAt(0) >= UNSPACED
                                        && unspaced.contains(phrase)));
    }

    private static boolean isMarked(Element element) {
        var box = element;
        for (int i = 0; i < MAX_CLIMB && box != null && !CONTENT.contains(box.normalName()); i++) {
            if (MARK.matcher(box.className() + ' ' + box.id()).find()) {
                return true;
            }
            box = box.parent();
        }
        return false;
    }

    private static boolean isInParagraph(Element element) {
        return element.normalName().equals("p") || element.closest("p, li, blockquote") != null;
    }

    private static Optional<Boolean> free(JsonNode node) {
        var value = node.path("isAccessibleForFree");
        if (value.isBoolean()) {
            return Optional.of(value.booleanValue());
        }
        return LinkedData.text(value)
                .map(text -> !text.strip().toLowerCase(Locale.ROOT).matches("false|no|0"));
    }
}
