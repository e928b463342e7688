package org.masthead.source;

import java.util.Optional;

/**
 * A source as its operators see it.
 *
 * @param stateReason why it is in that state, in words, where the state alone does not say
 */
public record RegisteredSource(
        Source source, SourceState state, Optional<String> stateReason, SourceHealth health) {}
