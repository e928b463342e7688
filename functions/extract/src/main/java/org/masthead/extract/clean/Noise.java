package org.masthead.extract.clean;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jsoup.nodes.Node;

/** The elements of one page that are not the story. The tree itself is left as it is. */
public final class Noise {

    private final Set<Node> roots = Collections.newSetFromMap(new IdentityHashMap<>());

    /** Whether the node was found to be noise itself; what stands inside noise is not listed. */
    public boolean contains(Node node) {
        return roots.contains(node);
    }

    void add(Node node) {
        roots.add(node);
    }

    /** Takes back what turned out to be the story's. */
    public void remove(Node node) {
        roots.remove(node);
    }

    /** Number of elements found, not counting those inside others. */
    public int size() {
        return roots.size();
    }
}
