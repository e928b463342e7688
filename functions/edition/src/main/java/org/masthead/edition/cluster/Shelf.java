package org.masthead.edition.cluster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.masthead.edition.LiveStory;

/**
 * All live stories ready to be compared, and what is counted over them. From one minute to the next
 * only what came and went is worked out. Everything is counted in whole numbers, so that it is the
 * same whether it was kept or is built anew. Not for several threads.
 */
final class Shelf {

    private final Map<String, Tale> tales = new HashMap<>();
    private final Map<Integer, List<Tale>> byWord = new HashMap<>();
    private final Map<Integer, Integer> runs = new HashMap<>();
    private final Map<String, SpaceMean> means = new HashMap<>();
    private long runsInAll;
    private long runsToldOnce;

    /** Holds these stories and no others from here on. */
    void hold(List<LiveStory> stories) {
        var live = new HashSet<String>();
        var come = new ArrayList<LiveStory>();
        for (var story : stories) {
            live.add(story.id());
            var tale = tales.get(story.id());
            if (tale == null || !tale.isOf(story)) {
                come.add(story);
            }
        }
        tales.values().stream().filter(it -> !live.contains(it.id())).toList().forEach(this::drop);
        come.forEach(this::put);
    }

    private void put(LiveStory story) {
        find(story.id()).ifPresent(this::drop);
        var tale = Tale.of(story);
        tales.put(tale.id(), tale);
        for (int word : tale.words()) {
            byWord.computeIfAbsent(word, _ -> new ArrayList<>()).add(tale);
        }
        countRuns(tale, 1);
        story.vector()
                .ifPresent(it -> means.computeIfAbsent(it.space(), _ -> new SpaceMean()).add(it));
    }

    private void drop(Tale tale) {
        tales.remove(tale.id());
        for (int word : tale.words()) {
            byWord.computeIfPresent(word, (_, list) -> without(list, tale));
        }
        countRuns(tale, -1);
        tale.story().vector().ifPresent(it -> mean(it.space()).remove(it));
    }

    private void countRuns(Tale tale, int times) {
        for (int run : tale.runs()) {
            int before = runs.getOrDefault(run, 0);
            int after = before + times;
            runsToldOnce += (after == 1 ? 1 : 0) - (before == 1 ? 1 : 0);
            runsInAll += times;
            if (after == 0) {
                runs.remove(run);
            } else {
                runs.put(run, after);
            }
        }
    }

    private static @Nullable List<Tale> without(List<Tale> list, Tale tale) {
        list.remove(tale);
        return list.isEmpty() ? null : list;
    }

    private SpaceMean mean(String space) {
        return means.getOrDefault(space, new SpaceMean());
    }

    int size() {
        return tales.size();
    }

    Optional<Tale> find(String id) {
        return Optional.ofNullable(tales.get(id));
    }

    Iterable<Tale> tales() {
        return tales.values();
    }

    /** The stories whose headline has the word, in no order. */
    List<Tale> with(int word) {
        return byWord.getOrDefault(word, List.of());
    }

    /** How many headlines have the word. */
    int headlinesWith(int word) {
        return with(word).size();
    }

    /** What the vectors of a space have in common. */
    float[] common(String space) {
        return mean(space).mean();
    }

    /**
     * How much of what is told is told again: of all runs of three words in headlines, the share
     * that stands in more than one of them, 0…1.
     */
    double retold() {
        return runsInAll == 0 ? 0 : 1 - (double) runsToldOnce / runsInAll;
    }
}
