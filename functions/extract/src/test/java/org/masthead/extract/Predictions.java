package org.masthead.extract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.masthead.extract.ExtractionResult.Extracted;
import org.masthead.extract.ExtractionResult.NotAStory;
import org.masthead.story.Author;
import org.masthead.story.Block;
import org.masthead.story.Image;
import org.masthead.story.Run;
import org.masthead.story.Story;

/** Stories in the referee's form: {@code {articleBody, title, authors, date, blocks}}. */
final class Predictions {

    private Predictions() {}

    static Map<String, Object> of(ExtractionResult result) {
        return switch (result) {
            case NotAStory(var kind, var reason) -> Map.of("notAStory", kind + ": " + reason);
            case Extracted(var story) -> of(story);
        };
    }

    /**
     * The standfirst is a field of its own and no part of the body's text, wherever the page shows
     * it: one that stands inside the body's own element is read there.
     */
    private static Map<String, Object> of(Story story) {
        var blocks = new ArrayList<List<String>>();
        add(story.blocks(), Optional.empty(), blocks);
        var prediction = new LinkedHashMap<String, Object>();
        prediction.put("articleBody", text(blocks));
        prediction.put("title", story.headline());
        prediction.put("authors", story.authors().stream().map(Author::name).toList());
        story.published().ifPresent(time -> prediction.put("date", time.toString()));
        prediction.put("blocks", blocks);
        return prediction;
    }

    private static String text(List<List<String>> blocks) {
        return blocks.stream()
                .filter(block -> !List.of("caption", "embed", "image").contains(block.getFirst()))
                .map(List::getLast)
                .collect(Collectors.joining("\n"));
    }

    private static void add(List<Block> blocks, Optional<String> label, List<List<String>> to) {
        var pending = label;
        for (var block : blocks) {
            if (pending.isPresent() && !(block instanceof Block.Paragraph)) {
                to.add(List.of("p", pending.get() + ":"));
                pending = Optional.empty();
            }
            switch (block) {
                case Block.Paragraph(var text) -> {
                    var lead = pending.map(words -> words + ": ").orElse("");
                    to.add(List.of("p", lead + Run.textOf(text)));
                    pending = Optional.empty();
                }
                case Block.Heading(var ignored, var text) ->
                        to.add(List.of("heading", Run.textOf(text)));
                case Block.Section(var words, var inside) -> add(inside, Optional.of(words), to);
                case Block.Bullets(var ignored, var items) ->
                        items.forEach(item -> to.add(List.of("li", Run.textOf(item))));
                case Block.Quote quote -> {
                    if (!quote.pull()) {
                        to.add(List.of("quote", Run.textOf(quote.text())));
                    }
                }
                case Block.Picture(var image) -> addImage(image, to);
                case Block.Embed embed -> to.add(List.of("embed", embed.url()));
                case Block.Table table ->
                        to.add(
                                List.of(
                                        "table",
                                        table.rows().stream()
                                                .flatMap(List::stream)
                                                .map(Run::textOf)
                                                .collect(Collectors.joining(" "))));
                case Block.Code code -> to.add(List.of("p", code.text()));
                case Block.Note note -> to.add(List.of("note", Run.textOf(note.text())));
            }
        }
        pending.ifPresent(words -> to.add(List.of("p", words + ":")));
    }

    private static void addImage(Image image, List<List<String>> to) {
        to.add(List.of("image", image.url()));
        image.caption().ifPresent(text -> to.add(List.of("caption", text)));
        image.credit().ifPresent(text -> to.add(List.of("caption", text)));
    }
}
