package org.masthead.source;

import java.util.Optional;

/**
 * A source with what became of its rights.
 *
 * @param refused pages that were not kept because of what the publisher states, ever
 */
public record SourceAccount(
        CheckedSource source, long refused, Optional<RightsRefusal> lastRefusal) {}
