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
     * @param weights of those words; their squares add up to 1
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
        // What one headline alone has is like nothing.
        var shared =
                Arrays.stream(tale.words()).filter(word -> shelf.headlinesWith(word) > 1).toArray();
        var weights = new float[shared.length];
        double square = 0;
        for (int i = 0, from = 0; i < shared.length; i++) {
            from = Arrays.binarySearch(tale.words(), from, tale.words().length, shared[i]);
            weights[i] = tale.says()[from] * rarity(shared[i]);
            square += weights[i] * weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= (float) Math.sqrt(square);
        }
        return new Words(shared, weights);
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
