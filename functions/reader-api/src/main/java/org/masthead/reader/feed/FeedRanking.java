package org.masthead.reader.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.masthead.member.Preferences;
import org.masthead.story.Card;

/**
 * The order of a feed, as a pure function: fresh before old, followed before not, no title again
 * and again while others have something to say, nothing that is muted.
 */
final class FeedRanking {

    /** After this a story counts half; news of the morning still shows in the evening. */
    private static final Duration HALF_LIFE = Duration.ofHours(6);

    /** Each thing followed counts as much as this many times the freshness of the story. */
    private static final double FOLLOW = 1.5;

    /** What is left of a score for each card of the same title among the last {@value #NEAR}. */
    private static final double REPEAT = 0.5;

    private static final int NEAR = 5;

    private static final Comparator<Ranked> BEST_FIRST =
            Comparator.comparingDouble(Ranked::score)
                    .reversed()
                    .thenComparing(ranked -> ranked.card().published(), Comparator.reverseOrder())
                    .thenComparing(ranked -> ranked.card().id());

    private FeedRanking() {}

    /**
     * Ranks cards for one member.
     *
     * @param count how many places are wanted; the rest is not worked out
     * @return {@code count} cards, or all that are not muted where those are fewer
     */
    static List<Ranked> rank(
            Collection<Card> cards, Preferences preferences, Instant now, int count) {
        var mute = new Taste(preferences.mute());
        var follow = new Taste(preferences.follow());
        var shown = cards.stream().filter(card -> !mute.touches(card));
        if (!preferences.personalised()) {
            return shown.map(card -> new Ranked(card, freshness(card, now), List.of()))
                    .sorted(BEST_FIRST)
                    .limit(count)
                    .toList();
        }
        var bestFirst = shown.map(card -> scored(card, follow, now)).sorted(BEST_FIRST).toList();
        return balanced(bestFirst, count);
    }

    private static Ranked scored(Card card, Taste follow, Instant now) {
        var reasons = follow.reasons(card);
        return new Ranked(card, freshness(card, now) * (1 + FOLLOW * reasons.size()), reasons);
    }

    private static double freshness(Card card, Instant now) {
        double age = Math.max(0, Duration.between(card.published(), now).toSeconds());
        return Math.pow(0.5, age / HALF_LIFE.toSeconds());
    }

    /** Takes the best card that is left, where a title's own last cards weigh against it. */
    private static List<Ranked> balanced(List<Ranked> bestFirst, int count) {
        Map<String, Deque<Ranked>> bySource = new LinkedHashMap<>();
        for (var ranked : bestFirst) {
            bySource.computeIfAbsent(ranked.card().sourceId(), id -> new ArrayDeque<>())
                    .add(ranked);
        }
        var feed = new ArrayList<Ranked>();
        var next = best(bySource.values(), feed);
        while (feed.size() < count && next.isPresent()) {
            feed.add(next.get().removeFirst());
            next = best(bySource.values(), feed);
        }
        return feed;
    }

    private static Optional<Deque<Ranked>> best(
            Collection<Deque<Ranked>> queues, List<Ranked> feed) {
        var near = feed.subList(Math.max(0, feed.size() - NEAR), feed.size());
        return queues.stream()
                .filter(queue -> !queue.isEmpty())
                .max(Comparator.comparingDouble(queue -> weighed(queue.getFirst(), near)));
    }

    private static double weighed(Ranked ranked, List<Ranked> near) {
        var source = ranked.card().sourceId();
        long same = near.stream().filter(other -> other.card().sourceId().equals(source)).count();
        return ranked.score() * Math.pow(REPEAT, (double) same);
    }
}
