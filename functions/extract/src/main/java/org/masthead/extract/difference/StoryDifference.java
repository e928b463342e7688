package org.masthead.extract.difference;

import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.masthead.extract.difference.FieldChange.BlockCounts;
import org.masthead.json.Json;
import org.masthead.story.Block;
import org.masthead.story.Story;

/**
 * Compares two readings of one story by all that a reader can see. How a reading came about (the
 * extractor's version, its confidence and evidence) is no difference.
 */
public final class StoryDifference {

    /** Characters of a value that are shown: enough for two lines of a headline. */
    public static final int SHOWN = 200;

    private record Field(String name, Function<Story, Object> value) {}

    private static final List<Field> FIELDS =
            List.of(
                    new Field("url", Story::url),
                    new Field("headline", Story::headline),
                    new Field("standfirst", Story::standfirst),
                    new Field("authors", Story::authors),
                    new Field("published", Story::published),
                    new Field("updated", Story::updated),
                    new Field("section", Story::section),
                    new Field("topics", Story::topics),
                    new Field("image", Story::image),
                    new Field("language", Story::language),
                    new Field("publisherAccess", Story::publisherAccess),
                    new Field("contentType", Story::contentType),
                    new Field("maxSnippet", Story::maxSnippet),
                    new Field("wordCount", Story::wordCount));

    private StoryDifference() {}

    /** The fields that differ, in the order of importance; none where the readings are the same. */
    public static List<FieldChange> between(Story before, Story after) {
        return Stream.concat(
                        FIELDS.stream().flatMap(field -> change(field, before, after).stream()),
                        blocks(before.blocks(), after.blocks()).stream())
                .toList();
    }

    private static Optional<FieldChange> change(Field field, Story before, Story after) {
        var was = field.value().apply(before);
        var is = field.value().apply(after);
        return was.equals(is)
                ? Optional.empty()
                : Optional.of(
                        new FieldChange(field.name(), shown(was), shown(is), Optional.empty()));
    }

    private static Optional<String> shown(Object value) {
        return switch (value) {
            case Optional<?> optional -> optional.flatMap(StoryDifference::shown);
            case List<?> list when list.isEmpty() -> Optional.empty();
            case String text -> Optional.of(shortened(text));
            default -> Optional.of(shortened(Json.write(value).replaceAll("^\"|\"$", "")));
        };
    }

    /** The beginning of a text, never half a character. */
    public static String shortened(String text) {
        if (text.codePointCount(0, text.length()) <= SHOWN) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "…";
    }

    private static Optional<FieldChange> blocks(List<Block> before, List<Block> after) {
        if (before.equals(after)) {
            return Optional.empty();
        }
        int removed = without(before, after);
        int added = without(after, before);
        int changed = Math.min(removed, added);
        var counts = new BlockCounts(added - changed, removed - changed, changed);
        return Optional.of(
                new FieldChange("blocks", Optional.empty(), Optional.empty(), Optional.of(counts)));
    }

    /** How many of the blocks the others lack; a block that stands twice counts twice. */
    private static int without(List<Block> blocks, List<Block> others) {
        var unmatched = new HashMap<Block, Integer>();
        others.forEach(block -> unmatched.merge(block, 1, Integer::sum));
        return (int)
                blocks.stream()
                        .filter(block -> unmatched.merge(block, -1, Integer::sum) < 0)
                        .count();
    }
}
