package org.masthead.edition;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The clusters of an edition, numbered in the order of their ids.
 *
 * @param from where a cluster's stories begin in {@code stories}; one more than there are clusters
 * @param copy whether the story at the same place of {@code stories} repeats another one
 * @param clusterOf by place of the story; -1 where it is in none
 */
@SuppressWarnings("ArrayRecordComponent") // columns, never compared
record Clusters(Texts ids, int[] from, int[] stories, BitSet copy, int[] clusterOf) {

    private Clusters(int size, Texts ids, int[] from, int[] stories, BitSet copy) {
        this(ids, from, stories, copy, clusterOf(size, from, stories));
    }

    private static int[] clusterOf(int size, int[] from, int[] stories) {
        var clusterOf = new int[size];
        Arrays.fill(clusterOf, -1);
        for (int cluster = 0; cluster + 1 < from.length; cluster++) {
            for (int i = from[cluster]; i < from[cluster + 1]; i++) {
                clusterOf[stories[i]] = cluster;
            }
        }
        return clusterOf;
    }

    /**
     * Passes over stories that are not live, clusters without any that is, and those of one story
     * that are called as the story: they say nothing, and most are such.
     */
    static Clusters of(StoryIds live, List<Telling> tellings) {
        var told =
                tellings.stream()
                        .filter(it -> !it.stories().equals(List.of(it.id())))
                        .filter(it ->
                                it.stories().stream().anyMatch(id -> live.find(id).isPresent()))
                        .toList();
        var ids = Texts.of(told.stream().map(Telling::id).toList());
        var ordered =
                told.stream().sorted(Comparator.comparingInt(it -> ids.indexOf(it.id()))).toList();
        if (ids.size() != ordered.size()) {
            throw new IllegalArgumentException("two clusters have the same id: " + ids);
        }
        var stories = new int[ordered.stream().mapToInt(it -> it.stories().size()).sum()];
        var from = new int[ids.size() + 1];
        var copy = new BitSet();
        int count = 0;
        for (int cluster = 0; cluster < ids.size(); cluster++) {
            var telling = ordered.get(cluster);
            for (var id : telling.stories()) {
                var place = live.find(id);
                if (place.isPresent()) {
                    copy.set(count, telling.copies().contains(id));
                    stories[count++] = place.getAsInt();
                }
            }
            from[cluster + 1] = count;
        }
        return new Clusters(live.size(), ids, from, Arrays.copyOf(stories, count), copy);
    }

    static Clusters read(int size, SectionReader in) {
        return new Clusters(size, Texts.read(in), in.ints(), in.ints(), BitSet.valueOf(in.longs()));
    }

    void write(SectionWriter out) {
        ids.write(out);
        out.ints(from).ints(stories).longs(copy.toLongArray());
    }

    int[] storiesOf(int number) {
        return Arrays.copyOfRange(stories, from[number], from[number + 1]);
    }

    Cluster get(int number) {
        var copies =
                IntStream.range(from[number], from[number + 1])
                        .filter(copy::get)
                        .map(i -> stories[i])
                        .sorted()
                        .toArray();
        return new Cluster(ids.get(number), storiesOf(number), copies);
    }

    OptionalInt find(String id) {
        int number = ids.indexOf(id);
        return number < 0 ? OptionalInt.empty() : OptionalInt.of(number);
    }
}
