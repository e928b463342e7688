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

    /** A group that has a word in many of its headlines, and in how many. */
    private record Core(Group group, int headlines) {}

    private final Shelf shelf;
    private final Thresholds thresholds;
    private final Standard standard;
    private final Places places;

    Merging(Shelf shelf, Thresholds thresholds, Standard standard, Places places) {
        this.shelf = shelf;
        this.thresholds = thresholds;
        this.standard = standard;
        this.places = places;
    }

    /**
     * Merges until nothing is alike enough any more.
     *
     * @param changed those that may have become alike to another since they were last looked at
     * @return those that are no more
     */
    Set<Group> run(Set<Group> changed) {
        var gone = new HashSet<Group>();
        var open = changed;
        while (!open.isEmpty()) {
            var pairs = pairs(open);
            open = new LinkedHashSet<>();
            var merged = new HashSet<Group>();
            for (var pair : pairs) {
                if (!merged.contains(pair.one()) && !merged.contains(pair.other())) {
                    merged.add(pair.one());
                    merged.add(pair.other());
                    var stays = larger(pair);
                    var goes = stays == pair.one() ? pair.other() : pair.one();
                    places.move(goes, stays);
                    open.add(stays);
                    gone.add(goes);
                }
            }
        }
        return gone;
    }

    /** The larger one stays; of two as large, the one that is called first. */
    private static Group larger(Pair pair) {
        boolean first =
                pair.one().size() != pair.other().size()
                        ? pair.one().size() > pair.other().size()
                        : pair.one().id().compareTo(pair.other().id()) < 0;
        return first ? pair.one() : pair.other();
    }

    /** Each open group with the one it is most like, most alike first. */
    private List<Pair> pairs(Set<Group> open) {
        var byWord = new HashMap<Integer, List<Core>>();
        var pairs = new ArrayList<Pair>();
        for (var group : open) {
            best(group, byWord).ifPresent(pairs::add);
        }
        pairs.sort(Pair.MOST_ALIKE_FIRST);
        return pairs;
    }

    private Optional<Pair> best(Group group, Map<Integer, List<Core>> byWord) {
        return partners(group, byWord).stream()
                .map(other -> new Pair(group, other, group.likeness(other)))
                .filter(this::areOne)
                .min(Pair.MOST_ALIKE_FIRST);
    }

    private boolean areOne(Pair pair) {
        return pair.likeness() >= standard.toMerge(larger(pair).size());
    }

    private Set<Group> partners(Group group, Map<Integer, List<Core>> byWord) {
        var partners = new HashSet<Group>();
        for (int word : group.words()) {
            if (covers(group, group.headlinesWith(word))) {
                double enough =
                        thresholds.concentration() * shelf.headlinesWith(word)
                                - group.headlinesWith(word);
                byWord.computeIfAbsent(word, this::ofCore).stream()
                        .takeWhile(core -> core.headlines() >= enough)
                        .forEach(core -> partners.add(core.group()));
            }
        }
        partners.remove(group);
        return partners;
    }

    private boolean covers(Group group, int headlines) {
        return headlines >= thresholds.coverage() * group.size();
    }

    /** The groups that have the word in many of their headlines, those with most first. */
    private List<Core> ofCore(int word) {
        return places.with(word).entrySet().stream()
                .map(it -> new Core(it.getKey(), it.getValue().headlines()))
                .filter(core -> covers(core.group(), core.headlines()))
                .sorted(Comparator.comparingInt(Core::headlines).reversed())
                .toList();
    }
}
