package org.masthead.extract.evidence;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;
import org.masthead.extract.html.Resource;
import org.masthead.extract.html.Words;
import tools.jackson.databind.JsonNode;

/**
 * The story in the state that a framework ships with a page whose text scripts put there: {@code
 * __NEXT_DATA__}, {@code __NUXT_DATA__}, {@code window.__STATE__ = {…}}, any JSON in a script. A
 * state that only running code unfolds is not read.
 */
public final class PageState {

    /** Fields that hold a text, or the parts of one, wherever they stand. */
    private static final Set<String> KEYS =
            new HashSet<>(Resource.lines(PageState.class, "state-keys.txt"));

    private static final List<String> TITLES = List.of("headline", "title", "name");
    private static final List<String> TEXTS = List.of("text", "content", "value", "html", "body");
    private static final Pattern ASSIGNED =
            Pattern.compile("^\\s*(?:window|self|globalThis)[.\\[][^=]{1,80}=\\s*(?=[{\\[])");

    /** Fewer words are a teaser. */
    private static final int MIN_WORDS = 60;

    private static final int MAX_DEPTH = 40;
    private static final int MAX_NODES = 200_000;

    private final String headline;
    private int nodes;
    private int most;
    private @Nullable String best;

    private PageState(String headline) {
        this.headline = Headlines.key(headline);
    }

    /**
     * The longest text of the page's state as HTML; one that stands beside the headline counts
     * double.
     */
    public static Optional<String> find(Document page, String headline) {
        var state = new PageState(headline);
        for (var script : page.getElementsByTag("script")) {
            json(script).flatMap(LenientJson::parse).ifPresent(root -> state.walk(root, 0));
        }
        return Optional.ofNullable(state.best);
    }

    private static Optional<String> json(Element script) {
        var type = script.attr("type").toLowerCase(Locale.ROOT);
        if (type.contains("ld+json")) {
            return Optional.empty();
        }
        var data = script.data();
        if (type.contains("json")) {
            return Optional.of(data);
        }
        var assigned = ASSIGNED.matcher(data);
        return assigned.find() ? Optional.of(data.substring(assigned.end())) : Optional.empty();
    }

    private void walk(JsonNode node, int depth) {
        if (depth > MAX_DEPTH || nodes++ > MAX_NODES) {
            return;
        }
        if (node.isObject()) {
            int weight = isTitled(node) ? 2 : 1;
            node.properties()
                    .forEach(field -> {
                        if (KEYS.contains(field.getKey().toLowerCase(Locale.ROOT))) {
                            weigh(html(field.getValue(), 0), weight);
                        }
                    });
        }
        for (var child : node) {
            if (child.isContainer()) {
                walk(child, depth + 1);
            }
        }
    }

    private boolean isTitled(JsonNode node) {
        return !headline.isEmpty()
                && TITLES.stream()
                        .anyMatch(name ->
                                Headlines.key(node.path(name).asString("")).equals(headline));
    }

    private void weigh(String html, int weight) {
        int words = Words.count(html);
        if (words >= MIN_WORDS && words * weight > most) {
            most = words * weight;
            best = html;
        }
    }

    /** A text as it is, a list of parts one by one, of a part its text. */
    private static String html(JsonNode value, int depth) {
        if (value.isString()) {
            var text = value.stringValue();
            return text.indexOf('<') >= 0 ? text : "<p>" + Entities.escape(text) + "</p>";
        }
        if (depth > 3) {
            return "";
        }
        var html = new StringBuilder();
        if (value.isArray()) {
            value.forEach(part -> html.append(html(part, depth + 1)).append('\n'));
        } else if (value.isObject()) {
            TEXTS.stream()
                    .filter(value::has)
                    .findFirst()
                    .ifPresent(name -> html.append(html(value.path(name), depth + 1)));
        }
        return html.toString();
    }
}
