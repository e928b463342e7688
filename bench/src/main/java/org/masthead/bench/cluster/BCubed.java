package org.masthead.bench.cluster;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.masthead.bench.cluster.Headlines.Headline;

/**
 * How far clusters agree with the truth, item by item (Bagga and Baldwin 1998).
 *
 * @param precision of those in an item's cluster, how many tell its event; the mean of all, 0…1
 * @param recall of those that tell an item's event, how many are in its cluster
 */
record BCubed(double precision, double recall) {

    /** Of rows whose event is known; the others count as strangers where a cluster holds them. */
    static BCubed of(List<Headline> rows, Map<String, String> clusters) {
        var both = new HashMap<List<String>, Integer>();
        var events = new HashMap<String, Integer>();
        var sizes = new HashMap<String, Integer>();
        int known = 0;
        for (var row : rows) {
            var cluster = clusters.getOrDefault(row.row(), "");
            sizes.merge(cluster, 1, Integer::sum);
            if (!row.event().isEmpty()) {
                both.merge(List.of(row.event(), cluster), 1, Integer::sum);
                events.merge(row.event(), 1, Integer::sum);
                known++;
            }
        }
        double precision = 0;
        double recall = 0;
        for (var entry : both.entrySet()) {
            double square = (double) entry.getValue() * entry.getValue();
            precision += square / sizes.getOrDefault(entry.getKey().get(1), 1);
            recall += square / events.getOrDefault(entry.getKey().get(0), 1);
        }
        return new BCubed(precision / known, recall / known);
    }

    double f1() {
        return 2 * precision * recall / (precision + recall);
    }
}
