package org.masthead.edition.cluster;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Takes stories one by one, each to the group it is most like, or to one of its own. A story is
 * held only against the groups that share a word with it, the most promising of those: the cost of
 * one is bounded whatever the number of groups.
 */
final class Joining {

    private static final int MOST_COMPARED = 32;

    /** A group, and how much of the words it shares. */
    private record Promise(Group group, double words) {

        static final Comparator<Promise> MOST_FIRST =
                Comparator.comparingDouble(Promise::words)
                        .reversed()
                        .thenComparing(Promise::group, Group.BY_ID);
    }

    private final Standard standard;
    private final Measure measure;
    private final Places places;

    Joining(Standard standard, Measure measure, Places places) {
        this.standard = standard;
        this.measure = measure;
        this.places = places;
    }

    /** The group that the story is in now. */
    Group take(Tale tale) {
        var group =
                nearest(Group.of(tale, measure))
                        .orElseGet(() -> new Group(tale.id(), tale.space(), measure));
        places.put(tale, group);
        return group;
    }

    private Optional<Group> nearest(Group alone) {
        Group best = null;
        double most = 0;
        for (var group : promising(alone)) {
            double likeness = group.likeness(alone);
            if (likeness >= most && likeness >= standard.toJoin(group.size())) {
                most = likeness;
                best = group;
            }
        }
        return Optional.ofNullable(best);
    }

    private List<Group> promising(Group alone) {
        var best = new PriorityQueue<Promise>(MOST_COMPARED + 1, Promise.MOST_FIRST.reversed());
        shared(alone.tales().getFirst())
                .forEach((group, words) -> {
                    best.add(new Promise(group, words));
                    if (best.size() > MOST_COMPARED) {
                        best.remove();
                    }
                });
        return best.stream().map(Promise::group).sorted(Group.BY_ID).toList();
    }

    private Map<Group, Double> shared(Tale tale) {
        var shared = new HashMap<Group, Double>();
        var said = measure.words(tale);
        for (int i = 0; i < said.words().length; i++) {
            float weight = said.weights()[i];
            places.with(said.words()[i])
                    .forEach((group, part) ->
                            shared.merge(
                                    group, weight * part.weight() / group.size(), Double::sum));
        }
        return shared;
    }
}
