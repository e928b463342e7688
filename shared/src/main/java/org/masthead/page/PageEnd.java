package org.masthead.page;

import java.time.Instant;
import java.util.Optional;

/**
 * What became of a stored page.
 *
 * @param fetchedAt when the page was fetched
 * @param extractor the version that read it; 0 where it was not written down yet
 * @param outcome {@value #STORY}, or the kind of page that is none
 * @param reason why it is no story, in words
 * @param storyId of the story, where there is one, or was until it was withdrawn
 */
public record PageEnd(
        Instant fetchedAt,
        int extractor,
        String outcome,
        Optional<String> reason,
        Optional<String> storyId) {

    public static final String STORY = "story";

    public static PageEnd story(Instant fetchedAt, int extractor, String storyId) {
        return new PageEnd(fetchedAt, extractor, STORY, Optional.empty(), Optional.of(storyId));
    }

    /** The same end, of that story. */
    public PageEnd of(String storyId) {
        return new PageEnd(fetchedAt, extractor, outcome, reason, Optional.of(storyId));
    }
}
