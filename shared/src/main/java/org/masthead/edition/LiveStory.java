package org.masthead.edition;

import java.util.Optional;
import org.masthead.story.Card;
import org.masthead.vector.StoryVector;

/**
 * A story as an edition takes it in.
 *
 * @param vector what it is about; empty where nobody has worked it out
 */
public record LiveStory(Card card, Optional<StoryVector> vector) {

    /** A story without a vector. */
    public static LiveStory of(Card card) {
        return new LiveStory(card, Optional.empty());
    }

    /** The story's id. */
    public String id() {
        return card.id();
    }
}
