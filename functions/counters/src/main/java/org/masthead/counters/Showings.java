package org.masthead.counters;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.masthead.rank.ExpectedClicks;
import org.masthead.rank.Weights;
import org.masthead.reading.Counted;
import org.masthead.reading.Counts;

/** How often cards were shown, and how often they could be expected to be opened. */
final class Showings {

    private static final float THOUSANDTHS = 1_000;

    private final Weights weights;
    private final Map<String, Counts> counts = new HashMap<>();

    /** By weights as they were before anything was learned of these showings. */
    Showings(Weights weights) {
        this.weights = weights;
    }

    /**
     * Adds what one member was shown.
     *
     * @param stories each counts once
     * @param lists in which of them something was opened; what is in none counts {@link
     *     ExpectedClicks#PRIOR}
     */
    void add(Set<String> stories, List<Lesson> lists) {
        var expected = new HashMap<String, Float>();
        lists.forEach(list -> expect(list, expected));
        stories.forEach(story -> {
            expected.putIfAbsent(story, ExpectedClicks.PRIOR);
            count(story, Counted.SHOWN, 1);
        });
        expected.forEach((story, clicks) ->
                count(story, Counted.EXPECTED_THOUSANDTHS, Math.round(clicks * THOUSANDTHS)));
    }

    /** A story of two lists was opened in one of them: it could be expected once. */
    private void expect(Lesson list, Map<String, Float> expected) {
        var ofList = ExpectedClicks.of(weights, list.shown());
        for (int i = 0; i < ofList.length; i++) {
            expected.merge(list.cards().get(i).story(), ofList[i], Math::max);
        }
    }

    private void count(String story, Counted counted, long more) {
        counts.merge(story, Counts.of(counted, more), Counts::plus);
    }

    /** By story. */
    Map<String, Counts> counts() {
        return Map.copyOf(counts);
    }
}
