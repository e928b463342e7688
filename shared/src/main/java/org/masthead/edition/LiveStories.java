package org.masthead.edition;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.masthead.story.Card;
import org.masthead.story.Tombstone;

/**
 * The stories an edition is bound from.
 *
 * @param stories discovered in the last {@link Edition#LIVE}, in any order, each id once
 * @param tombstones of the stories that ceased to be shown in the same time
 */
public record LiveStories(List<LiveStory> stories, List<Tombstone> tombstones) {

    public LiveStories {
        stories = List.copyOf(stories);
        tombstones = List.copyOf(tombstones);
    }

    /** Stories without vectors. */
    public static LiveStories of(List<Card> cards, List<Tombstone> tombstones) {
        return new LiveStories(cards.stream().map(LiveStory::of).toList(), tombstones);
    }

    /** What is live of stories as they were last written. */
    public static LiveStories of(Collection<StoryChange> changes, Instant now) {
        var since = now.minus(Edition.LIVE);
        var stories = new ArrayList<LiveStory>();
        var tombstones = new ArrayList<Tombstone>();
        for (var change : changes) {
            switch (change) {
                case StoryChange.Shown(var story, var _) -> stories.add(story);
                case StoryChange.Gone(var tombstone, var _) -> tombstones.add(tombstone);
            }
        }
        stories.removeIf(story -> story.card().discovered().isBefore(since));
        tombstones.removeIf(tombstone -> tombstone.at().isBefore(since));
        return new LiveStories(stories, tombstones);
    }

    /** The stories' cards, in the same order. */
    public List<Card> cards() {
        return stories.stream().map(LiveStory::card).toList();
    }

    /** What is left where only these sources are carried: of others' stories their tombstones. */
    public LiveStories carriedBy(Set<String> sources) {
        var left =
                stories.stream()
                        .filter(story -> sources.contains(story.card().sourceId()))
                        .toList();
        var gone =
                stories.stream()
                        .map(LiveStory::card)
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
