package org.masthead.bench.cluster;

import java.time.Duration;
import java.util.List;
import java.util.function.DoubleFunction;
import org.masthead.bench.cluster.Headlines.Headline;
import org.masthead.edition.cluster.Thresholds;

/** How much the result hangs on each threshold, and on how much comes at once. */
final class Sensitivity {

    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private static final Duration HOUR = Duration.ofHours(1);

    private Sensitivity() {}

    static void print(List<Headline> rows) {
        var now = Thresholds.DEFAULT;
        row("as shipped", new Replay(TEN_MINUTES, now), rows);
        row("every hour", new Replay(HOUR, now), rows);
        row("all at once", new Replay(Duration.ofDays(30), now), rows);
        moved("join", rows, by -> with(now, by, 1, 1, 1, 1, 1));
        moved("merge", rows, by -> with(now, 1, by, 1, 1, 1, 1));
        moved("coverage", rows, by -> with(now, 1, 1, by, 1, 1, 1));
        moved("concentration", rows, by -> with(now, 1, 1, 1, by, 1, 1));
        moved("single", rows, by -> with(now, 1, 1, 1, 1, by, 1));
        moved("subject", rows, by -> with(now, 1, 1, 1, 1, 1, by));
    }

    private static Thresholds with(
            Thresholds now,
            double join,
            double merge,
            double coverage,
            double concentration,
            double single,
            double subject) {
        return new Thresholds(
                now.join() * join,
                now.merge() * merge,
                now.coverage() * coverage,
                now.concentration() * concentration,
                now.single() * single,
                now.subject() * subject);
    }

    private static void moved(String name, List<Headline> rows, DoubleFunction<Thresholds> by) {
        for (double factor : List.of(0.8, 0.9, 1.1, 1.2)) {
            row(
                    "%s × %.1f".formatted(name, factor),
                    new Replay(TEN_MINUTES, by.apply(factor)),
                    rows);
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
