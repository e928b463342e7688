package org.masthead.edition;

import java.time.Instant;
import org.masthead.story.Tombstone;

/** A story as it is since a change. */
public sealed interface StoryChange {

    /** The story's id. */
    String id();

    /** When it was written. */
    Instant at();

    /** It is shown. */
    record Shown(LiveStory story, Instant at) implements StoryChange {

        @Override
        public String id() {
            return story.id();
        }
    }

    /** It is shown no longer. */
    record Gone(Tombstone tombstone, Instant at) implements StoryChange {

        @Override
        public String id() {
            return tombstone.id();
        }
    }
}
