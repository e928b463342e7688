package org.masthead.extract.clean;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.masthead.extract.html.Html;
import org.masthead.extract.html.Measures;

/**
 * Teasers of other stories, found by repetition: small boxes of the same make, each with a line
 * that is wholly a link to the same site. One such box may be part of a story; three of a kind are
 * a list of other stories.
 */
final class Teasers {

    private static final int MAX_WORDS = 80;

    /** With a heading that is a link the box is one story's, if it is the whole of it. */
    private static final int MAX_WORDS_UNDER_HEADING = 250;

    private static final int MIN_TITLE_WORDS = 3;
    private static final double ALL_LINK = 0.9;
    private static final int OF_A_KIND = 3;
    private static final int MAX_CLIMB = 6;
    private static final int MAX_CLASSES = 8;
    private static final Pattern CLASSES = Pattern.compile("\\s+");

    private final Measures measures;
    private final String site;
    private final Map<String, List<Element>> byMake = new HashMap<>();

    /** By class attribute: boxes of a kind, and the boxes around them, come again and again. */
    private final Map<String, String> makes = new HashMap<>();

    private Teasers(Measures measures, String site) {
        this.measures = measures;
        this.site = site;
    }

    /** Adds the teasers under the root to the noise and takes them out of the measures. */
    static void find(Element root, Measures measures, Noise noise) {
        var teasers = new Teasers(measures, Sites.of(root.baseUri()));
        for (var anchor : measures.outline().tagged("a")) {
            teasers.collect(anchor);
        }
        for (var kind : teasers.byMake.values()) {
            boolean pictured = kind.size() == 2 && kind.stream().allMatch(Teasers::isPictured);
            if (kind.size() >= OF_A_KIND || pictured) {
                kind.forEach(teaser -> drop(teaser, measures, noise));
            }
        }
    }

    private static boolean isPictured(Element box) {
        return box.selectFirst("img, picture") != null;
    }

    private static void drop(Element teaser, Measures measures, Noise noise) {
        for (Element around = teaser; around != null; around = around.parent()) {
            if (noise.contains(around)) {
                return;
            }
        }
        noise.add(teaser);
        measures.discount(teaser);
    }

    /** Counts every box around the link that is no bigger than a teaser. */
    private void collect(Element anchor) {
        var line = line(anchor);
        if (line == null || !leadsOn(anchor)) {
            return;
        }
        var measure = measures.of(line);
        if (measure.lineWords() < MIN_TITLE_WORDS || measure.linkDensity() < ALL_LINK) {
            return;
        }
        Element box = isTitle(line) ? blockAround(line) : line;
        int limit = isHeading(line) ? MAX_WORDS_UNDER_HEADING : MAX_WORDS;
        for (int i = 0; i < MAX_CLIMB && box != null && isBox(box, limit); i++) {
            var kind = byMake.computeIfAbsent(make(box), ignored -> new ArrayList<>());
            if (kind.isEmpty() || !kind.getLast().equals(box)) {
                kind.add(box);
            }
            box = box.parent();
        }
    }

    /** The block whose line the link's text is: around the link, or inside it. */
    private @Nullable Element line(Element anchor) {
        if (anchor.firstElementChild() == null) {
            return blockAround(anchor);
        }
        for (var inside : anchor.getAllElements()) {
            if (Html.isBlock(inside) && measures.of(inside).lineWords() >= MIN_TITLE_WORDS) {
                return inside;
            }
        }
        return blockAround(anchor);
    }

    private static @Nullable Element blockAround(Element element) {
        Element around = element.parent();
        while (around != null && !Html.isBlock(around)) {
            around = around.parent();
        }
        return around;
    }

    private boolean leadsOn(Element anchor) {
        var href = anchor.attr("href");
        if (href.isEmpty() || href.startsWith("#")) {
            return false;
        }
        boolean absolute = href.startsWith("//") || href.regionMatches(true, 0, "http", 0, 4);
        return !absolute || Sites.of(href).equals(site);
    }

    private boolean isBox(Element element, int limit) {
        return switch (element.normalName()) {
            case "body",
                    "main",
                    "p",
                    "blockquote",
                    "td",
                    "tr",
                    "table",
                    "tbody",
                    "figure",
                    "figcaption" ->
                    false;
            default -> measures.of(element).words() <= limit && Html.isBlock(element);
        };
    }

    private static boolean isHeading(Element line) {
        return line.normalName().length() == 2 && line.normalName().charAt(0) == 'h';
    }

    private static boolean isTitle(Element line) {
        return switch (line.normalName()) {
            case "h1", "h2", "h3", "h4", "h5", "h6", "p", "td", "figcaption" -> true;
            default -> false;
        };
    }

    private String make(Element box) {
        var parent = box.parent();
        var classes = box.className();
        var around = parent == null || !classes.isEmpty() ? "" : make(parent.className());
        return box.normalName() + '.' + make(classes) + '<' + around;
    }

    private String make(String classes) {
        return makes.computeIfAbsent(classes, Teasers::firstClasses);
    }

    /** The first two classes; the rest, and what has digits, is often each box's own. */
    private static String firstClasses(String classes) {
        var make = new StringBuilder();
        int taken = 0;
        for (var name : CLASSES.split(classes, MAX_CLASSES)) {
            if (taken < 2 && name.chars().noneMatch(Character::isDigit)) {
                make.append(name).append(' ');
                taken++;
            }
        }
        return make.toString();
    }
}
