package org.masthead.source;

import java.time.Instant;

/**
 * A page that was not kept because of what its publisher states.
 *
 * @param reason in words, with the evidence: which statement, and where it stands
 */
public record RightsRefusal(String url, String reason, Instant at) {}
