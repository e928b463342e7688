package org.masthead.bench.rank;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.masthead.bench.Table;
import org.masthead.rank.Diversity;
import org.masthead.vector.StoryVector;
import org.masthead.vector.VectorMean;

/** What diversity costs and gives: the first ten cards of ours, more and more mixed. */
final class Screens {

    private static final int SCREEN = 10;
    private static final int NO_CAP = SCREEN;

    private final List<Impression> impressions;
    private final TitleVectors vectors;
    private final Map<String, float[]> scores;
    private final float[] mean;

    /** Of impressions with more candidates than the first screen has. */
    Screens(List<Impression> inOrder, TitleVectors vectors, Map<String, float[]> scores) {
        var last = inOrder.getLast().time().toLocalDate().minusDays(1);
        this.impressions =
                inOrder.stream()
                        .filter(it -> it.isTelling() && it.candidates().size() > SCREEN)
                        .filter(it -> !it.time().toLocalDate().isBefore(last))
                        .toList();
        this.vectors = vectors;
        this.scores = scores;
        var sum = new VectorMean(StoryVector.MINILM);
        inOrder.forEach(it -> it.candidates().forEach(title -> add(title, sum)));
        this.mean = sum.mean();
    }

    private void add(Title title, VectorMean sum) {
        if (vectors.of(title).space().equals(StoryVector.MINILM)) {
            sum.add(vectors.of(title));
        }
    }

    /** Sections and likeness of the first ten cards, and what is left of their quality. */
    Table table() {
        var table =
                new Table(
                        List.of(
                                "first ten of more than ten, last two days",
                                "topics",
                                "likeness",
                                "nDCG@10",
                                "topics gained",
                                "nDCG lost"));
        var plain = measure(new Diversity(0, NO_CAP));
        add(table, "by score alone", plain, plain);
        for (float strength : new float[] {0.25f, 0.5f, 0.75f, 1, 1.5f}) {
            add(table, "strength " + strength, measure(new Diversity(strength, NO_CAP)), plain);
        }
        for (int cap : new int[] {5, 4, 3}) {
            add(table, "0.5, at most " + cap, measure(new Diversity(0.5f, cap)), plain);
        }
        return table;
    }

    private record Measured(double topics, double likeness, double ndcg) {}

    private static void add(Table table, String name, Measured it, Measured plain) {
        table.add(
                List.of(
                        name,
                        "%.2f".formatted(it.topics),
                        "%.3f".formatted(it.likeness),
                        RankBoard.figure(it.ndcg),
                        "%+.1f %%".formatted(100 * (it.topics / plain.topics - 1)),
                        "%.1f %%".formatted(100 * (1 - it.ndcg / plain.ndcg))));
    }

    private Measured measure(Diversity diversity) {
        var each = new ArrayList<Measured>();
        for (var impression : impressions) {
            each.add(measure(impression, diversity));
        }
        return new Measured(
                each.stream().mapToDouble(Measured::topics).average().orElse(0),
                each.stream().mapToDouble(Measured::likeness).average().orElse(0),
                each.stream().mapToDouble(Measured::ndcg).average().orElse(0));
    }

    private Measured measure(Impression impression, Diversity diversity) {
        var candidates = impression.candidates();
        var units = candidates.stream().map(it -> vectors.of(it).minus(mean).unit()).toList();
        var sections = candidates.stream().map(Title::section).distinct().toList();
        var order =
                diversity.order(
                        scores.getOrDefault(impression.id(), new float[0]),
                        (a, b) -> Baselines.dot(units.get(a), units.get(b)),
                        card -> sections.indexOf(candidates.get(card).section()),
                        candidates.size());
        var opened = new boolean[order.length];
        for (int i = 0; i < order.length; i++) {
            opened[i] = impression.opened()[order[i]];
        }
        return new Measured(
                topics(candidates, order), likeness(units, order), Quality.of(opened).ndcg10());
    }

    private static int topics(List<Title> candidates, int[] order) {
        var topics = new HashSet<String>();
        for (int i = 0; i < SCREEN; i++) {
            topics.add(candidates.get(order[i]).section());
        }
        return topics.size();
    }

    private static double likeness(List<float[]> units, int[] order) {
        double sum = 0;
        for (int i = 0; i < SCREEN; i++) {
            for (int j = 0; j < i; j++) {
                sum += Baselines.dot(units.get(order[i]), units.get(order[j]));
            }
        }
        return sum / (SCREEN * (SCREEN - 1) / 2.0);
    }
}
