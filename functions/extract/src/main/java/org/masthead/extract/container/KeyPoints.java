package org.masthead.extract.container;

import java.util.Optional;
import org.jsoup.nodes.Element;
import org.masthead.extract.clean.Noise;
import org.masthead.extract.html.Measures;

/**
 * The list that sums a story up before its body: "Key points", "In short", "Das Wichtigste in
 * Kürze". Known by its place, between headline and body, and by its items, which are sentences and
 * no links.
 */
public final class KeyPoints {

    private static final int MIN_ITEMS = 2;

    /** Items of fewer words name things: sections, tags, authors. */
    private static final int MIN_ITEM_WORDS = 7;

    private static final double MAX_LINKS = 0.3;
    private static final int MAX_CLIMB = 8;

    private final Measures measures;
    private final Noise noise;

    private KeyPoints(Measures measures, Noise noise) {
        this.measures = measures;
        this.noise = noise;
    }

    /** The list, looked for from the body upwards as far as the headline. */
    public static Optional<Element> before(Element body, Measures measures, Noise noise) {
        return new KeyPoints(measures, noise).above(body);
    }

    private Optional<Element> above(Element body) {
        Element around = body;
        for (int i = 0; i < MAX_CLIMB && around != null; i++) {
            for (var before = around.previousElementSibling();
                    before != null;
                    before = before.previousElementSibling()) {
                var found = noise.contains(before) ? Optional.<Element>empty() : in(before);
                if (found.isPresent() || isHeadline(before)) {
                    return found;
                }
            }
            around = around.parent();
        }
        return Optional.empty();
    }

    private Optional<Element> in(Element box) {
        var lists = box.getElementsByTag("ul");
        for (int i = lists.size() - 1; i >= 0; i--) {
            if (isSummary(lists.get(i)) && !isNoise(lists.get(i), box)) {
                return Optional.of(lists.get(i));
            }
        }
        return Optional.empty();
    }

    private boolean isSummary(Element list) {
        int items = 0;
        for (var item = list.firstElementChild(); item != null; item = item.nextElementSibling()) {
            var measure = measures.of(item);
            if (measure.words() < MIN_ITEM_WORDS || measure.linkDensity() > MAX_LINKS) {
                return false;
            }
            items++;
        }
        return items >= MIN_ITEMS;
    }

    private boolean isNoise(Element list, Element box) {
        for (Element around = list;
                around != null && !around.equals(box);
                around = around.parent()) {
            if (noise.contains(around)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isHeadline(Element element) {
        return element.normalName().equals("h1") || element.selectFirst("h1") != null;
    }
}
