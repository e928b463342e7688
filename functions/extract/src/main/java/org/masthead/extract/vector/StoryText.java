package org.masthead.extract.vector;

import java.util.List;
import org.masthead.story.Block;
import org.masthead.story.Run;
import org.masthead.story.Story;

/** The words of a story that its vector is made of. */
final class StoryText {

    /** Over the 126 word pieces that the model reads, in almost any text. */
    static final int MAX_LENGTH = 1_500;

    private StoryText() {}

    /** The headline, the standfirst and the first paragraphs; never much over the limit. */
    static String of(Story story) {
        var text = new StringBuilder();
        append(text, story.headline());
        story.standfirst().ifPresent(standfirst -> append(text, standfirst));
        append(text, story.blocks());
        return text.toString();
    }

    private static void append(StringBuilder text, List<Block> blocks) {
        for (var block : blocks) {
            if (text.length() >= MAX_LENGTH) {
                return;
            }
            if (block instanceof Block.Paragraph(var runs)) {
                append(text, Run.textOf(runs));
            } else if (block instanceof Block.Section(_, var inner)) {
                append(text, inner);
            } else if (block instanceof Block.Bullets(_, var items)) {
                items.forEach(item -> append(text, Run.textOf(item)));
            }
        }
    }

    private static void append(StringBuilder text, String part) {
        int room = MAX_LENGTH - text.length();
        if (room <= 0 || part.isBlank()) {
            return;
        }
        text.append(text.isEmpty() ? "" : endsSentence(text) ? " " : ". ");
        text.append(part, 0, Math.min(part.length(), room));
    }

    private static boolean endsSentence(StringBuilder text) {
        return ".!?:;…".indexOf(text.charAt(text.length() - 1)) >= 0;
    }
}
