package org.masthead.bench.rank;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.masthead.rank.Feature;

/** The simple rankings that ours has to beat. */
final class Baselines {

    private Baselines() {}

    private record Simple(String name, Rule rule) implements Ranker {
        @Override
        public float[] scores(Impression impression, Past past) {
            var rule = this.rule.of(impression, past);
            var scores = new float[impression.candidates().size()];
            for (int i = 0; i < scores.length; i++) {
                scores[i] = (float) rule.applyAsDouble(impression.candidates().get(i));
            }
            return scores;
        }
    }

    @FunctionalInterface
    private interface Rule {
        ToDoubleFunction<Title> of(Impression impression, Past past);
    }

    static List<Ranker> all() {
        var random = new Random(7);
        return List.of(
                new Simple("random", (_, _) -> _ -> random.nextDouble()),
                new Simple(
                        "clicks of the hour",
                        (_, past) -> title -> past.clicksOfHour.of(title.place())),
                new Simple("click rate, smoothed", (_, past) -> title -> clickRate(title, past)),
                new Simple("section", Baselines::section),
                new Simple("words (TF-IDF)", Baselines::words),
                new Simple("mean vector, centred", Baselines::meanVector));
    }

    private static double clickRate(Title title, Past past) {
        return (past.clicksOfDay.of(title.place()) + 0.8)
                / (past.showsOfDay.of(title.place()) + 20);
    }

    private static ToDoubleFunction<Title> section(Impression impression, Past past) {
        var read = new HashMap<String, Integer>();
        impression.history().forEach(title -> read.merge(title.section(), 1, Integer::sum));
        return title ->
                Feature.lift(
                        read.getOrDefault(title.section(), 0),
                        impression.history().size(),
                        past.share(title.section()));
    }

    private static ToDoubleFunction<Title> words(Impression impression, Past past) {
        var profile = new HashMap<String, Double>();
        for (var title : impression.history()) {
            weights(title, past)
                    .forEach((word, weight) -> profile.merge(word, weight, Double::sum));
        }
        return title -> {
            double sum = 0;
            for (var word : weights(title, past).entrySet()) {
                sum += word.getValue() * profile.getOrDefault(word.getKey(), 0.0);
            }
            return sum;
        };
    }

    /** Of length 1. */
    private static Map<String, Double> weights(Title title, Past past) {
        var weights = new HashMap<String, Double>();
        Past.words(title).forEach(word -> weights.put(word, past.rarity(word)));
        double square = weights.values().stream().mapToDouble(it -> it * it).sum();
        weights.replaceAll((_, weight) -> weight / Math.sqrt(Math.max(square, 1e-9)));
        return weights;
    }

    private static ToDoubleFunction<Title> meanVector(Impression impression, Past past) {
        var mean = past.mean();
        var sum = new float[mean.length];
        for (var title : impression.history()) {
            var unit = past.vector(title).minus(mean).unit();
            for (int d = 0; d < sum.length; d++) {
                sum[d] += unit[d];
            }
        }
        return title -> dot(sum, past.vector(title).minus(mean).unit());
    }

    static float dot(float[] a, float[] b) {
        float sum = 0;
        for (int d = 0; d < a.length; d++) {
            sum += a[d] * b[d];
        }
        return sum;
    }
}
