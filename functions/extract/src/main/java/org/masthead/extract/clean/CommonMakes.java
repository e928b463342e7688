package org.masthead.extract.clean;

import java.util.HashMap;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.masthead.extract.html.Measures;

/**
 * Makes of lines (tag and class) that together hold much of a page's prose. Whatever their class is
 * called ({@code class="paywall"} on each paragraph), they are the story's lines.
 */
final class CommonMakes {

    private final Set<String> makes;

    private CommonMakes(Set<String> makes) {
        this.makes = makes;
    }

    static CommonMakes of(Measures measures, int enough) {
        var prose = new HashMap<String, Integer>();
        for (var line : measures.outline().tagged("p")) {
            if (!line.className().isEmpty()) {
                prose.merge(make(line), measures.of(line).prose(), Integer::sum);
            }
        }
        prose.values().removeIf(sum -> sum <= enough);
        return new CommonMakes(Set.copyOf(prose.keySet()));
    }

    /** Whether the element is such a line, or holds one. */
    boolean isIn(Element element) {
        return !makes.isEmpty()
                && element.getElementsByTag("p").stream()
                        .anyMatch(line -> makes.contains(make(line)));
    }

    private static String make(Element line) {
        return line.className();
    }
}
