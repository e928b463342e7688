package org.masthead.member;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.masthead.vector.StoryVector;

/**
 * What is known of a member's taste in the long run: faded sums, so that the same acts make the
 * same profile in whatever order they are learnt of.
 *
 * @param asOf the time to which all sums are faded
 * @param since acts at that time and before are taken in no more: the member wanted them forgotten
 * @param stories how many stories the member has opened since they began, or since they asked to be
 *     forgotten
 * @param vectors the member's interests, the heaviest first: {@value #MOST_OF_SPACE} of one space
 *     at most, {@value #MOST_VECTORS} in all. Which stories make one interest depends on their
 *     order; their sum, which is the member's taste as a whole, does not
 * @param sections by slug; {@value #MOST_SECTIONS} at most
 * @param topics by slug; {@value #MOST_TOPICS} at most
 * @param sources by id; {@value #MOST_SOURCES} at most
 */
public record Profile(
        Instant asOf,
        Instant since,
        int stories,
        List<TasteVector> vectors,
        Affinities sections,
        Affinities topics,
        Affinities sources) {

    /** After this an act counts half: taste changes in months, {@link Recent} knows of today. */
    public static final Duration HALF_LIFE = Duration.ofDays(30);

    static final int MOST_VECTORS = 4;
    static final int MOST_OF_SPACE = 3;

    /**
     * Stories whose vectors' cosine is as high are of one interest. On a click log, three interests
     * in place of one mean rank stories better (the bench's rank board); anything from 0.25 to 0.5
     * does as well.
     */
    private static final float ONE_INTEREST = 0.4f;

    static final int MOST_SECTIONS = 10;
    static final int MOST_TOPICS = 20;
    static final int MOST_SOURCES = 16;

    /** Of a member of whom nothing is known. */
    public static final Profile EMPTY = forgotten(Instant.EPOCH);

    public Profile {
        vectors = List.copyOf(vectors);
    }

    /** Of a member who wanted all to be forgotten at that time. */
    public static Profile forgotten(Instant at) {
        return new Profile(at, at, 0, List.of(), Affinities.NONE, Affinities.NONE, Affinities.NONE);
    }

    /** The profile after one more act. */
    public Profile with(Interest interest) {
        if (!interest.at().isAfter(since)) {
            return this;
        }
        var later = interest.at().isAfter(asOf) ? interest.at() : asOf;
        var then = fadedTo(later);
        float weight = interest.signal().weight() * fading(interest.at(), later);
        return new Profile(
                later,
                since,
                stories + (interest.signal() == Signal.OPENED ? 1 : 0),
                interest.vector().map(it -> then.added(it, weight)).orElse(then.vectors),
                then.sections.plus(interest.section().stream().toList(), weight, MOST_SECTIONS),
                then.topics.plus(interest.topics(), weight, MOST_TOPICS),
                then.sources.plus(List.of(interest.sourceId()), weight, MOST_SOURCES));
    }

    /** The same without what was learnt of one section, by its slug. */
    public Profile withoutSection(String slug) {
        return new Profile(asOf, since, stories, vectors, sections.without(slug), topics, sources);
    }

    /** The same without what was learnt of one topic, by its slug. */
    public Profile withoutTopic(String slug) {
        return new Profile(asOf, since, stories, vectors, sections, topics.without(slug), sources);
    }

    /** The same without what was learnt of one source, by its id. */
    public Profile withoutSource(String id) {
        return new Profile(asOf, since, stories, vectors, sections, topics, sources.without(id));
    }

    /** The same without what the stories of one space were about. */
    public Profile withoutVector(String space) {
        var left = vectors.stream().filter(vector -> !vector.space().equals(space)).toList();
        return new Profile(asOf, since, stories, left, sections, topics, sources);
    }

    private Profile fadedTo(Instant time) {
        if (!time.isAfter(asOf)) {
            return this;
        }
        float factor = fading(asOf, time);
        return new Profile(
                time,
                since,
                stories,
                vectors.stream().map(vector -> vector.faded(factor)).toList(),
                sections.faded(factor),
                topics.faded(factor),
                sources.faded(factor));
    }

    private static float fading(Instant from, Instant to) {
        double age = Duration.between(from, to).toSeconds();
        return (float) Math.pow(0.5, age / HALF_LIFE.toSeconds());
    }

    private List<TasteVector> added(StoryVector story, float weight) {
        var unit = story.unit();
        var ofSpace = vectors.stream().filter(it -> it.space().equals(story.space())).toList();
        boolean full = ofSpace.size() >= MOST_OF_SPACE || vectors.size() >= MOST_VECTORS;
        var nearest =
                ofSpace.stream()
                        .max(Comparator.comparingDouble(it -> it.cosine(unit)))
                        // What a member wants less of is a turn away from an interest, not one.
                        .filter(it -> full || weight < 0 || it.cosine(unit) >= ONE_INTEREST);
        var all = new ArrayList<>(vectors);
        nearest.ifPresent(all::remove);
        all.add(
                nearest.orElseGet(() -> TasteVector.none(story.space(), unit.length))
                        .plus(unit, weight));
        all.sort(
                Comparator.<TasteVector>comparingDouble(it -> -Math.abs(it.weight()))
                        .thenComparing(TasteVector::space));
        return all.subList(0, Math.min(MOST_VECTORS, all.size()));
    }
}
