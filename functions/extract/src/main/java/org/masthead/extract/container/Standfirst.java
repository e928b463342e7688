package org.masthead.extract.container;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;
import org.masthead.extract.clean.Noise;
import org.masthead.extract.html.Letters;
import org.masthead.extract.html.Measures;

/**
 * The lines that sum a story up under its headline. Looked for between the headline and the
 * container of the body: one inside the container is read with the body.
 */
public final class Standfirst implements NodeFilter {

    /** Letters of a place name or label before the words. */
    private static final int MAX_LABEL = 25;

    /** Letters that have to be the same for two lines to say the same. */
    private static final int KEY = 40;

    private static final int MIN_WORDS = 6;
    private static final int MAX_WORDS = 90;
    private static final int MAX_STAMP_WORDS = 18;

    /** A year, or a time of day: a line of that and little more says when, not what. */
    private static final Pattern STAMP =
            Pattern.compile("(?<!\\d)(?:19|20)\\d\\d|\\d{1,2}[:.]\\d{2}");

    private static final Pattern SUMMARY =
            Pattern.compile(
                    "(?i)standfirst|(?:^|[^a-z])(?:deck|dek)(?:[^a-z]|$)|sub-?(?:title|head)|lead|lede|intro|summary|excerpt|teaser|abstract|description|vorspann|chapo|entradilla|bajada|ingress");
    private static final Pattern CAPTION = Pattern.compile("(?i)caption|credit|byline|meta|author");

    private final Measures measures;
    private final Noise noise;
    private final Element container;
    private final String description;
    private boolean afterHeadline;
    private Optional<String> found = Optional.empty();

    private Standfirst(Measures measures, Noise noise, Element container, String description) {
        this.measures = measures;
        this.noise = noise;
        this.container = container;
        this.description = key(description);
    }

    /**
     * The visible standfirst, white space collapsed.
     *
     * @param description what the page's meta elements say, or the empty text; a line that says the
     *     same is taken before others
     */
    public static Optional<String> find(
            Document page, Measures measures, Noise noise, Element container, String description) {
        var search = new Standfirst(measures, noise, container, description);
        NodeTraversor.filter(search, page.body());
        return search.described().or(() -> search.found);
    }

    /** A visible line outside the body that says what the meta elements say, wherever it is. */
    private Optional<String> described() {
        if (description.length() < KEY) {
            return Optional.empty();
        }
        for (var element : measures.outline().all()) {
            var measure = measures.of(element);
            boolean line =
                    measure.lineWords() >= MIN_WORDS
                            && measure.lineWords() <= MAX_WORDS
                            && measure.linkDensity() < 0.3;
            if (line && says(element.text()) && !isInContainer(element)) {
                return Optional.of(element.text().strip());
            }
        }
        return Optional.empty();
    }

    /** A place name or a label may stand before the words. */
    private boolean says(String text) {
        int at = Letters.key(text).indexOf(description);
        return at >= 0 && at <= MAX_LABEL;
    }

    private boolean isInContainer(Element element) {
        for (Element around = element; around != null; around = around.parent()) {
            if (around.equals(container)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isInFigure(Element element) {
        var around = element.parent();
        for (int i = 0; i < MAX_LABEL && around != null; i++) {
            if (around.normalName().equals("figure")
                    || CAPTION.matcher(around.className()).find()) {
                return true;
            }
            around = i < 2 ? around.parent() : null;
        }
        return false;
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node.equals(container)) {
            return FilterResult.STOP;
        }
        if (!(node instanceof Element element)) {
            return FilterResult.CONTINUE;
        }
        if (noise.contains(element) && !isMarkedSummary(element)) {
            return FilterResult.SKIP_ENTIRELY;
        }
        if (element.normalName().equals("h1")) {
            afterHeadline = true;
            return FilterResult.SKIP_ENTIRELY;
        }
        var measure = measures.of(element);
        boolean line = measure.lineWords() >= MIN_WORDS && measure.lineWords() == measure.words();
        if (afterHeadline && line && measure.words() <= MAX_WORDS && measure.linkDensity() < 0.3) {
            return weigh(element);
        }
        return FilterResult.CONTINUE;
    }

    private FilterResult weigh(Element element) {
        var text = element.text().strip();
        if (text.indexOf('©') >= 0) {
            return FilterResult.SKIP_ENTIRELY; // a caption, whatever its class
        }
        if (STAMP.matcher(text).find() && measures.of(element).words() < MAX_STAMP_WORDS) {
            return FilterResult.SKIP_ENTIRELY;
        }
        boolean same = !description.isEmpty() && key(text).startsWith(description);
        if (same || (found.isEmpty() && isSummary(element))) {
            found = Optional.of(text);
        }
        return same ? FilterResult.STOP : FilterResult.SKIP_ENTIRELY;
    }

    /** "teaser-text" under a headline is this story's own teaser. */
    private boolean isMarkedSummary(Element element) {
        return afterHeadline
                && element.normalName().equals("p")
                && SUMMARY.matcher(element.className()).find();
    }

    private static boolean isSummary(Element element) {
        return switch (element.normalName()) {
            case "p", "h2", "h3" ->
                    !CAPTION.matcher(element.className()).find() && !isInFigure(element);
            case "div", "section", "header", "span" -> SUMMARY.matcher(element.className()).find();
            default -> false;
        };
    }

    private static String key(String text) {
        var key = Letters.key(text);
        return key.substring(0, Math.min(key.length(), KEY));
    }
}
