package org.masthead.edition.cluster;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.masthead.vector.StoryVector;

/**
 * Stories that are taken to tell one event, and the sums by which groups compare. What it adds up
 * it adds up when it is first compared: most groups never are.
 */
final class Group {

    static final Comparator<Group> BY_ID = Comparator.comparing(Group::id);

    /** What likeness in meaning counts where no word is shared. */
    private static final float MEANING_ALONE = 0.3f;

    /** In how many of a group's headlines a word stands, and its weights added up. */
    private static final class Share {
        private int headlines;
        private float weight;
    }

    private final String id;
    private final String space;
    private final Measure measure;
    private final List<Tale> tales = new ArrayList<>();
    private float[] direction = {};
    private final Map<Integer, Share> words = new HashMap<>();
    private int added;

    /** A group that has no story yet. */
    Group(String id, String space, Measure measure) {
        this.id = id;
        this.space = space;
        this.measure = measure;
    }

    /** A group of one, which is called as its story. */
    static Group of(Tale tale, Measure measure) {
        var group = new Group(tale.id(), tale.space(), measure);
        group.add(tale);
        return group;
    }

    void add(Tale tale) {
        tales.add(tale);
    }

    private void addUp() {
        if (added == 0) {
            direction = new float[StoryVector.DIMENSIONS];
        }
        for (; added < tales.size(); added++) {
            addUp(tales.get(added));
        }
    }

    private void addUp(Tale tale) {
        var toward = measure.direction(tale);
        for (int d = 0; d < direction.length; d++) {
            direction[d] += toward[d];
        }
        var said = measure.words(tale);
        for (int i = 0; i < said.words().length; i++) {
            var share = words.computeIfAbsent(said.words()[i], _ -> new Share());
            share.headlines++;
            share.weight += said.weights()[i];
        }
    }

    String id() {
        return id;
    }

    /** The space of its stories' vectors: groups of two spaces do not compare. */
    String space() {
        return space;
    }

    List<Tale> tales() {
        return tales;
    }

    int size() {
        return tales.size();
    }

    /** The words of its headlines that others have too. */
    Iterable<Integer> words() {
        addUp();
        return words.keySet();
    }

    /** In how many of its headlines the word stands. */
    int headlinesWith(int word) {
        addUp();
        var share = words.get(word);
        return share == null ? 0 : share.headlines;
    }

    /**
     * How alike the stories of two groups are, on average over all pairs of them (average linkage,
     * Sokal and Michener 1958): in what they mean, and the more so the more of their rare words
     * they share.
     */
    double likeness(Group other) {
        if (!space.equals(other.space)) {
            return 0;
        }
        addUp();
        other.addUp();
        double meaning = 0;
        for (int d = 0; d < direction.length; d++) {
            meaning += direction[d] * other.direction[d];
        }
        meaning /= (double) size() * other.size();
        return meaning <= 0 ? 0 : meaning * (MEANING_ALONE + sharedWords(other));
    }

    private double sharedWords(Group other) {
        if (words.size() > other.words.size()) {
            return other.sharedWords(this);
        }
        double shared = 0;
        for (var entry : words.entrySet()) {
            var theirs = other.words.get(entry.getKey());
            shared += theirs == null ? 0 : entry.getValue().weight * theirs.weight;
        }
        return shared / size() / other.size();
    }
}
