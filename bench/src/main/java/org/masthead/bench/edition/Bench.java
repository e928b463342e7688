package org.masthead.bench.edition;

import java.util.List;
import java.util.function.IntFunction;

/**
 * {@code mvn -q -Pbench}: what editions and searching them cost, from a thousand stories to a
 * hundred thousand.
 */
public final class Bench {

    private static final List<Integer> SIZES = List.of(1_000, 10_000, 30_000, 100_000);
    private static final long SEED = 5;

    private Bench() {}

    /** Arguments: none. Prints a line as soon as it is known, and the tables at the end. */
    public static void main(String[] args) {
        var editions = new Table(EditionTable.HEADING);
        var feeds = new Table(FeedTable.HEADING);
        var feed = new FeedTable();
        for (int stories : SIZES) {
            System.err.printf("%,d stories…%n", stories);
            editions.add(EditionTable.row(stories, new MadeStories(SEED)));
            feeds.add(feed.row(stories, new MadeStories(SEED)));
        }
        System.out.println("Editions, CPU time of one thread");
        System.out.println(editions);
        System.out.println("Feeds, CPU time of one thread: whole request, and with the member known");
        System.out.println(feeds);
    }
}
