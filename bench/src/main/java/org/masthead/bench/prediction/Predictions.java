package org.masthead.bench.prediction;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.masthead.extract.ExtractionResult;
import org.masthead.extract.ExtractionResult.Extracted;
import org.masthead.extract.ExtractionResult.NotAStory;
import org.masthead.story.Author;
import org.masthead.story.Block;
import org.masthead.story.Story;

/** Masthead's stories as predictions, and predictions as the referee's JSON. */
public final class Predictions {

    private Predictions() {}

    /** The prediction; a page that is no story predicts nothing. */
    public static Prediction of(ExtractionResult result) {
        return switch (result) {
            case NotAStory ignored -> Prediction.NOTHING;
            case Extracted(var story) -> of(story);
        };
    }

    /** The referee's form: {@code {articleBody, title, authors, date, blocks}}. */
    public static Map<String, Object> json(ExtractionResult result) {
        return switch (result) {
            case NotAStory(var kind, var reason) -> Map.of("notAStory", kind + ": " + reason);
            case Extracted(var story) -> json(of(story));
        };
    }

    private static Map<String, Object> json(Prediction prediction) {
        var json = new LinkedHashMap<String, Object>();
        json.put("articleBody", prediction.text());
        prediction.title().ifPresent(title -> json.put("title", title));
        json.put("authors", prediction.authors());
        prediction.published().ifPresent(time -> json.put("date", time.toString()));
        json.put(
                "blocks",
                prediction.lines().stream()
                        .map(line -> List.of(line.type().word(), line.text()))
                        .toList());
        return json;
    }

    /**
     * The standfirst is a field of its own and no part of the body's text, wherever the page shows
     * it: one that stands inside the body's own element is read there.
     */
    private static Prediction of(Story story) {
        var lines = StoryLines.of(story.blocks());
        return new Prediction(
                text(lines),
                Optional.of(story.headline()),
                story.authors().stream().map(Author::name).toList(),
                story.published(),
                lines,
                labels(story.blocks()));
    }

    private static String text(List<Line> lines) {
        return lines.stream()
                .filter(line -> line.type().isText() && line.type() != LineType.CAPTION)
                .map(Line::text)
                .collect(Collectors.joining("\n"));
    }

    private static List<String> labels(List<Block> blocks) {
        return blocks.stream()
                .filter(Block.Section.class::isInstance)
                .map(block -> ((Block.Section) block).label())
                .toList();
    }
}
