package org.masthead.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The body metric of the article extraction benchmark: multisets of four-word shingles, each page's
 * precision and recall, F1 of their means.
 */
final class Referee {

    private static final int SHINGLE = 4;
    private static final Pattern WORD = Pattern.compile("\\w+", Pattern.UNICODE_CHARACTER_CLASS);

    private final List<Double> precisions = new ArrayList<>();
    private final List<Double> recalls = new ArrayList<>();

    void page(String truth, String prediction) {
        var expected = shingles(truth);
        var found = shingles(prediction);
        int both = 0;
        for (var shingle : expected.entrySet()) {
            both += Math.min(shingle.getValue(), found.getOrDefault(shingle.getKey(), 0));
        }
        if (!found.isEmpty()) {
            precisions.add((double) both / size(found));
        }
        if (!expected.isEmpty()) {
            recalls.add((double) both / size(expected));
        }
    }

    double f1() {
        double precision = mean(precisions);
        double recall = mean(recalls);
        return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }

    private static int size(Map<List<String>, Integer> shingles) {
        return shingles.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static Map<List<String>, Integer> shingles(String text) {
        var words = new ArrayList<String>();
        var matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(matcher.group());
        }
        var shingles = new HashMap<List<String>, Integer>();
        for (int i = 0; i < Math.max(1, words.size() - SHINGLE + 1) && !words.isEmpty(); i++) {
            var shingle = List.copyOf(words.subList(i, Math.min(i + SHINGLE, words.size())));
            shingles.merge(shingle, 1, Integer::sum);
        }
        return shingles;
    }
}
