package org.masthead.extract.evidence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.masthead.extract.html.Outline;

/** The page's {@code meta} elements by {@code property}, {@code name} or {@code itemprop}. */
final class MetaTags {

    /** A longer value is no fact about a page. */
    private static final int MAX_VALUE = 2_000;

    private final Map<String, List<String>> values = new HashMap<>();

    MetaTags(Outline page) {
        for (var meta : page.tagged("meta")) {
            var content = meta.attr("content").strip();
            if (!content.isEmpty() && content.length() <= MAX_VALUE) {
                for (var key : List.of("property", "name", "itemprop", "http-equiv")) {
                    var name = meta.attr(key).strip().toLowerCase(Locale.ROOT);
                    if (!name.isEmpty()) {
                        values.computeIfAbsent(name, ignored -> new ArrayList<>()).add(content);
                    }
                }
            }
        }
    }

    /** The first of the names that the page has. */
    Optional<Found<String>> first(String... names) {
        for (var name : names) {
            var found = values.get(name);
            if (found != null) {
                return Optional.of(new Found<>(found.getFirst(), "meta " + name));
            }
        }
        return Optional.empty();
    }

    /** All values of a name, in page order. */
    List<String> all(String name) {
        return List.copyOf(values.getOrDefault(name, List.of()));
    }
}
