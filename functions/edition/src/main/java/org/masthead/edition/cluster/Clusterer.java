package org.masthead.edition.cluster;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.masthead.edition.LiveStory;
import org.masthead.edition.Telling;
import org.masthead.vector.StoryVector;

/**
 * Finds the stories that tell the same event. What an earlier edition put together stays together
 * and keeps its id; a new story joins the group it is most like or founds one, which is called as
 * the story; then groups that have become alike are merged, into the larger one.
 *
 * <p>A pure function of its arguments, in whatever order the stories come. Time is bounded by what
 * is new: a minute's stories among 30,000 live ones are compared with a few dozen groups each.
 */
public final class Clusterer {

    private final Thresholds thresholds;

    public Clusterer(Thresholds thresholds) {
        this.thresholds = thresholds;
    }

    /** With the thresholds that were measured to be good. */
    public Clusterer() {
        this(Thresholds.DEFAULT);
    }

    /**
     * Every live story's cluster; most clusters have one story.
     *
     * @param stories all live ones
     * @param earlier the clusters of the edition before; of stories that are not live any more
     *     nothing is left
     * @return by id; each story is in exactly one
     */
    public List<Telling> cluster(List<LiveStory> stories, List<Telling> earlier) {
        var tales = Tales.of(stories);
        var known = known(tales, earlier);
        var joining = new Joining(thresholds.join());
        known.values().forEach(joining::know);
        var kept = new HashSet<String>();
        known.values().forEach(group -> group.tales().forEach(tale -> kept.add(tale.id())));
        var changed = new HashSet<Group>();
        for (var tale : tales.inOrder()) {
            if (!kept.contains(tale.id())) {
                changed.add(namesake(known, tale, joining));
            }
        }
        return new Merging(tales, thresholds, joining.groups())
                .run(changed).stream()
                        .map(Clusterer::telling)
                        .sorted(Comparator.comparing(Telling::id))
                        .toList();
    }

    /** A story that comes back after its group outlived it: no second group may have its name. */
    private static Group namesake(Map<String, Group> known, Tale tale, Joining joining) {
        var group = known.get(tale.id());
        if (group == null) {
            return joining.take(tale);
        }
        group.add(tale);
        return group;
    }

    /** The groups of before, as far as their stories are live and still compare. */
    private static Map<String, Group> known(Tales tales, List<Telling> earlier) {
        var groupOf = new HashMap<String, String>();
        earlier.forEach(telling -> telling.stories().forEach(it -> groupOf.put(it, telling.id())));
        var known = new LinkedHashMap<String, Group>();
        for (var tale : tales.inOrder()) {
            var id = groupOf.get(tale.id());
            if (id != null) {
                var group =
                        known.computeIfAbsent(
                                id, _ -> new Group(id, tale.space(), StoryVector.DIMENSIONS));
                if (group.space().equals(tale.space())) {
                    group.add(tale);
                }
            }
        }
        return known;
    }

    private static Telling telling(Group group) {
        var earliest = group.tales().stream().sorted(Tale.EARLIEST_FIRST).toList();
        Set<String> copies = group.size() == 1 ? Set.of() : WireCopies.among(earliest);
        var best = new ArrayList<String>();
        earliest.stream().map(Tale::id).filter(id -> !copies.contains(id)).forEach(best::add);
        earliest.stream().map(Tale::id).filter(copies::contains).forEach(best::add);
        return new Telling(group.id(), best, copies);
    }
}
