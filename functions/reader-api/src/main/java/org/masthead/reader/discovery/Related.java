package org.masthead.reader.discovery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.masthead.edition.Edition;
import org.masthead.edition.StoryVectors;
import org.masthead.reader.feed.Sight;
import org.masthead.story.Slug;
import org.masthead.story.Story;
import org.masthead.vector.StoryVector;

/**
 * What else there is to read about what a story is about: first who else tells the same event, then
 * the nearest other events. Other titles come before the story's own.
 */
final class Related {

    /** Below this two stories have no more in common than that both are news. */
    private static final float LEAST = 0.3f;

    /** What a shared topic is worth where a story has no vector to compare. */
    private static final float TOPIC = 0.4f;

    /** How much nearer a story of the same title must be to come before another's. */
    private static final float OWN = 0.15f;

    private final Sight sight;
    private final Edition edition;
    private final Anchor anchor;

    /**
     * The story that others are to be related to, live or not.
     *
     * @param place where it is live
     * @param topics by slug
     */
    record Anchor(
            String id,
            String source,
            Set<String> topics,
            Optional<StoryVector> vector,
            Optional<Integer> place) {

        static Anchor live(Edition edition, int story) {
            var card = edition.card(story);
            return new Anchor(
                    card.id(),
                    card.sourceId(),
                    card.topics().stream().map(Slug::of).collect(Collectors.toSet()),
                    edition.vectors().vector(story),
                    Optional.of(story));
        }

        static Anchor past(Story story, Optional<StoryVector> vector) {
            return new Anchor(
                    story.id(),
                    story.sourceId(),
                    story.topics().stream().map(Slug::of).collect(Collectors.toSet()),
                    vector,
                    Optional.empty());
        }
    }

    private record Near(int story, float nearness) {}

    private Related(Sight sight, Anchor anchor) {
        this.sight = sight;
        this.edition = sight.edition();
        this.anchor = anchor;
    }

    /**
     * Other tellings of the same event that the caller sees, the best first, other titles first.
     */
    static int[] sameEvent(Sight sight, Anchor anchor) {
        return new Related(sight, anchor).sameEvent();
    }

    /** One telling of each near event that the caller sees, the nearest first. */
    static int[] near(Sight sight, Anchor anchor, int most) {
        return new Related(sight, anchor).near(most);
    }

    private int[] sameEvent() {
        int number = cluster();
        if (number < 0) {
            return new int[0];
        }
        return Arrays.stream(sight.leads().inOrder(edition.cluster(number)))
                .filter(story -> !edition.id(story).equals(anchor.id()))
                .boxed()
                .sorted(Comparator.comparing(this::isOwn))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private int cluster() {
        return anchor.place().map(edition::clusterOf).orElse(-1);
    }

    private boolean isOwn(int story) {
        int source = edition.sourceOf(story);
        return source >= 0 && edition.sources().get(source).id().equals(anchor.source());
    }

    private int[] near(int most) {
        var nearness = anchor.vector().map(this::byVector).orElseGet(this::byTopics);
        int own = cluster();
        var near = new ArrayList<Near>();
        for (int story = 0; story < edition.size(); story++) {
            float value = nearness.of(story);
            if (value >= LEAST && isAnother(story, own)) {
                near.add(new Near(story, isOwn(story) ? value - OWN : value));
            }
        }
        near.sort(
                Comparator.comparingDouble(Near::nearness)
                        .reversed()
                        .thenComparingInt(Near::story));
        return sight.leads().fold(near.stream().mapToInt(Near::story), most);
    }

    private boolean isAnother(int story, int ownCluster) {
        return (ownCluster < 0 || edition.clusterOf(story) != ownCluster)
                && !edition.id(story).equals(anchor.id());
    }

    /** How near a story is to the anchor, up to 1. */
    @FunctionalInterface
    private interface Nearness {
        float of(int story);
    }

    private Nearness byVector(StoryVector vector) {
        StoryVectors vectors = edition.vectors();
        var centred = vector.minus(vectors.mean(vector.space())).unit();
        var aim = vectors.aim(vector.space(), centred);
        var topics = byTopics();
        // Where the spaces differ, as between two languages, publishers' own topics still compare.
        return story ->
                vectors.space(story).filter(vector.space()::equals).isPresent()
                        ? aim.dot(story)
                        : topics.of(story);
    }

    private Nearness byTopics() {
        var wanted = new HashSet<Integer>();
        for (int i = 0; i < edition.topics().size() && !anchor.topics().isEmpty(); i++) {
            if (anchor.topics().contains(edition.topics().get(i))) {
                wanted.add(i);
            }
        }
        return story ->
                wanted.isEmpty()
                        ? 0
                        : Math.min(
                                1,
                                TOPIC
                                        * Arrays.stream(edition.topicsOf(story))
                                                .filter(wanted::contains)
                                                .count());
    }
}
