package org.masthead.member;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.masthead.vector.StoryVector;

/**
 * One act of a member towards a story, as far as it says what they like.
 *
 * @param section as a slug
 * @param topics as slugs
 */
public record Interest(
        Instant at,
        Signal signal,
        String sourceId,
        Optional<String> section,
        List<String> topics,
        Optional<StoryVector> vector) {

    public Interest {
        topics = List.copyOf(topics);
    }
}
