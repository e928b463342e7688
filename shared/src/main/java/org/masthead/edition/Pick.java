package org.masthead.edition;

import java.time.Instant;

/**
 * A story that an editor chose.
 *
 * @param story its id; it may not be live (any more)
 * @param until when the choice ends
 */
public record Pick(String story, Instant until) {}
