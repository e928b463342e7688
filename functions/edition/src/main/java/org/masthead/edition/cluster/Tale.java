package org.masthead.edition.cluster;

import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.masthead.edition.LiveStory;
import org.masthead.story.Card;
import org.masthead.vector.StoryVector;

/**
 * What of a story is compared, as far as it hangs on that story alone: worked out once, however
 * many editions hold it. Two tales are the same only if they are one object.
 */
final class Tale {

    /** As they were published; the same moment by id, so that the order is total. */
    static final Comparator<Tale> EARLIEST_FIRST =
            Comparator.comparing((Tale tale) -> tale.card().published()).thenComparing(Tale::id);

    /** As Masthead came to know them. */
    static final Comparator<Tale> IN_ORDER =
            Comparator.comparing((Tale tale) -> tale.card().discovered()).thenComparing(Tale::id);

    private final LiveStory story;
    private final int[] words;
    private final float[] says;
    private final int[] runs;

    private Tale(LiveStory story, int[] words, float[] says, int[] runs) {
        this.story = story;
        this.words = words;
        this.says = says;
        this.runs = runs;
    }

    static Tale of(LiveStory story) {
        var weights = new TreeMap<Integer, Float>();
        Wording.of(story.card())
                .forEach((word, weight) -> weights.merge(word.hashCode(), weight, Math::max));
        var words = weights.keySet().stream().mapToInt(Integer::intValue).toArray();
        var says = new float[words.length];
        for (int i = 0; i < words.length; i++) {
            says[i] = weights.getOrDefault(words[i], 0f);
        }
        var runs = Wording.runs(story.card().headline()).stream().mapToInt(List::hashCode);
        return new Tale(story, words, says, runs.distinct().toArray());
    }

    /** Whether it is made from this very story, as it is now. */
    boolean isOf(LiveStory other) {
        return story.equals(other);
    }

    String id() {
        return story.id();
    }

    Card card() {
        return story.card();
    }

    /** The space of its vector; empty where it has none. */
    String space() {
        return story.vector().map(StoryVector::space).orElse("");
    }

    LiveStory story() {
        return story;
    }

    /**
     * The headline's words by their hash codes, ascending: the same number for the same word
     * whatever else is told. Of 60,000 words about every other time two have one number, and then
     * count as one.
     */
    int[] words() {
        return words;
    }

    /** How much each of the words says by what kind of word it is. */
    float[] says() {
        return says;
    }

    /** The headline's runs of three words, by their hash codes. */
    int[] runs() {
        return runs;
    }
}
