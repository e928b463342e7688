package org.masthead.edition.cluster;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.masthead.vector.StoryVector;

/**
 * What each story says beside all that are live at one moment: what they have in common is taken
 * off its vector, and a word says the more the fewer headlines have it. Worked out for the stories
 * that are compared, which are few.
 */
final class Measure {

    /**
     * The words that it shares with any other.
     *
     * @param words ascending
     * @param weights of those words; with those of its other words, their squares add up to 1
     */
    @SuppressWarnings("ArrayRecordComponent") // read in the innermost loops, never compared
    record Words(int[] words, float[] weights) {}

    private final Shelf shelf;
    private final Map<String, float[]> common = new HashMap<>();
    private final Map<Tale, Words> words = new HashMap<>();
    private final Map<Tale, float[]> directions = new HashMap<>();

    Measure(Shelf shelf) {
        this.shelf = shelf;
    }

    Words words(Tale tale) {
        return words.computeIfAbsent(tale, this::weigh);
    }

    private Words weigh(Tale tale) {
        var words = tale.words();
        var weights = new float[words.length];
        double square = 0;
        for (int i = 0; i < words.length; i++) {
            weights[i] = tale.says()[i] * rarity(words[i]);
            square += weights[i] * weights[i];
        }
        return shared(words, weights, (float) Math.sqrt(square));
    }

    /** What one headline alone has is like nothing; it is part of what the headline says. */
    private Words shared(int[] words, float[] weights, float length) {
        int kept = 0;
        var shared = new int[words.length];
        for (int i = 0; i < words.length; i++) {
            if (shelf.headlinesWith(words[i]) > 1) {
                shared[kept] = words[i];
                weights[kept++] = weights[i] / length;
            }
        }
        return new Words(Arrays.copyOf(shared, kept), Arrays.copyOf(weights, kept));
    }

    private float rarity(int word) {
        return (float) Math.log(1 + (double) shelf.size() / shelf.headlinesWith(word));
    }

    /** Its centred vector with length 1; zeros where it has none. */
    float[] direction(Tale tale) {
        return directions.computeIfAbsent(tale, this::centre);
    }

    private float[] centre(Tale tale) {
        return tale.story()
                .vector()
                .map(it -> it.minus(common.computeIfAbsent(it.space(), shelf::common)).unit())
                .orElseGet(() -> new float[StoryVector.DIMENSIONS]);
    }
}
