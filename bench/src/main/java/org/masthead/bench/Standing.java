package org.masthead.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.masthead.bench.contender.Contender;
import org.masthead.bench.contender.Feature;
import org.masthead.bench.metric.LabelScore;

/**
 * One extractor's figures.
 *
 * @param sets by the set's name
 */
record Standing(Contender<?> contender, Map<String, SetScore> sets, LabelScore labels) {

    /** What an extractor does not give. */
    private static final String NONE = "–";

    /** For each set: body F1, exact pages, typed-block F1. */
    List<String> body() {
        return PageSet.NAMES.stream()
                .map(this::set)
                .flatMap(set ->
                        List.of(
                                cell(Feature.BODY, set.body().f1()),
                                cell(Feature.BODY, set.body().exact()),
                                cell(Feature.TYPED_BLOCKS, set.blocks().f1()))
                                .stream())
                .toList();
    }

    /** Title, authors, day, images and captions of fundus, precision and recall of labels. */
    List<String> metadata() {
        var fundus = set("fundus");
        return List.of(
                cell(Feature.TITLE, fundus.metadata().titles()),
                cell(Feature.AUTHORS, fundus.metadata().authors()),
                cell(Feature.DAY, fundus.metadata().days()),
                cell(Feature.PICTURES, fundus.pictures().pictures()),
                cell(Feature.PICTURES, fundus.pictures().captions()),
                cell(Feature.LABELS, labels.precision()),
                cell(Feature.LABELS, labels.recall()));
    }

    private SetScore set(String name) {
        return sets.getOrDefault(name, SetScore.empty());
    }

    private String cell(Feature feature, double value) {
        return contender.gives().contains(feature) ? share(value) : NONE;
    }

    /** As the referee's figures are quoted: {@code .965}. */
    private static String share(double value) {
        var text = String.format(Locale.ROOT, "%.3f", value);
        return text.startsWith("0") ? text.substring(1) : text;
    }
}
