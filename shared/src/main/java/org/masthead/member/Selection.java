package org.masthead.member;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

/**
 * Things a member follows or mutes.
 *
 * @param sources source ids
 * @param topics topics or section names
 * @param words whole words or phrases of a headline or summary
 * @param authors names, in any case
 */
public record Selection(
        Set<String> sources, Set<String> topics, Set<String> words, Set<String> authors) {

    public static final Selection NOTHING = new Selection(Set.of(), Set.of(), Set.of(), Set.of());

    public Selection {
        // Selections that were stored before they had authors are read without.
        authors = inOrder(Objects.requireNonNullElse(authors, Set.of()));
        sources = inOrder(sources);
        topics = inOrder(topics);
        words = inOrder(words);
    }

    /** Keeps the member's own order, so that what was PUT is what GET answers. */
    private static Set<String> inOrder(Set<String> values) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(values));
    }
}
