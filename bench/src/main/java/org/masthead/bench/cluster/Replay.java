package org.masthead.bench.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.masthead.bench.cluster.Headlines.Headline;
import org.masthead.edition.Edition;
import org.masthead.edition.LiveStory;
import org.masthead.edition.Telling;
import org.masthead.edition.cluster.Clusterer;
import org.masthead.edition.cluster.Thresholds;

/** Headlines as they came in time, clustered edition by edition as production does. */
record Replay(Duration every, Thresholds thresholds) {

    /** The cluster in which each row was last. */
    Map<String, String> run(List<Headline> rows) {
        var clusterer = new Clusterer(thresholds);
        var clusters = new HashMap<String, String>();
        List<Telling> tellings = List.of();
        int told = 0;
        var last = rows.getLast().at();
        var now = rows.getFirst().at();
        while (told < rows.size()) {
            now = now.plus(every).isBefore(last) ? now.plus(every) : last;
            int before = told;
            while (told < rows.size() && !rows.get(told).at().isAfter(now)) {
                told++;
            }
            if (told > before) {
                tellings = clusterer.cluster(live(rows.subList(0, told), now), tellings);
                tellings.forEach(it -> it.stories().forEach(row -> clusters.put(row, it.id())));
            }
        }
        return clusters;
    }

    private static List<LiveStory> live(List<Headline> rows, Instant now) {
        var since = now.minus(Edition.LIVE);
        var live = new ArrayList<LiveStory>();
        rows.stream().filter(row -> row.at().isAfter(since)).forEach(row -> live.add(row.story()));
        return live;
    }
}
