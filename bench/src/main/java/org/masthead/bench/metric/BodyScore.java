package org.masthead.bench.metric;

import java.util.ArrayList;
import java.util.List;

/**
 * The body metric of the article extraction benchmark: multisets of four-word shingles, each page's
 * precision and recall, F1 of their means. A page is exact when its words are the truth's, in
 * order.
 */
public final class BodyScore {

    private static final int SHINGLE = 4;

    private final Mean precision = new Mean();
    private final Mean recall = new Mean();
    private final Mean exact = new Mean();

    /** Counts one page. */
    public void page(String truth, String prediction) {
        var trueWords = Tokens.of(truth);
        var words = Tokens.of(prediction);
        var expected = shingles(trueWords);
        var found = shingles(words);
        double both = Tokens.shared(Tokens.counted(expected), Tokens.counted(found));
        if (!found.isEmpty()) {
            precision.add(both / found.size());
        }
        if (!expected.isEmpty()) {
            recall.add(both / expected.size());
        }
        exact.add(trueWords.equals(words));
    }

    /** 0 to 1. */
    public double f1() {
        return Mean.f1(precision.value(), recall.value());
    }

    /** Share of pages that are exact. */
    public double exact() {
        return exact.value();
    }

    /** A text of fewer than four words is one shingle. */
    private static List<List<String>> shingles(List<String> words) {
        var shingles = new ArrayList<List<String>>();
        for (int i = 0; i + SHINGLE <= words.size(); i++) {
            shingles.add(words.subList(i, i + SHINGLE));
        }
        if (shingles.isEmpty() && !words.isEmpty()) {
            shingles.add(words);
        }
        return shingles;
    }
}
