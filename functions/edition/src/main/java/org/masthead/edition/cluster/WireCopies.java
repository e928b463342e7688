package org.masthead.edition.cluster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.masthead.story.Card;

/**
 * Tells copies from tellings: of stories whose headline and summary have nearly the same runs of
 * three words, all but the earliest are copies (Broder 1997, "On the resemblance and containment of
 * documents").
 */
final class WireCopies {

    /** Shared runs among all runs of the two; a changed word in ten leaves about half. */
    private static final double NEARLY_ALL = 0.6;

    private WireCopies() {}

    /**
     * The ids of the copies.
     *
     * @param tales of one event, the earliest first
     */
    static Set<String> among(List<Tale> tales) {
        var copies = new HashSet<String>();
        var byRun = new HashMap<List<String>, List<Integer>>();
        var sizes = new int[tales.size()];
        for (int i = 0; i < tales.size(); i++) {
            var runs = runs(tales.get(i).card());
            sizes[i] = runs.size();
            if (repeats(runs, byRun, sizes)) {
                copies.add(tales.get(i).id());
            } else {
                int original = i;
                runs.forEach(
                        run -> byRun.computeIfAbsent(run, _ -> new ArrayList<>()).add(original));
            }
        }
        return copies;
    }

    private static boolean repeats(
            Set<List<String>> runs, Map<List<String>, List<Integer>> byRun, int[] sizes) {
        var shared = new HashMap<Integer, Integer>();
        runs.forEach(run ->
                byRun.getOrDefault(run, List.of())
                        .forEach(original -> shared.merge(original, 1, Integer::sum)));
        return shared.entrySet().stream()
                .anyMatch(it ->
                        it.getValue()
                                >= NEARLY_ALL * (runs.size() + sizes[it.getKey()] - it.getValue()));
    }

    private static Set<List<String>> runs(Card card) {
        return new HashSet<>(Wording.runs(card.headline() + " " + card.summary().orElse("")));
    }
}
