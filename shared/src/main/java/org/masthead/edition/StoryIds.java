package org.masthead.edition;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** The stories' ids by place, and their places by id. */
final class StoryIds {

    /** An id is 20 hexadecimal digits, see {@link org.masthead.story.StoryId}. */
    private static final int WIDTH = 10;

    private static final int DIGITS = 2 * WIDTH;

    private final Bytes ids;

    /** The places in the order of their ids. */
    private final int[] sorted;

    private StoryIds(Bytes ids, int[] sorted) {
        this.ids = ids;
        this.sorted = sorted;
    }

    /**
     * By place.
     *
     * @throws IllegalArgumentException where one is no id, or is there twice
     */
    static StoryIds of(List<String> ids) {
        var bytes = new byte[ids.size() * WIDTH];
        for (int story = 0; story < ids.size(); story++) {
            System.arraycopy(parse(ids.get(story)), 0, bytes, story * WIDTH, WIDTH);
        }
        var sorted =
                IntStream.range(0, ids.size())
                        .boxed()
                        .sorted((a, b) -> ids.get(a).compareTo(ids.get(b)))
                        .mapToInt(Integer::intValue)
                        .toArray();
        for (int i = 1; i < sorted.length; i++) {
            if (ids.get(sorted[i]).equals(ids.get(sorted[i - 1]))) {
                throw new IllegalArgumentException(
                        "story %s is to be bound twice".formatted(ids.get(sorted[i])));
            }
        }
        return new StoryIds(Bytes.of(bytes), sorted);
    }

    static StoryIds read(SectionReader in) {
        return new StoryIds(in.bytes(), in.ints());
    }

    void write(SectionWriter out) {
        out.bytes(ids).ints(sorted);
    }

    private static byte[] parse(String id) {
        if (id.length() != DIGITS) {
            throw new IllegalArgumentException(
                    "'%s' is no story id: it must have %d hexadecimal digits"
                            .formatted(id, DIGITS));
        }
        return HexFormat.of().parseHex(id);
    }

    int size() {
        return sorted.length;
    }

    String id(int story) {
        int from = ids.from() + story * WIDTH;
        return HexFormat.of().formatHex(ids.array(), from, from + WIDTH);
    }

    Bytes bytes() {
        return ids;
    }

    OptionalInt find(String id) {
        if (id.length() != DIGITS || !id.chars().allMatch(HexFormat::isHexDigit)) {
            return OptionalInt.empty();
        }
        var wanted = parse(id);
        int low = 0;
        int high = sorted.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = compare(sorted[middle], wanted);
            if (order == 0) {
                return OptionalInt.of(sorted[middle]);
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return OptionalInt.empty();
    }

    private int compare(int story, byte[] other) {
        int from = ids.from() + story * WIDTH;
        return Arrays.compareUnsigned(ids.array(), from, from + WIDTH, other, 0, WIDTH);
    }
}
