package org.masthead.edition.cluster;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.masthead.edition.LiveStory;
import org.masthead.edition.Telling;

/**
 * Finds the stories that tell the same event. What an earlier edition put together stays together
 * and keeps its id; a new story joins the group it is most like or founds one, which is called as
 * the story; then groups that have become alike are merged, into the larger one.
 *
 * <p>The answer is a pure function of the arguments, in whatever order the stories come. What it
 * works out of single stories it remembers, so that one clusterer that is asked every minute works
 * on what is new: one that remembers nothing gives the same answer, later. Time is bounded by what
 * is new: a minute's stories among 30,000 live ones are compared with a few dozen groups each. Not
 * for several threads.
 */
public final class Clusterer {

    private final Thresholds thresholds;
    private final Shelf shelf = new Shelf();
    private final Tellings tellings = new Tellings();

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
        shelf.hold(stories);
        var measure = new Measure(shelf);
        var places = new Places(shelf, measure);
        var standard = Standard.of(thresholds, shelf.retold(), shelf.size());
        var groups = known(earlier, measure, places);
        var changed = join(groups, new Joining(standard, measure, places), places);
        changed.forEach(group -> groups.put(group.id(), group));
        new Merging(shelf, thresholds, standard, places)
                .run(changed)
                .forEach(gone -> groups.remove(gone.id()));
        return tellings.of(groups.values());
    }

    /** The groups of before, as far as their stories are live and still compare. */
    private Map<String, Group> known(List<Telling> earlier, Measure measure, Places places) {
        var known = new LinkedHashMap<String, Group>();
        for (var telling : earlier) {
            for (var id : telling.stories()) {
                shelf.find(id)
                        .filter(tale -> places.of(tale).isEmpty())
                        .ifPresent(
                                tale -> stay(tale, group(known, telling, tale, measure), places));
            }
        }
        return known;
    }

    private static Group group(
            Map<String, Group> known, Telling telling, Tale first, Measure measure) {
        return known.computeIfAbsent(telling.id(), id -> new Group(id, first.space(), measure));
    }

    private static void stay(Tale tale, Group group, Places places) {
        if (group.space().equals(tale.space())) {
            places.put(tale, group);
        }
    }

    /** Takes in what is new; the groups that have grown or begun by it. */
    private Set<Group> join(Map<String, Group> known, Joining joining, Places places) {
        var changed = new HashSet<Group>();
        StreamSupport.stream(shelf.tales().spliterator(), false)
                .filter(tale -> places.of(tale).isEmpty())
                .sorted(Tale.IN_ORDER)
                .forEach(tale -> changed.add(take(tale, known, joining, places)));
        return changed;
    }

    /** A story that comes back after its group outlived it: no second group may have its name. */
    private static Group take(Tale tale, Map<String, Group> known, Joining joining, Places places) {
        var group = known.get(tale.id());
        if (group == null) {
            return joining.take(tale);
        }
        places.put(tale, group);
        return group;
    }
}
