package org.masthead.bench.metric;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The most pairs of true and predicted blocks in reading order; two make a pair when their words
 * are nearly the same (F1 of the multisets at least .9).
 */
final class Alignment {

    private static final double SAME = 0.9;

    private final List<List<String>> truth;
    private final List<List<String>> found;
    private final List<Set<Integer>> alike = new ArrayList<>();

    private Alignment(List<List<String>> truth, List<List<String>> found) {
        this.truth = truth;
        this.found = found;
        var places = places(found);
        truth.forEach(words -> alike.add(alike(words, places)));
    }

    /** Indices of paired blocks: true to predicted. */
    static SortedMap<Integer, Integer> of(List<List<String>> truth, List<List<String>> found) {
        var alignment = new Alignment(truth, found);
        return alignment.walk(alignment.pairsUpTo());
    }

    /** The predicted blocks that hold each word. */
    private static Map<String, Set<Integer>> places(List<List<String>> found) {
        var places = new HashMap<String, Set<Integer>>();
        for (int i = 0; i < found.size(); i++) {
            for (var word : found.get(i)) {
                places.computeIfAbsent(word, ignored -> new HashSet<>()).add(i);
            }
        }
        return places;
    }

    /** Only blocks that share a quarter of the words are compared whole. */
    private Set<Integer> alike(List<String> words, Map<String, Set<Integer>> places) {
        var shared = new HashMap<Integer, Integer>();
        var distinct = Set.copyOf(words);
        for (var word : distinct) {
            places.getOrDefault(word, Set.of()).forEach(at -> shared.merge(at, 1, Integer::sum));
        }
        var alike = new HashSet<Integer>();
        shared.forEach((at, count) -> {
            if (count * 4 >= distinct.size() && f1(words, found.get(at)) >= SAME) {
                alike.add(at);
            }
        });
        return alike;
    }

    private static double f1(List<String> one, List<String> other) {
        int shared = Tokens.shared(Tokens.counted(one), Tokens.counted(other));
        return 2.0 * shared / (one.size() + other.size());
    }

    /** The number of pairs among the first so many true and the first so many predicted blocks. */
    private int[][] pairsUpTo() {
        var pairs = new int[truth.size() + 1][found.size() + 1];
        for (int i = 0; i < truth.size(); i++) {
            for (int j = 0; j < found.size(); j++) {
                int without = Math.max(pairs[i][j + 1], pairs[i + 1][j]);
                int with = alike.get(i).contains(j) ? pairs[i][j] + 1 : 0;
                pairs[i + 1][j + 1] = Math.max(with, without);
            }
        }
        return pairs;
    }

    private SortedMap<Integer, Integer> walk(int[][] pairs) {
        var walked = new TreeMap<Integer, Integer>();
        int i = truth.size();
        int j = found.size();
        while (i > 0 && j > 0) {
            if (alike.get(i - 1).contains(j - 1) && pairs[i][j] == pairs[i - 1][j - 1] + 1) {
                walked.put(--i, --j);
            } else if (pairs[i - 1][j] >= pairs[i][j - 1]) {
                i--;
            } else {
                j--;
            }
        }
        return walked;
    }
}
