package org.masthead.edition;

import java.util.List;
import java.util.Set;

/**
 * One event and the stories that tell it, by their ids: what a {@link Cluster} is bound from.
 *
 * @param id of the cluster; stays the same as long as the event is told
 * @param stories the best first; those that the edition does not hold are passed over
 * @param copies those of them that repeat another one nearly word for word, as wire copies do
 */
public record Telling(String id, List<String> stories, Set<String> copies) {

    public Telling {
        stories = List.copyOf(stories);
        copies = Set.copyOf(copies);
    }
}
