package org.masthead.edition.cluster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.masthead.edition.LiveStory;
import org.masthead.vector.StoryVector;
import org.masthead.vector.VectorMean;

/**
 * All live stories made ready to be compared: what they have in common is taken off their vectors,
 * and a word says the more the fewer headlines have it.
 */
final class Tales {

    private final List<Tale> tales;
    private final int[] headlinesWith;

    private Tales(List<Tale> tales, int[] headlinesWith) {
        this.tales = tales;
        this.headlinesWith = headlinesWith;
    }

    static Tales of(List<LiveStory> stories) {
        var wordings = stories.stream().map(story -> Wording.of(story.card())).toList();
        var counts = new TreeMap<String, Integer>();
        wordings.forEach(
                words -> words.keySet().forEach(word -> counts.merge(word, 1, Integer::sum)));
        // What one headline alone has is like nothing.
        counts.values().removeIf(count -> count == 1);
        var numbers = new HashMap<String, Integer>();
        counts.keySet().forEach(word -> numbers.put(word, numbers.size()));
        var with = counts.values().stream().mapToInt(Integer::intValue).toArray();
        var means = means(stories);
        var tales = new ArrayList<Tale>(stories.size());
        for (int i = 0; i < stories.size(); i++) {
            tales.add(tale(stories.get(i), means, wordings.get(i), numbers, with, stories.size()));
        }
        tales.sort(Tale.IN_ORDER);
        return new Tales(tales, with);
    }

    private static Map<String, float[]> means(List<LiveStory> stories) {
        var sums = new HashMap<String, VectorMean>();
        for (var story : stories) {
            story.vector()
                    .ifPresent(it -> sums.computeIfAbsent(it.space(), VectorMean::new).add(it));
        }
        var means = new HashMap<String, float[]>();
        sums.forEach((space, sum) -> means.put(space, sum.mean()));
        return means;
    }

    private static Tale tale(
            LiveStory story,
            Map<String, float[]> means,
            Map<String, Float> wording,
            Map<String, Integer> numbers,
            int[] with,
            int all) {
        var words = wording.keySet().stream().filter(numbers::containsKey).sorted().toList();
        var weights = new float[words.size()];
        double square = 0;
        for (int i = 0; i < weights.length; i++) {
            var word = words.get(i);
            int headlines = with[numbers.getOrDefault(word, 0)];
            weights[i] =
                    wording.getOrDefault(word, 0f) * (float) Math.log(1 + (double) all / headlines);
            square += weights[i] * weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= (float) Math.sqrt(square);
        }
        var places = words.stream().mapToInt(word -> numbers.getOrDefault(word, 0)).toArray();
        return new Tale(
                story.card(),
                story.vector().map(StoryVector::space).orElse(""),
                direction(story.vector(), means),
                places,
                weights);
    }

    private static float[] direction(Optional<StoryVector> vector, Map<String, float[]> means) {
        return vector.flatMap(it ->
                        Optional.ofNullable(means.get(it.space()))
                                .map(mean -> it.minus(mean).unit()))
                .orElseGet(() -> new float[StoryVector.DIMENSIONS]);
    }

    /** In the order in which Masthead came to know them. */
    List<Tale> inOrder() {
        return tales;
    }

    /** How many different words there are that two headlines or more have. */
    int words() {
        return headlinesWith.length;
    }

    /** How many headlines have the word. */
    int headlinesWith(int word) {
        return headlinesWith[word];
    }
}
