package org.masthead.member;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Things a member follows or mutes.
 *
 * @param sources source ids
 * @param topics topics or section names
 * @param words whole words or phrases of a headline or summary
 */
public record Selection(Set<String> sources, Set<String> topics, Set<String> words) {

    public static final Selection NOTHING = new Selection(Set.of(), Set.of(), Set.of());

    public Selection {
        sources = inOrder(sources);
        topics = inOrder(topics);
        words = inOrder(words);
    }

    /** Keeps the member's own order, so that what was PUT is what GET answers. */
    private static Set<String> inOrder(Set<String> values) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(values));
    }
}
