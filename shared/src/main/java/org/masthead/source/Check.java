package org.masthead.source;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How one check of one syndication feed ended. */
public sealed interface Check {

    /**
     * The feed was read.
     *
     * @param published of each new story whose time the feed states, that time
     * @param undated new stories without one
     * @param hints what the answer said about being asked again
     * @param words for people: what was found
     * @param movedTo the address to ask from now on, where the publisher has moved the feed for
     *     good
     */
    record Read(
            List<Instant> published,
            int undated,
            FeedHints hints,
            String words,
            Optional<String> movedTo)
            implements Check {

        /** A reading with a copy of the times. */
        public Read {
            published = List.copyOf(published);
        }

        /** New stories. */
        public int found() {
            return published.size() + undated;
        }
    }

    /**
     * The publisher says that it is as it was.
     *
     * @param freshFor how long the answer may be kept, by its own headers
     * @param movedTo the address to ask from now on, where the publisher has moved the feed for
     *     good
     */
    record Unchanged(Optional<Duration> freshFor, Optional<String> movedTo) implements Check {}

    /**
     * Nothing could be read; a later check may go better.
     *
     * @param reason in words, for people
     * @param retryAfter how long the origin asked us to wait
     */
    record Failed(String reason, Optional<Duration> retryAfter) implements Check {}

    /**
     * The publisher says that the feed is gone for good.
     *
     * @param reason in words, for people
     */
    record Gone(String reason) implements Check {}
}
