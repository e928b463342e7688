package org.masthead.bench.prediction;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an extractor made of one page.
 *
 * @param text the body, block by block, a line each
 * @param authors names as the extractor gives them; a name may be a whole byline
 * @param labels of the labelled sections
 */
public record Prediction(
        String text,
        Optional<String> title,
        List<String> authors,
        Optional<Instant> published,
        List<Line> lines,
        List<String> labels) {

    /** Of a page that the extractor calls no story, or of which it makes nothing. */
    public static final Prediction NOTHING =
            new Prediction("", Optional.empty(), List.of(), Optional.empty(), List.of(), List.of());
}
