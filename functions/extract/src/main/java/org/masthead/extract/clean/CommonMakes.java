package org.masthead.extract.clean;

import java.util.HashMap;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.masthead.extract.html.Measures;

/**
 * Makes of lines (tag and class) that together hold much of a page's prose. Whatever their class is
 * called ({@code class="paywall"} on each paragraph), they are the story's lines.
 */
final class CommonMakes {

    private final Map<String, Integer> prose = new HashMap<>();
    private final int enough;

    private CommonMakes(int enough) {
        this.enough = enough;
    }

    static CommonMakes of(Element root, Measures measures, int enough) {
        var makes = new CommonMakes(enough);
        for (var line : root.getElementsByTag("p")) {
            if (!line.className().isEmpty()) {
                makes.prose.merge(make(line), measures.of(line).prose(), Integer::sum);
            }
        }
        return makes;
    }

    /** Whether the element is such a line, or holds one. */
    boolean isIn(Element element) {
        if (enough == 0 || prose.values().stream().noneMatch(sum -> sum > enough)) {
            return false;
        }
        return element.getElementsByTag("p").stream()
                .anyMatch(line -> prose.getOrDefault(make(line), 0) > enough);
    }

    private static String make(Element line) {
        return line.className();
    }
}
