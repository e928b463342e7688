package org.masthead.source;

import java.time.Instant;
import java.util.Optional;

/**
 * How the checks of a source go, in words for people.
 *
 * @param failures checks in a row that failed; 0 after one that did not
 * @param lastOutcome what the last check came to
 */
public record SourceHealth(
        int failures, Optional<String> lastOutcome, Optional<Instant> nextCheckAt) {}
