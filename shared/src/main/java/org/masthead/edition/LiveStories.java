package org.masthead.edition;

import java.util.List;
import org.masthead.story.Card;
import org.masthead.story.Tombstone;

/**
 * What an edition is bound from.
 *
 * @param cards of the stories discovered in the last {@link Edition#LIVE}
 * @param tombstones of the stories that ceased to be shown in the same time
 */
public record LiveStories(List<Card> cards, List<Tombstone> tombstones) {

    public LiveStories {
        cards = List.copyOf(cards);
        tombstones = List.copyOf(tombstones);
    }
}
