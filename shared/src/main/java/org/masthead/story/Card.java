package org.masthead.story;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a feed shows of a story. Holds nothing that a member without entitlement may not see.
 *
 * @param id the story's
 * @param summary the standfirst, or the body's first sentences; at most {@value #SUMMARY_LENGTH}
 *     characters
 * @param authors their names, as the story has them
 * @param published as the publisher states it, or when the story was discovered where the publisher
 *     does not say or names a time still to come
 * @param discovered when Masthead first knew of the story's address
 * @param correlationId of the check that found the newest revision
 */
public record Card(
        String id,
        String url,
        String sourceId,
        Optional<String> language,
        Optional<String> section,
        List<String> topics,
        List<String> authors,
        String headline,
        Optional<String> summary,
        Optional<Image> image,
        Instant published,
        Instant discovered,
        int readingSeconds,
        PublisherAccess publisherAccess,
        String correlationId) {

    /** Characters of a summary at most: three lines on a phone. */
    public static final int SUMMARY_LENGTH = 280;

    public Card {
        topics = List.copyOf(topics);
        // Cards that were stored before they had authors are read without.
        authors = Objects.requireNonNullElse(authors, List.of());
        authors = List.copyOf(authors);
    }
}
