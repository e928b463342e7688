package org.masthead.search;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.masthead.edition.Edition;
import org.masthead.vector.StoryVector;

/**
 * The order of hits: by words (BM25), by what the first of them are about, and by how new they are.
 * What the first hits are about stands in for the vector of the query, for which reader-api would
 * have to carry the model (pseudo-relevance feedback, Rocchio 1971).
 */
public final class Relevance {

    /** So many of the first hits are taken to be what was meant. */
    private static final int FIRST = 10;

    private static final double WORDS = 0.7;
    private static final double MEANING = 0.3;

    /** A story of now, beside an old one that fits as well. */
    private static final double FRESH = 0.25;

    private static final Duration HALF_LIFE = Duration.ofHours(24);

    private final Edition edition;
    private final List<Found> found;

    /** A hit that the edition holds. */
    private record Found(int story, float score) {}

    private record Ranked(int story, double score) {}

    private Relevance(Edition edition, List<Found> found) {
        this.edition = edition;
        this.found = found;
    }

    /**
     * Puts hits into order.
     *
     * @param hits best first; those that the edition does not hold are left out
     */
    public static int[] order(Edition edition, List<Hit> hits) {
        var found = new ArrayList<Found>();
        for (var hit : hits) {
            edition.story(hit.story()).ifPresent(story -> found.add(new Found(story, hit.score())));
        }
        return new Relevance(edition, found).order();
    }

    private int[] order() {
        if (found.isEmpty()) {
            return new int[0];
        }
        float best = found.getFirst().score();
        var meaning = meaning();
        double usual = meaning.values().stream().mapToDouble(it -> it).average().orElse(0);
        return found.stream()
                .map(it ->
                        new Ranked(
                                it.story(),
                                (WORDS * it.score() / best
                                                + MEANING * meaning.getOrDefault(it.story(), usual))
                                        * (1 - FRESH + FRESH * freshness(it.story()))))
                .sorted(
                        Comparator.comparingDouble(Ranked::score)
                                .reversed()
                                .thenComparingInt(Ranked::story))
                .mapToInt(Ranked::story)
                .toArray();
    }

    private double freshness(int story) {
        double age = Math.max(0, edition.boundAt().getEpochSecond() - edition.published(story));
        return Math.pow(0.5, age / HALF_LIFE.toSeconds());
    }

    /** The cosine with the middle of the first hits, each in the space of its own; 0 if below. */
    private Map<Integer, Double> meaning() {
        var meaning = new HashMap<Integer, Double>();
        for (var space : edition.vectors().spaces()) {
            var aim = edition.vectors().aim(space, middle(space));
            found.stream()
                    .map(Found::story)
                    .filter(story -> isIn(space, story))
                    .forEach(story -> meaning.put(story, Math.max(0.0, aim.dot(story))));
        }
        return meaning;
    }

    private boolean isIn(String space, int story) {
        return edition.vectors().space(story).filter(space::equals).isPresent();
    }

    private float[] middle(String space) {
        var mean = edition.vectors().mean(space);
        var middle = new float[StoryVector.DIMENSIONS];
        found.stream()
                .limit(FIRST)
                .filter(it -> isIn(space, it.story()))
                .flatMap(it -> edition.vectors().vector(it.story()).stream())
                .map(vector -> vector.minus(mean).unit())
                .forEach(unit -> add(middle, unit));
        return middle;
    }

    private static void add(float[] sum, float[] unit) {
        for (int d = 0; d < sum.length; d++) {
            sum[d] += unit[d];
        }
    }
}
