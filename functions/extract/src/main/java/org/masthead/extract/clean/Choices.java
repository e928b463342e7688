package org.masthead.extract.clean;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Element;
import org.masthead.extract.html.Measures;

/**
 * Boxes in which a reader is to choose: polls, and the request for consent that stands where a
 * video or post of another service will be shown.
 */
final class Choices {

    /** A longer box holds the story too. */
    private static final int MAX_WORDS = 90;

    private static final int MAX_CLIMB = 8;

    private final Measures measures;
    private final Noise noise;
    private final int maxProse;
    private final List<Element> inputs = new ArrayList<>();

    Choices(Measures measures, Noise noise, int maxProse) {
        this.measures = measures;
        this.noise = noise;
        this.maxProse = maxProse;
    }

    void collect(Element element) {
        if (element.normalName().equals("input")) {
            var type = element.attr("type").toLowerCase(Locale.ROOT);
            if (type.equals("checkbox") || type.equals("radio")) {
                inputs.add(element);
            }
        }
    }

    void drop() {
        for (var input : inputs) {
            var box = box(input);
            if (!box.equals(input) && !isInNoise(box)) {
                noise.add(box);
                measures.discount(box);
            }
        }
    }

    private Element box(Element input) {
        var box = input;
        for (int i = 0; i < MAX_CLIMB; i++) {
            var around = box.parent();
            if (around == null || !isSmall(around)) {
                return box;
            }
            box = around;
        }
        return box;
    }

    private boolean isSmall(Element box) {
        return switch (box.normalName()) {
            case "body", "main", "article" -> false;
            default ->
                    measures.of(box).words() <= MAX_WORDS && measures.of(box).prose() <= maxProse;
        };
    }

    private boolean isInNoise(Element box) {
        for (Element around = box; around != null; around = around.parent()) {
            if (noise.contains(around)) {
                return true;
            }
        }
        return false;
    }
}
