package org.masthead.reader.story;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.masthead.story.Block;
import org.masthead.story.Run;
import org.masthead.story.Sentences;
import org.masthead.story.Story;

/**
 * The beginning of a story: whole sentences, at most 15 % of its words and at most 120; of a short
 * story its first sentence, where that is no more than a third of it.
 */
final class Teaser {

    private static final int MAX_WORDS = 120;
    private static final double MAX_SHARE = 0.15;
    private static final double MAX_OPENING = 1 / 3.0;

    private final List<Block> blocks = new ArrayList<>();
    private int wordsLeft;

    private Teaser(int wordCount) {
        this.wordsLeft = (int) Math.min(MAX_WORDS, wordCount * MAX_SHARE);
    }

    /** Where the publisher sets a limit, as much of the text as that, in one paragraph. */
    static List<Block> of(Story story) {
        return story.maxSnippet().isEmpty()
                ? of(story.blocks(), story.wordCount())
                : paragraphs(of(story.blocks(), story.wordCount()))
                        .reduce((one, next) -> one + " " + next)
                        .flatMap(text -> story.snippet(text, Integer.MAX_VALUE))
                        .<Block>map(text -> new Block.Paragraph(List.of(Run.plain(text))))
                        .stream()
                        .toList();
    }

    static List<Block> of(List<Block> blocks, int wordCount) {
        var teaser = new Teaser(wordCount);
        paragraphs(blocks).takeWhile(paragraph -> teaser.wordsLeft > 0).forEach(teaser::add);
        return teaser.blocks.isEmpty() ? opening(blocks, wordCount) : List.copyOf(teaser.blocks);
    }

    /** The first sentence of a short story, so that a teaser is not empty while much stays back. */
    private static List<Block> opening(List<Block> blocks, int wordCount) {
        return paragraphs(blocks)
                .flatMap(paragraph -> Sentences.of(paragraph).stream())
                .limit(1)
                .filter(sentence -> words(sentence) <= Math.min(MAX_WORDS, wordCount * MAX_OPENING))
                .<Block>map(sentence -> new Block.Paragraph(List.of(Run.plain(sentence.strip()))))
                .toList();
    }

    private void add(String paragraph) {
        var text = new StringBuilder();
        for (var sentence : Sentences.of(paragraph)) {
            wordsLeft -= words(sentence);
            if (wordsLeft < 0) {
                break;
            }
            text.append(sentence);
        }
        if (!text.isEmpty()) {
            blocks.add(new Block.Paragraph(List.of(Run.plain(text.toString().strip()))));
        }
    }

    private static Stream<String> paragraphs(List<Block> blocks) {
        return blocks.stream()
                .flatMap(block ->
                        switch (block) {
                            case Block.Paragraph(var text) -> Stream.of(Run.textOf(text));
                            case Block.Section(var label, var inner) -> paragraphs(inner);
                            default -> Stream.<String>empty();
                        });
    }

    private static int words(String sentence) {
        return (int) Stream.of(sentence.strip().split("\\s+")).filter(w -> !w.isEmpty()).count();
    }
}
