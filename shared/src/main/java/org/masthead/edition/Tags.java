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
record Tags(int[] from, int[] numbers, Texts slugs) {

    /** From the slugs of each story. */
    static Tags of(List<List<String>> stories) {
        var slugs = Texts.of(stories.stream().flatMap(List::stream).toList());
        var rows =
                stories.stream()
                        .map(row -> row.stream().distinct().mapToInt(slugs::indexOf).toArray())
                        .toList();
        var from = new int[stories.size() + 1];
        for (int story = 0; story < rows.size(); story++) {
            from[story + 1] = from[story] + rows.get(story).length;
        }
        return new Tags(from, rows.stream().flatMapToInt(Arrays::stream).toArray(), slugs);
    }

    static Tags read(SectionReader in) {
        return new Tags(in.ints(), in.ints(), Texts.read(in));
    }

    void write(SectionWriter out) {
        slugs.write(out.ints(from).ints(numbers));
    }

    int[] of(int story) {
        return Arrays.copyOfRange(numbers, from[story], from[story + 1]);
    }

    List<String> slugsOf(int story) {
        return Arrays.stream(of(story)).mapToObj(slugs::get).toList();
    }
}
