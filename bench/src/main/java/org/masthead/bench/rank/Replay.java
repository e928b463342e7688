package org.masthead.bench.rank;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Goes through a log in the order in which it happened. Impressions of the same second are all
 * scored before anything is learned from one of them.
 */
final class Replay {

    private static final int SAY_EVERY = 1_000;

    private final Past past;
    private final List<Ranker> rankers;
    private final Map<Ranker, Map<String, float[]>> scores = new HashMap<>();

    Replay(Past past, List<Ranker> rankers) {
        this.past = past;
        this.rankers = List.copyOf(rankers);
        this.rankers.forEach(ranker -> scores.put(ranker, new HashMap<>()));
    }

    void run(List<Impression> inOrder) {
        var second = new ArrayList<Impression>();
        int done = 0;
        for (var impression : inOrder) {
            if (!second.isEmpty() && !second.getFirst().time().equals(impression.time())) {
                learn(second);
                second.clear();
            }
            score(impression);
            second.add(impression);
            if (++done % SAY_EVERY == 0) {
                System.err.printf("replayed %d of %d impressions%n", done, inOrder.size());
            }
        }
        learn(second);
    }

    private void score(Impression impression) {
        past.see(impression);
        for (var ranker : rankers) {
            scoresOf(ranker).put(impression.id(), ranker.scores(impression, past));
        }
    }

    private void learn(List<Impression> impressions) {
        for (var impression : impressions) {
            rankers.forEach(ranker -> ranker.learn(impression, past));
            past.learn(impression);
        }
    }

    /** By impression id, a score for each candidate. */
    Map<String, float[]> scoresOf(Ranker ranker) {
        return scores.getOrDefault(ranker, Map.of());
    }
}
