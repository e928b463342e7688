package org.masthead.extract.blocks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.masthead.story.Block;
import org.masthead.story.Run;

/**
 * Takes off what stands around a story's text inside its element: the headline again, headings that
 * lead to nothing.
 */
final class Edges {

    private Edges() {}

    static List<Block> trim(List<Block> blocks, Optional<String> headline) {
        var kept = new ArrayList<>(blocks);
        var title = headline.map(Edges::key).orElse("");
        kept.removeIf(block ->
                block instanceof Block.Heading(var ignored, var text)
                        && key(Run.textOf(text)).equals(title));
        while (!kept.isEmpty() && kept.getLast() instanceof Block.Heading) {
            kept.removeLast();
        }
        return kept;
    }

    private static String key(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "");
    }
}
