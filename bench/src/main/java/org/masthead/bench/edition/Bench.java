package org.masthead.bench.edition;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import org.masthead.bench.Progress;
import org.masthead.bench.Table;
import org.masthead.edition.Edition;

/**
 * {@code mvn -q -Pbench}: what editions, feeds and searches cost, from a thousand stories to a
 * hundred thousand; what a story's vector costs; and what requests consume of DynamoDB.
 */
public final class Bench {

    private static final List<Integer> SIZES = List.of(1_000, 10_000, 30_000, 100_000);
    private static final long SEED = 5;

    private final PrintStream out;
    private final Progress progress = new Progress(System.err, 4 * SIZES.size() + 3);
    private final MadeStories made = new MadeStories(SEED);
    private final Table editions = new Table(EditionTable.HEADING);
    private final Table languages = new Table(LanguageTable.HEADING);
    private final Table feeds = new Table(FeedTable.HEADING);
    private final Table searches = new Table(SearchTable.HEADING);
    private final Table vectors = new Table(VectorTable.HEADING);
    private final Table units = new Table(UnitsTable.HEADING);

    private Bench(PrintStream out) {
        this.out = out;
    }

    /** Arguments: none. */
    public static void main(String[] args) {
        var bench = new Bench(System.out);
        // Functions log there.
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8));
        bench.run();
        // The engines' threads would go on.
        System.exit(0);
    }

    private void run() {
        progress.step("a story's vector");
        VectorTable.rows().forEach(vectors::add);
        warmUp();
        SIZES.forEach(this::measure);
        progress.step("DynamoDB's units");
        UnitsTable.rows(made).forEach(units::add);
        print("Editions, CPU milliseconds of one thread", editions);
        print("Editions of one language, beside everybody's", languages);
        print("Feeds", feeds);
        print("Searches", searches);
        print("Vectors of a story, CPU milliseconds of one thread", vectors);
        print("Capacity units of DynamoDB, as it reports them", units);
    }

    /** The first row would be one of a compiler still at work, and the growth too small. */
    private void warmUp() {
        progress.step("warming up");
        var edition = Edition.bind(MadeStories.NOW, made.contents(SIZES.getFirst()));
        for (int i = 0; i < 3; i++) {
            FeedTable.row(edition);
        }
    }

    private void measure(int stories) {
        progress.step("%,d stories: edition".formatted(stories));
        var contents = made.contents(stories);
        var edition = Edition.bind(MadeStories.NOW, contents);
        editions.add(EditionTable.row(contents, edition, made));
        progress.step("%,d stories: editions of one language".formatted(stories));
        languages.add(LanguageTable.row(contents, edition));
        progress.step("%,d stories: feed".formatted(stories));
        feeds.add(FeedTable.row(edition));
        progress.step("%,d stories: search".formatted(stories));
        searches.add(SearchTable.row(contents, edition, made));
    }

    private void print(String title, Table table) {
        out.println("\n" + title + "\n" + table);
    }
}
