package org.masthead.edition;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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

    /** What is left where only these sources are carried: of others' stories their tombstones. */
    public LiveStories carriedBy(Set<String> sources) {
        var left = cards.stream().filter(card -> sources.contains(card.sourceId())).toList();
        var gone =
                cards.stream()
                        .filter(card -> !sources.contains(card.sourceId()))
                        .map(LiveStories::notCarried);
        return new LiveStories(left, Stream.concat(tombstones.stream(), gone).toList());
    }

    /** Of the story's own time: nobody wrote down when its source was removed. */
    private static Tombstone notCarried(Card card) {
        return new Tombstone(
                card.id(),
                card.sourceId(),
                card.discovered(),
                Tombstone.Reason.NOT_CARRIED,
                Optional.empty());
    }
}
