package org.masthead.edition.cluster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Stories that are taken to tell one event, and the sums by which groups compare. */
final class Group {

    /** What likeness in meaning counts where no word is shared. */
    private static final float MEANING_ALONE = 0.3f;

    /** In how many of a group's headlines a word stands, and its weights added up. */
    private static final class Share {
        private int headlines;
        private float weight;

        private void add(int more, float by) {
            headlines += more;
            weight += by;
        }
    }

    private final String id;
    private final String space;
    private final List<Tale> tales = new ArrayList<>();
    private final float[] direction;
    private final Map<Integer, Share> words = new HashMap<>();

    /** A group that has no story yet. */
    Group(String id, String space, int dimensions) {
        this.id = id;
        this.space = space;
        this.direction = new float[dimensions];
    }

    /** A group of one, which is called as its story. */
    static Group of(Tale tale) {
        var group = new Group(tale.id(), tale.space(), tale.direction().length);
        group.add(tale);
        return group;
    }

    void add(Tale tale) {
        tales.add(tale);
        for (int d = 0; d < direction.length; d++) {
            direction[d] += tale.direction()[d];
        }
        for (int i = 0; i < tale.words().length; i++) {
            share(tale.words()[i]).add(1, tale.weights()[i]);
        }
    }

    private Share share(int word) {
        return words.computeIfAbsent(word, _ -> new Share());
    }

    /** Takes over all stories of another. */
    void add(Group other) {
        tales.addAll(other.tales);
        for (int d = 0; d < direction.length; d++) {
            direction[d] += other.direction[d];
        }
        other.words.forEach((word, share) -> share(word).add(share.headlines, share.weight));
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

    /** The words of its headlines. */
    Iterable<Integer> words() {
        return words.keySet();
    }

    /** In how many of its headlines the word stands. */
    int headlinesWith(int word) {
        var share = words.get(word);
        return share == null ? 0 : share.headlines;
    }

    /** The word's weight in a headline of the group, on average. */
    float weight(int word) {
        var share = words.get(word);
        return share == null ? 0 : share.weight / tales.size();
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
            shared += entry.getValue().weight * other.weight(entry.getKey());
        }
        return shared / size();
    }
}
