package org.masthead.edition;

import java.util.Arrays;

/**
 * Which stories have a thing, such as a topic: a column the other way round.
 *
 * @param things by number
 * @param from where a thing's stories begin in {@code stories}; one more than there are things
 * @param stories their places, ascending for each thing
 */
@SuppressWarnings("ArrayRecordComponent") // columns, never compared
record Inverse(Texts things, int[] from, int[] stories) {

    /** From what each story has one of; below 0 stands for none. */
    static Inverse of(Texts things, int[] thingOf) {
        var first = new int[thingOf.length + 1];
        Arrays.setAll(first, story -> story);
        return of(things, thingOf, first);
    }

    /** From what each story has some of. */
    static Inverse of(Tags tags) {
        return of(tags.slugs(), tags.numbers(), tags.from());
    }

    /** Counts how many stories each thing has, which says where the next one's begin. */
    private static Inverse of(Texts things, int[] numbers, int[] first) {
        var from = new int[things.size() + 1];
        for (int number : numbers) {
            if (number >= 0) {
                from[number + 1]++;
            }
        }
        for (int thing = 0; thing < things.size(); thing++) {
            from[thing + 1] += from[thing];
        }
        var next = from.clone();
        var stories = new int[from[things.size()]];
        for (int story = 0; story + 1 < first.length; story++) {
            for (int i = first[story]; i < first[story + 1]; i++) {
                if (numbers[i] >= 0) {
                    stories[next[numbers[i]]++] = story;
                }
            }
        }
        return new Inverse(things, from, stories);
    }

    /** The stories that have the thing; none where there is no such thing. */
    int[] of(String thing) {
        int number = things.indexOf(thing);
        return number < 0
                ? new int[0]
                : Arrays.copyOfRange(stories, from[number], from[number + 1]);
    }
}
