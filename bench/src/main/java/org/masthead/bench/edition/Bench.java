package org.masthead.bench.edition;

import java.util.List;
import java.util.stream.Collectors;

/** {@code mvn -q -Pbench}: what editions cost, from a thousand stories to a hundred thousand. */
public final class Bench {

    private static final List<Integer> SIZES = List.of(1_000, 10_000, 30_000, 100_000);
    private static final long SEED = 5;

    private Bench() {}

    /** Arguments: none. */
    public static void main(String[] args) {
        var made = new MadeStories(SEED);
        System.out.println(EditionTable.HEADING.stream().collect(Collectors.joining("  ")));
        for (int stories : SIZES) {
            System.out.println(String.join("  ", EditionTable.row(stories, made)));
        }
        System.out.println(String.join("  ", FeedTable.HEADING));
        for (int stories : SIZES) {
            System.out.println(String.join("  ", FeedTable.row(stories, made)));
        }
    }
}
