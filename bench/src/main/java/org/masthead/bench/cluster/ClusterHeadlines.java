package org.masthead.bench.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.masthead.bench.Goal;
import org.masthead.edition.cluster.Thresholds;

/**
 * Clusters a file of headlines and writes row and cluster, tab-separated, for the referee. With the
 * file alone it says how F1 moves with each threshold instead; with a third one, of titles of a
 * portal, how the events fare among those.
 */
final class ClusterHeadlines {

    /** Production binds each minute; what an edition is given at once makes little difference. */
    private static final Duration EVERY = Duration.ofMinutes(10);

    private static final String NOTHING = "nothing";

    private static final Goal F1 = new Goal("BCubed F1", 0.85);

    private ClusterHeadlines() {}

    static void main(String[] arguments) throws IOException {
        var rows = Headlines.read(Path.of(arguments[0])).rows();
        if (arguments.length == 1) {
            Sensitivity.print(rows);
            return;
        }
        if (arguments.length > 2 && !arguments[2].equals(NOTHING)) {
            printAmong(Crowd.around(rows, Path.of(arguments[2])));
            return;
        }
        var clusters = new Replay(EVERY, Thresholds.DEFAULT).run(rows);
        Files.write(
                Path.of(arguments[1]),
                rows.stream().map(row -> row.row() + "\t" + clusters.get(row.row())).toList());
        IO.println(
                "%,d headlines in %,d clusters%n%s"
                        .formatted(
                                rows.size(),
                                clusters.values().stream().distinct().count(),
                                F1.beside(BCubed.of(rows, clusters).f1())));
    }

    private static void printAmong(Crowd crowd) {
        var clusters = new Replay(EVERY, Thresholds.DEFAULT).run(crowd.rows());
        var score = BCubed.of(crowd.rows(), clusters);
        IO.println(
                "among others: BCubed precision %.3f  recall %.3f  F1 %.3f"
                        .formatted(score.precision(), score.recall(), score.f1()));
        crowd.print(clusters);
    }
}
