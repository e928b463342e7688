package org.masthead.bench.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.masthead.bench.cluster.Headlines.Headline;

/**
 * A file of events among the titles of a portal, as a dense edition has them: the titles of weeks
 * are put at random into the hours of the file. Most are told by nobody else; which of them tell
 * one event nobody has looked at, so what is found among them is to be read, not scored.
 */
record Crowd(List<Headline> rows) {

    private static final long SEED = 1;
    private static final int LARGEST = 10;

    Crowd {
        rows = List.copyOf(rows);
    }

    /**
     * Both in the order of time.
     *
     * @param titles a file of tab-separated lines: id, section, title
     */
    static Crowd around(List<Headline> events, Path titles) throws IOException {
        var rows = new ArrayList<>(events);
        var random = new Random(SEED);
        var from = events.getFirst().at();
        var span = Duration.between(from, events.getLast().at());
        for (var line : Files.readAllLines(titles)) {
            rows.add(stranger(line.split("\t", -1), at(from, span, random)));
        }
        rows.sort(Comparator.comparing(Headline::at).thenComparing(Headline::row));
        return new Crowd(rows);
    }

    private static Instant at(Instant from, Duration span, Random random) {
        return from.plusMillis((long) (random.nextDouble() * (double) span.toMillis()));
    }

    private static Headline stranger(String[] fields, Instant at) {
        return Headlines.headline(fields[0], fields[2], "portal", "", at);
    }

    /** How many strangers are in a cluster of several of them, and the largest of those. */
    void print(Map<String, String> clusters) {
        var strangers = new HashMap<String, List<Headline>>();
        rows.stream()
                .filter(row -> row.event().isEmpty())
                .forEach(row ->
                        strangers
                                .computeIfAbsent(
                                        clusters.getOrDefault(row.row(), ""),
                                        _ -> new ArrayList<>())
                                .add(row));
        var several = strangers.values().stream().filter(list -> list.size() > 1).toList();
        IO.println(
                "%,d of %,d others are in clusters of several; the largest:"
                        .formatted(
                                several.stream().mapToInt(List::size).sum(),
                                strangers.values().stream().mapToInt(List::size).sum()));
        several.stream()
                .sorted(Comparator.comparingInt((List<Headline> list) -> list.size()).reversed())
                .limit(LARGEST)
                .forEach(list -> IO.println("%5d  %s".formatted(list.size(), middle(list))));
    }

    private static String middle(List<Headline> list) {
        return list.get(list.size() / 2).story().card().headline();
    }
}
