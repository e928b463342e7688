package org.masthead.edition.cluster;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Puts groups together that turn out to tell one event. Likeness alone would in time draw a whole
 * subject into one group, as all of a day's football; an event has a word of its own, which many of
 * its headlines have and few others. Two groups with such a word between them may merge.
 *
 * <p>At most 2 / concentration groups can hold half of what makes a word theirs, so that each group
 * is held against a few others only.
 */
final class Merging {

    /** Two groups, and how alike they are. */
    private record Pair(Group one, Group other, double likeness) {

        static final Comparator<Pair> MOST_ALIKE_FIRST =
                Comparator.comparingDouble(Pair::likeness)
                        .reversed()
                        .thenComparing(pair -> pair.one().id())
                        .thenComparing(pair -> pair.other().id());
    }

    private final Tales tales;
    private final Thresholds thresholds;
    private final Set<Group> groups;

    Merging(Tales tales, Thresholds thresholds, List<Group> groups) {
        this.tales = tales;
        this.thresholds = thresholds;
        this.groups = new LinkedHashSet<>(groups);
    }

    /**
     * Merges until nothing is alike enough any more.
     *
     * @param changed those that may have become alike to another since they were last looked at
     */
    Set<Group> run(Set<Group> changed) {
        var open = changed;
        while (!open.isEmpty()) {
            var pairs = pairs(open);
            open = new LinkedHashSet<>();
            var merged = new HashSet<Group>();
            for (var pair : pairs) {
                if (!merged.contains(pair.one()) && !merged.contains(pair.other())) {
                    merged.add(pair.one());
                    merged.add(pair.other());
                    open.add(merge(pair));
                }
            }
        }
        return groups;
    }

    /** The larger one stays; of two as large, the one that is called first. */
    private Group merge(Pair pair) {
        boolean first =
                pair.one().size() != pair.other().size()
                        ? pair.one().size() > pair.other().size()
                        : pair.one().id().compareTo(pair.other().id()) < 0;
        var stays = first ? pair.one() : pair.other();
        var goes = first ? pair.other() : pair.one();
        stays.add(goes);
        groups.remove(goes);
        return stays;
    }

    /** Each open group with the one it is most like, most alike first. */
    private List<Pair> pairs(Set<Group> open) {
        var byWord = byCoreWord();
        var pairs = new ArrayList<Pair>();
        for (var group : open) {
            best(group, byWord).ifPresent(pairs::add);
        }
        pairs.sort(Pair.MOST_ALIKE_FIRST);
        return pairs;
    }

    /** The groups by each word that stands in many of their headlines, those with most first. */
    private Map<Integer, List<Group>> byCoreWord() {
        var byWord = new HashMap<Integer, List<Group>>();
        for (var group : groups) {
            for (int word : group.words()) {
                if (covers(group, word)) {
                    byWord.computeIfAbsent(word, _ -> new ArrayList<>()).add(group);
                }
            }
        }
        byWord.forEach((word, list) ->
                list.sort(
                        Comparator.comparingInt((Group it) -> it.headlinesWith(word)).reversed()));
        return byWord;
    }

    private boolean covers(Group group, int word) {
        return group.headlinesWith(word) >= thresholds.coverage() * group.size();
    }

    private Optional<Pair> best(Group group, Map<Integer, List<Group>> byWord) {
        return partners(group, byWord).stream()
                .map(other -> new Pair(group, other, group.likeness(other)))
                .filter(pair -> pair.likeness() >= thresholds.merge())
                .min(Pair.MOST_ALIKE_FIRST);
    }

    private Set<Group> partners(Group group, Map<Integer, List<Group>> byWord) {
        var partners = new HashSet<Group>();
        for (int word : group.words()) {
            if (covers(group, word)) {
                double enough =
                        thresholds.concentration() * tales.headlinesWith(word)
                                - group.headlinesWith(word);
                for (var other : byWord.getOrDefault(word, List.of())) {
                    if (other.headlinesWith(word) < enough) {
                        break;
                    }
                    partners.add(other);
                }
            }
        }
        partners.remove(group);
        return partners;
    }
}
