package org.masthead.member;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How much a member likes each of some things, by name: faded sums of the weights of what they did.
 * Below 0 they want less of it. A bounded number is kept, the strongest.
 */
public record Affinities(Map<String, Float> weights) {

    public static final Affinities NONE = new Affinities(Map.of());

    /** Longer names are cut: a name is looked up, never shown as the publisher's own words. */
    private static final int LONGEST = 32;

    /** A weight that has faded below this says nothing any more: seven half-lives of one open. */
    private static final float LEAST = 0.0078f;

    private static final Comparator<Map.Entry<String, Float>> STRONGEST_FIRST =
            Comparator.<Map.Entry<String, Float>>comparingDouble(it -> -Math.abs(it.getValue()))
                    .thenComparing(Map.Entry::getKey);

    public Affinities {
        weights = Map.copyOf(weights);
    }

    /** The weight of a name; 0 where nothing is known. */
    public float of(String name) {
        return weights.getOrDefault(cut(name), 0f);
    }

    /** What all that is liked weighs together: the share of one is its weight by this. */
    public float liked() {
        float sum = 0;
        for (float weight : weights.values()) {
            sum += Math.max(0, weight);
        }
        return sum;
    }

    /** The strongest first. */
    public List<Map.Entry<String, Float>> strongestFirst() {
        return weights.entrySet().stream().sorted(STRONGEST_FIRST).toList();
    }

    Affinities plus(List<String> names, float weight, int most) {
        var sums = new HashMap<>(weights);
        names.stream().map(Affinities::cut).forEach(name -> sums.merge(name, weight, Float::sum));
        return strongest(sums, most);
    }

    Affinities faded(float factor) {
        var faded = new HashMap<String, Float>();
        weights.forEach((name, weight) -> faded.put(name, weight * factor));
        return strongest(faded, faded.size());
    }

    Affinities without(String name) {
        var left = new HashMap<>(weights);
        left.remove(cut(name));
        return new Affinities(left);
    }

    private static Affinities strongest(Map<String, Float> sums, int most) {
        var kept = new LinkedHashMap<String, Float>();
        sums.entrySet().stream()
                .filter(entry -> Math.abs(entry.getValue()) >= LEAST)
                .sorted(STRONGEST_FIRST)
                .limit(most)
                .forEach(entry -> kept.put(entry.getKey(), entry.getValue()));
        return new Affinities(kept);
    }

    private static String cut(String name) {
        return name.length() <= LONGEST ? name : name.substring(0, LONGEST);
    }
}
