package org.masthead.member;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.masthead.vector.StoryVector;

/**
 * What is known of a member's taste in the long run: faded sums, so that the same acts make the
 * same profile in whatever order they are learnt of.
 *
 * @param asOf the time to which all sums are faded
 * @param since acts at that time and before are taken in no more: the member wanted them forgotten
 * @param stories how many stories the member has opened since they began, or since they asked to be
 *     forgotten
 * @param vectors one a space, the heaviest first; {@value #MOST_VECTORS} at most
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

    static final int MOST_VECTORS = 2;
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

    /** What is known in the space; empty where nothing is. */
    public Optional<TasteVector> vector(String space) {
        return vectors.stream().filter(vector -> vector.space().equals(space)).findFirst();
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
        var space = story.space();
        var known =
                vector(space)
                        .orElseGet(
                                () -> new TasteVector(space, new float[StoryVector.DIMENSIONS], 0));
        var all = new ArrayList<>(vectors);
        all.removeIf(vector -> vector.space().equals(space));
        all.add(known.plus(story.unit(), weight));
        all.sort(
                Comparator.<TasteVector>comparingDouble(it -> -Math.abs(it.weight()))
                        .thenComparing(TasteVector::space));
        return all.subList(0, Math.min(MOST_VECTORS, all.size()));
    }
}
