package org.masthead.bench;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.masthead.bench.contender.Contender;

/** {@code mvn -q -Pscoreboard -Ddata=DIR}: our extractor and its peers, on the same pages. */
public final class Scoreboard {

    private static final int ROUNDS = 9;

    private static final List<String> BODY =
            List.of(
                    "",
                    "zyte F1",
                    "exact",
                    "typed",
                    "fundeval F1",
                    "exact",
                    "typed",
                    "fundus F1",
                    "exact",
                    "typed");
    private static final List<String> METADATA =
            List.of("", "title", "authors", "day", "images", "captions", "labels P", "labels R");
    private static final List<String> SPEED =
            List.of("", "pages per CPU-second", "to readability4j", "to the parse");

    private final Path data;
    private final PrintStream out;
    private final List<Contender<?>> contenders = Contender.all();

    private Scoreboard(Path data, PrintStream out) {
        this.data = data;
        this.out = out;
    }

    /** Argument: the folder that holds the sets. */
    public static void main(String[] args) {
        System.exit(run(Path.of(args[0]), ROUNDS, System.out, System.err));
    }

    /** The exit code: 0, or 2 where the folder is not what is asked for. */
    static int run(Path data, int rounds, PrintStream out, PrintStream err) {
        var missing = PageSet.missing(data);
        if (!missing.isEmpty()) {
            err.printf(
                    "Nothing to score: %s has no %s. Pass the folder that holds %s, each with"
                            + " truth.json and html/*.html.gz: mvn -q -Pscoreboard -Ddata=DIR%n",
                    data.toAbsolutePath().normalize(),
                    String.join(", no ", missing),
                    String.join(", ", PageSet.NAMES));
            return 2;
        }
        new Scoreboard(data, out).score(rounds, err);
        return 0;
    }

    private void score(int rounds, PrintStream err) {
        var progress = new Progress(err, contenders.size() + Speed.steps(rounds));
        var sets = PageSet.NAMES.stream().map(name -> PageSet.read(data, name)).toList();
        var standings = new ArrayList<Standing>();
        for (var contender : contenders) {
            progress.step(contender.name() + ", quality");
            standings.add(standing(contender, sets));
        }
        var pages = sets.stream().flatMap(set -> set.pages().stream()).toList();
        var speeds = Speed.measure(contenders, pages, rounds, progress);
        printQuality(sets, standings);
        printSpeed(pages.size(), speeds);
    }

    private Standing standing(Contender<?> contender, List<PageSet> sets) {
        var scores = new LinkedHashMap<String, SetScore>();
        sets.forEach(set -> scores.put(set.name(), SetScore.of(contender, set)));
        return new Standing(contender, scores, Labels.score(contender, data));
    }

    private void printQuality(List<PageSet> sets, List<Standing> standings) {
        var body = new Table(BODY);
        var metadata = new Table(METADATA);
        for (var standing : standings) {
            if (!standing.contender().gives().isEmpty()) {
                body.add(row(standing, standing.body()));
                metadata.add(row(standing, standing.metadata()));
            }
        }
        out.printf(
                "Body: F1 of four-word shingles, pages exact to the word, F1 of typed blocks (%s)%n%s%n",
                sizes(sets), body);
        out.printf(
                "Exact title, author set and day, images and captions recalled (fundus);"
                        + " labelled sections%n%s%n",
                metadata);
    }

    private void printSpeed(int pages, Map<String, Double> speeds) {
        var peer = speeds.getOrDefault(contenders.get(1).name(), 1.0);
        var parse = speeds.getOrDefault(contenders.getLast().name(), 1.0);
        var table = new Table(SPEED);
        speeds.forEach((name, speed) ->
                table.add(
                        List.of(
                                name,
                                "%.0f".formatted(speed),
                                ratio(speed / peer),
                                ratio(speed / parse))));
        out.printf("Speed: one warm thread, %d pages, unzip to answer%n%s", pages, table);
    }

    private static List<String> row(Standing standing, List<String> cells) {
        return Stream.concat(Stream.of(standing.contender().name()), cells.stream()).toList();
    }

    private static String ratio(double value) {
        return String.format(Locale.ROOT, "× %.2f", value);
    }

    private static String sizes(List<PageSet> sets) {
        return String.join(
                ", ", sets.stream().map(set -> set.pages().size() + " " + set.name()).toList());
    }
}
