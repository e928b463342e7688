package org.masthead.extract.evidence;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.masthead.extract.html.Words;
import tools.jackson.databind.JsonNode;

/**
 * What a page says about who may read it (Google Search Central, "Subscription and paywalled
 * content": {@code isAccessibleForFree}, {@code hasPart} with {@code cssSelector}).
 */
final class Paywall {

    /** Class or id selectors only, as that page demands; any other could cost without bound. */
    private static final Pattern SELECTOR = Pattern.compile("[.#][\\w-]+(?:\\s*,\\s*[.#][\\w-]+)*");

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
                int words =
                        page.select(selector).stream()
                                .mapToInt(element -> Words.count(element.text()))
                                .sum();
                return Optional.of(words);
            }
        }
        return Optional.empty();
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
