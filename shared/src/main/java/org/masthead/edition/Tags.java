package org.masthead.edition;

import java.util.Arrays;
import java.util.List;

/**
 * What each story has some of, such as topics, as numbers of a list of slugs.
 *
 * @param from where a story's numbers begin in {@code numbers}; one more than there are stories
 * @param slugs see {@link org.masthead.story.Slug}
 */
@SuppressWarnings("ArrayRecordComponent") // columns, never compared
record Tags(int[] from, int[] numbers, List<String> slugs) {

    /** From the slugs of each story. */
    static Tags of(List<List<String>> stories) {
        var names = new Names();
        var from = new int[stories.size() + 1];
        var rows =
                stories.stream()
                        .map(row -> row.stream().distinct().mapToInt(names::number).toArray())
                        .toList();
        for (int story = 0; story < rows.size(); story++) {
            from[story + 1] = from[story] + rows.get(story).length;
        }
        return new Tags(from, rows.stream().flatMapToInt(Arrays::stream).toArray(), names.all());
    }

    int[] of(int story) {
        return Arrays.copyOfRange(numbers, from[story], from[story + 1]);
    }
}
