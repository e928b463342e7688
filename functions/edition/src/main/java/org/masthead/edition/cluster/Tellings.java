package org.masthead.edition.cluster;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.masthead.edition.Telling;

/** What is told of each group; of a group that is as it was, what was told before. */
final class Tellings {

    private record Told(List<Tale> tales, Telling telling) {

        Told {
            tales = List.copyOf(tales);
        }
    }

    private Map<String, Told> last = Map.of();

    /** Of each group, by id. */
    List<Telling> of(Collection<Group> groups) {
        var next = new LinkedHashMap<String, Told>();
        groups.forEach(group -> next.put(group.id(), told(group)));
        last = next;
        return next.values().stream()
                .map(Told::telling)
                .sorted(Comparator.comparing(Telling::id))
                .toList();
    }

    private Told told(Group group) {
        var earliest =
                group.size() == 1
                        ? group.tales()
                        : group.tales().stream().sorted(Tale.EARLIEST_FIRST).toList();
        var before = last.get(group.id());
        return before != null && before.tales().equals(earliest)
                ? before
                : new Told(earliest, telling(group.id(), earliest));
    }

    private static Telling telling(String id, List<Tale> earliest) {
        Set<String> copies = earliest.size() == 1 ? Set.of() : WireCopies.among(earliest);
        var best = new ArrayList<String>();
        earliest.stream().map(Tale::id).filter(it -> !copies.contains(it)).forEach(best::add);
        earliest.stream().map(Tale::id).filter(copies::contains).forEach(best::add);
        return new Telling(id, best, copies);
    }
}
