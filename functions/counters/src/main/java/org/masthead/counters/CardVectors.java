package org.masthead.counters;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.masthead.aws.StoriesTable;
import org.masthead.edition.LiveStory;
import org.masthead.rank.Shown;
import org.masthead.vector.StoryVector;
import org.masthead.vector.VectorMean;

/**
 * What the cards of lists are about, from which {@link org.masthead.rank.Appeal} learns. A story is
 * read once a process: many members see the same ones. Not for several threads.
 */
final class CardVectors {

    /** Some days of stories; 400 bytes each. */
    private static final int MOST = 20_000;

    private final StoriesTable stories;
    private final SequencedMap<String, Optional<StoryVector>> known =
            new LinkedHashMap<>(64, 0.75f, true);
    private final Map<String, VectorMean> means = new HashMap<>();

    CardVectors(StoriesTable stories) {
        this.stories = stories;
    }

    /** The lists with the vectors of their cards, centred by all stories met so far. */
    List<Shown> of(List<Lesson> lessons) {
        var cards = lessons.stream().flatMap(it -> it.cards().stream()).map(Lesson.Card::story);
        meet(cards.distinct().filter(story -> !known.containsKey(story)).toList());
        var shown = lessons.stream().map(this::shown).toList();
        while (known.size() > MOST) {
            known.pollFirstEntry();
        }
        return shown;
    }

    private void meet(Collection<String> unknown) {
        var found = stories.shown(unknown);
        for (var story : unknown) {
            var vector = Optional.ofNullable(found.get(story)).flatMap(LiveStory::vector);
            known.put(story, vector);
            vector.ifPresent(it -> means.computeIfAbsent(it.space(), VectorMean::new).add(it));
        }
    }

    private Shown shown(Lesson lesson) {
        return new Shown(lesson.cards().stream().map(this::shown).toList());
    }

    private Shown.Card shown(Lesson.Card card) {
        var plain = card.shown();
        return Optional.ofNullable(known.get(card.story()))
                .flatMap(vector -> vector)
                .map(vector -> plain.about(vector.space(), centred(vector)))
                .orElse(plain);
    }

    private float[] centred(StoryVector vector) {
        var mean = means.computeIfAbsent(vector.space(), VectorMean::new).mean();
        return vector.minus(mean).unit();
    }
}
