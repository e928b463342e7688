package org.masthead.edition.cluster;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which group each story is in, and which groups have a word: looked up when first asked for. */
final class Places {

    private static final int MOST_GROUPS_OF_A_WORD = 1_000;

    /** A group's part in a word. */
    static final class Part {

        private static final double SCALE = 1 << 20;

        private int headlines;
        private long weight;

        /** In how many of the group's headlines the word stands. */
        int headlines() {
            return headlines;
        }

        /** The word's weights there, added up in whole numbers: in any order it is the same sum. */
        double weight() {
            return weight / SCALE;
        }

        private void add(float more) {
            headlines++;
            weight += (long) (more * SCALE);
        }

        private void add(Part other) {
            headlines += other.headlines;
            weight += other.weight;
        }
    }

    private final Shelf shelf;
    private final Measure measure;
    private final Map<Tale, Group> groupOf = new HashMap<>();
    private final Map<Integer, Map<Group, Part>> byWord = new HashMap<>();
    private final Set<Integer> common = new HashSet<>();

    Places(Shelf shelf, Measure measure) {
        this.shelf = shelf;
        this.measure = measure;
    }

    Optional<Group> of(Tale tale) {
        return Optional.ofNullable(groupOf.get(tale));
    }

    void put(Tale tale, Group group) {
        group.add(tale);
        groupOf.put(tale, group);
        // At first, when every known story is put somewhere, nobody has asked for a word yet.
        if (!byWord.isEmpty()) {
            note(measure.words(tale), group);
        }
    }

    private void note(Measure.Words said, Group group) {
        for (int i = 0; i < said.words().length; i++) {
            var parts = byWord.get(said.words()[i]);
            if (parts != null) {
                parts.computeIfAbsent(group, _ -> new Part()).add(said.weights()[i]);
            }
        }
    }

    /** Takes all stories of one group over into another. */
    void move(Group from, Group to) {
        for (int word : from.words()) {
            var parts = byWord.get(word);
            if (parts != null) {
                var part = parts.remove(from);
                if (part != null) {
                    parts.computeIfAbsent(to, _ -> new Part()).add(part);
                }
            }
        }
        for (var tale : from.tales()) {
            to.add(tale);
            groupOf.put(tale, to);
        }
    }

    /**
     * The groups that have the word in a headline, in no order, with their parts; none where there
     * are so many of them that the word tells nothing.
     */
    Map<Group, Part> with(int word) {
        if (common.contains(word)) {
            return Map.of();
        }
        var parts = byWord.computeIfAbsent(word, this::parts);
        if (parts.size() > MOST_GROUPS_OF_A_WORD) {
            byWord.remove(word);
            common.add(word);
            return Map.of();
        }
        return parts;
    }

    private Map<Group, Part> parts(int word) {
        var parts = new HashMap<Group, Part>();
        for (var tale : shelf.with(word)) {
            var group = groupOf.get(tale);
            if (group != null && parts.size() <= MOST_GROUPS_OF_A_WORD) {
                parts.computeIfAbsent(group, _ -> new Part()).add(weight(word, tale));
            }
        }
        return parts;
    }

    private float weight(int word, Tale tale) {
        var said = measure.words(tale);
        int at = Arrays.binarySearch(said.words(), word);
        return at < 0 ? 0 : said.weights()[at];
    }
}
