package org.masthead.extract.difference;

import java.util.Optional;

/**
 * A field that two readings of a story differ in.
 *
 * @param field its name, as in the story
 * @param before text as it is, anything else as JSON; shortened; empty where there was none
 * @param after as {@code before}
 * @param blocks of the body alone: how many blocks differ
 */
public record FieldChange(
        String field,
        Optional<String> before,
        Optional<String> after,
        Optional<BlockCounts> blocks) {

    /**
     * How many blocks differ; all 0 where only their order does.
     *
     * @param changed blocks that went and have another in their place
     */
    public record BlockCounts(int added, int removed, int changed) {}
}
