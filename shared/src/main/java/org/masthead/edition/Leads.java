package org.masthead.edition;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One card an event: which telling of it stands for all, for one reader. A title that they follow
 * comes first, then a story of a title's own before a wire copy, then the earliest. What the reader
 * does not see is neither chosen nor counted.
 */
public final class Leads {

    private final Edition edition;
    private final BitSet followed;
    private final IntPredicate shown;

    /**
     * Leads of an edition for one reader.
     *
     * @param followed ids of the sources they follow
     * @param shown whether they see the story at a place at all: false for what they mute
     */
    public Leads(Edition edition, Set<String> followed, IntPredicate shown) {
        this.edition = edition;
        this.followed = edition.sourcesThat(source -> followed.contains(source.id()));
        this.shown = shown;
    }

    /** For whoever follows nothing. */
    public static Leads forEveryone(Edition edition) {
        return new Leads(edition, Set.of(), _ -> true);
    }

    /**
     * Who tells an event, as far as the reader sees it.
     *
     * @param id of the cluster
     * @param sources titles that tell it, 2 or more
     * @param stories all tellings
     * @param copies those of them that repeat another nearly word for word
     */
    public record Told(String id, int sources, int stories, int copies) {}

    /**
     * The story that stands for the event which a story tells.
     *
     * @param story one that the reader sees
     * @return the story itself where nobody else tells it
     */
    public int leadOf(int story) {
        int number = edition.clusterOf(story);
        if (number < 0) {
            return story;
        }
        var cluster = edition.cluster(number);
        return tellings(cluster).boxed().min(bestFirst(cluster)).orElse(story);
    }

    /** All tellings that the reader sees, the best for them first. */
    public int[] inOrder(Cluster cluster) {
        return tellings(cluster)
                .boxed()
                .sorted(bestFirst(cluster))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private IntStream tellings(Cluster cluster) {
        return Arrays.stream(cluster.stories()).filter(shown);
    }

    /** Where two are as good, the cluster's own order stands. */
    private Comparator<Integer> bestFirst(Cluster cluster) {
        return Comparator.comparing((Integer story) -> !isFollowed(story))
                .thenComparing(story -> isCopy(cluster, story))
                .thenComparingLong(edition::published);
    }

    private boolean isFollowed(int story) {
        int source = edition.sourceOf(story);
        return source >= 0 && followed.get(source);
    }

    /** Whether the story repeats another of its cluster nearly word for word. */
    public static boolean isCopy(Cluster cluster, int story) {
        return Arrays.stream(cluster.copies()).anyMatch(copy -> copy == story);
    }

    /**
     * Cuts a list down to one card an event, at the place of its first telling.
     *
     * @param ranked places of stories, best first
     * @param most how many are wanted
     */
    public int[] fold(int[] ranked, int most) {
        return fold(Arrays.stream(ranked), most);
    }

    /** The same of a list that is worked out only as far as it is needed. */
    public int[] fold(IntStream ranked, int most) {
        var told = new HashSet<Integer>();
        return ranked.filter(shown)
                .filter(story -> edition.clusterOf(story) < 0 || told.add(edition.clusterOf(story)))
                .map(this::leadOf)
                .limit(most)
                .toArray();
    }

    /** Who else tells it; empty where the reader sees one title's telling alone. */
    public Optional<Told> toldBy(int story) {
        int number = edition.clusterOf(story);
        return number < 0
                ? Optional.empty()
                : Optional.of(told(edition.cluster(number))).filter(told -> told.sources() > 1);
    }

    private Told told(Cluster cluster) {
        var stories = tellings(cluster).boxed().collect(Collectors.toSet());
        return new Told(
                cluster.id(),
                (int) stories.stream().map(edition::sourceOf).distinct().count(),
                stories.size(),
                (int) Arrays.stream(cluster.copies()).filter(stories::contains).count());
    }
}
