package org.masthead.bench.edition;

import java.util.List;
import java.util.function.IntFunction;

/**
 * {@code mvn -q -Pbench}: what editions, feeds and searches cost, from a thousand stories to a
 * hundred thousand.
 */
public final class Bench {

    private static final List<Integer> SIZES = List.of(1_000, 10_000, 30_000, 100_000);
    private static final long SEED = 5;

    private Bench() {}

    /** Arguments: none. */
    public static void main(String[] args) {
        var made = new MadeStories(SEED);
        print(EditionTable.HEADING, stories -> EditionTable.row(stories, made));
        System.out.println();
        print(LanguageTable.HEADING, stories -> LanguageTable.row(stories, made));
        System.out.println();
        print(FeedTable.HEADING, stories -> FeedTable.row(stories, made));
        System.out.println();
        print(SearchTable.HEADING, stories -> SearchTable.row(stories, made));
    }

    /** Each row as soon as it is known. */
    private static void print(List<String> heading, IntFunction<List<String>> row) {
        System.out.println(String.join("  ", heading));
        for (int stories : SIZES) {
            System.out.println(String.join("  ", row.apply(stories)));
        }
    }
}
