package org.masthead.bench.prediction;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.masthead.story.Block;
import org.masthead.story.Image;
import org.masthead.story.Run;

/** A story's blocks, flat: a section's label opens its first paragraph again, as on the page. */
final class StoryLines {

    private final List<Line> lines = new ArrayList<>();

    /** The label of the section that was just opened; the empty text where it was told. */
    private String label = "";

    private StoryLines() {}

    static List<Line> of(List<Block> blocks) {
        var story = new StoryLines();
        story.add(blocks);
        return List.copyOf(story.lines);
    }

    private void add(List<Block> blocks) {
        for (var block : blocks) {
            if (!(block instanceof Block.Paragraph)) {
                tellLabel();
            }
            add(block);
        }
    }

    private void add(Block block) {
        switch (block) {
            case Block.Paragraph(var text) -> paragraph(Run.textOf(text));
            case Block.Heading(var ignored, var text) -> add(LineType.HEADING, Run.textOf(text));
            case Block.Section(var words, var inside) -> section(words, inside);
            case Block.Bullets(var ignored, var items) ->
                    items.forEach(item -> add(LineType.LI, Run.textOf(item)));
            case Block.Quote quote -> {
                if (!quote.pull()) {
                    add(LineType.QUOTE, Run.textOf(quote.text()));
                }
            }
            case Block.Picture(var image) -> picture(image);
            case Block.Embed embed -> add(LineType.EMBED, embed.url());
            case Block.Table table -> add(LineType.TABLE, cells(table));
            case Block.Code code -> add(LineType.P, code.text());
            case Block.Note note -> add(LineType.NOTE, Run.textOf(note.text()));
        }
    }

    private void add(LineType type, String text) {
        lines.add(new Line(type, text));
    }

    private void section(String words, List<Block> inside) {
        label = words;
        add(inside);
        tellLabel();
    }

    private void tellLabel() {
        if (!label.isEmpty()) {
            add(LineType.P, label + ":");
            label = "";
        }
    }

    private void paragraph(String text) {
        add(LineType.P, label.isEmpty() ? text : label + ": " + text);
        label = "";
    }

    private void picture(Image image) {
        add(LineType.IMAGE, image.url());
        Stream.of(image.caption(), image.credit())
                .flatMap(text -> text.stream())
                .forEach(text -> add(LineType.CAPTION, text));
    }

    private static String cells(Block.Table table) {
        return table.rows().stream()
                .flatMap(List::stream)
                .map(Run::textOf)
                .collect(Collectors.joining(" "));
    }
}
