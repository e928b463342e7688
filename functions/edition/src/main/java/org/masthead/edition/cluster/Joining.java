package org.masthead.edition.cluster;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes stories one by one, each to the group it is most like, or to one of its own. A story is
 * held only against the groups that share a word with it, the most promising of those: the cost of
 * one is bounded whatever the number of groups.
 */
final class Joining {

    /** Words that more groups have than this say too little to look those up. */
    private static final int MOST_GROUPS_OF_A_WORD = 1_000;

    private static final int MOST_COMPARED = 32;

    private final double threshold;
    private final List<Group> groups = new ArrayList<>();
    private final Map<Integer, List<Group>> byWord = new HashMap<>();

    Joining(double threshold) {
        this.threshold = threshold;
    }

    /** A group that is there already. */
    void know(Group group) {
        groups.add(group);
        group.words().forEach(word -> list(word).add(group));
    }

    private List<Group> list(int word) {
        return byWord.computeIfAbsent(word, _ -> new ArrayList<>());
    }

    /** The group that the story is in now. */
    Group take(Tale tale) {
        var alone = Group.of(tale);
        var best = nearest(alone);
        if (best.isEmpty()) {
            know(alone);
            return alone;
        }
        var group = best.get();
        for (int word : tale.words()) {
            if (group.headlinesWith(word) == 0) {
                list(word).add(group);
            }
        }
        group.add(tale);
        return group;
    }

    private Optional<Group> nearest(Group alone) {
        Group best = null;
        double most = threshold;
        for (var group : promising(alone)) {
            double likeness = group.likeness(alone);
            if (likeness >= most) {
                most = likeness;
                best = group;
            }
        }
        return Optional.ofNullable(best);
    }

    private List<Group> promising(Group alone) {
        var shared = new HashMap<Group, Float>();
        for (int word : alone.words()) {
            var list = byWord.getOrDefault(word, List.of());
            if (list.size() <= MOST_GROUPS_OF_A_WORD) {
                float weight = alone.weight(word);
                list.forEach(it -> shared.merge(it, weight * it.weight(word), Float::sum));
            }
        }
        return shared.entrySet().stream()
                .sorted(
                        Map.Entry.<Group, Float>comparingByValue()
                                .reversed()
                                .thenComparing(entry -> entry.getKey().id()))
                .limit(MOST_COMPARED)
                .map(Map.Entry::getKey)
                .sorted(Comparator.comparing(Group::id))
                .toList();
    }

    /** All groups, those that were known first. */
    List<Group> groups() {
        return groups;
    }
}
