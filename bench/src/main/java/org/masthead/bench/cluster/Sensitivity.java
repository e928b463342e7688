package org.masthead.bench.cluster;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.masthead.bench.cluster.Headlines.Headline;
import org.masthead.edition.cluster.Thresholds;

/** How much the result hangs on each threshold, and on how much comes at once. */
final class Sensitivity {

    private static final Duration HOUR = Duration.ofHours(1);

    private Sensitivity() {}

    static void print(List<Headline> rows) {
        var now = Thresholds.DEFAULT;
        row("as shipped", new Replay(HOUR, now), rows);
        row("every 10 minutes", new Replay(Duration.ofMinutes(10), now), rows);
        row("all at once", new Replay(Duration.ofDays(30), now), rows);
        moved(
                "join",
                rows,
                by ->
                        new Thresholds(
                                now.join() * by, now.merge(), now.coverage(), now.concentration()));
        moved(
                "merge",
                rows,
                by ->
                        new Thresholds(
                                now.join(), now.merge() * by, now.coverage(), now.concentration()));
        moved(
                "coverage",
                rows,
                by ->
                        new Thresholds(
                                now.join(), now.merge(), now.coverage() * by, now.concentration()));
        moved(
                "concentration",
                rows,
                by ->
                        new Thresholds(
                                now.join(), now.merge(), now.coverage(), now.concentration() * by));
    }

    private static void moved(String name, List<Headline> rows, Function<Double, Thresholds> by) {
        for (double factor : List.of(0.8, 0.9, 1.1, 1.2)) {
            row("%s × %.1f".formatted(name, factor), new Replay(HOUR, by.apply(factor)), rows);
        }
    }

    private static void row(String name, Replay replay, List<Headline> rows) {
        var clusters = replay.run(rows);
        var score = BCubed.of(rows, clusters);
        IO.println(
                "%-20s  precision %.3f  recall %.3f  F1 %.3f  %,5d clusters"
                        .formatted(
                                name,
                                score.precision(),
                                score.recall(),
                                score.f1(),
                                clusters.values().stream().distinct().count()));
    }
}
