package org.masthead.bench.rank;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A folder with {@code news.tsv} (id, section, …, title) and {@code behaviors.tsv} (id, member,
 * time, history, candidates as {@code N1-0 N2-1}), as published with the MIND data set (Wu et al.
 * 2020).
 *
 * @param titles by place
 * @param impressions in the order of the file
 */
record ClickLog(List<Title> titles, List<Impression> impressions) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("M/d/yyyy h:mm:ss a", Locale.US);

    ClickLog {
        titles = List.copyOf(titles);
        impressions = List.copyOf(impressions);
    }

    static ClickLog in(Path folder) throws IOException {
        var titles = titles(folder.resolve("news.tsv"));
        var impressions = new ArrayList<Impression>();
        var file = folder.resolve("behaviors.tsv");
        int line = 0;
        for (var text : Files.readAllLines(file)) {
            impressions.add(impression(text, file + " line " + ++line, titles));
        }
        return new ClickLog(List.copyOf(titles.values()), impressions);
    }

    /** By time; what was shown at the same second stays in the order of the file. */
    List<Impression> inOrder() {
        return impressions.stream().sorted(Comparator.comparing(Impression::time)).toList();
    }

    private static Map<String, Title> titles(Path file) throws IOException {
        var titles = new LinkedHashMap<String, Title>();
        for (var line : Files.readAllLines(file)) {
            var cells = line.split("\t", -1);
            // The data set as published has a finer section between section and title.
            var text = cells.length > 3 ? cells[3] : cells[cells.length - 1];
            titles.put(cells[0], new Title(titles.size(), cells[0], cells[1], text));
        }
        return titles;
    }

    private static Impression impression(String line, String where, Map<String, Title> titles) {
        var cells = line.split("\t", -1);
        if (cells.length != 5) {
            throw new IllegalArgumentException(
                    "%s has %d cells; there must be 5".formatted(where, cells.length));
        }
        var candidates = words(cells[4]);
        var opened = new boolean[candidates.size()];
        var shown = new ArrayList<Title>();
        for (var candidate : candidates) {
            int dash = candidate.lastIndexOf('-');
            opened[shown.size()] = candidate.endsWith("-1");
            shown.add(title(candidate.substring(0, dash), titles));
        }
        var history = words(cells[3]).stream().map(id -> title(id, titles)).toList();
        return new Impression(
                cells[0], LocalDateTime.parse(cells[2], TIME), history, shown, opened);
    }

    /** A story that the list of titles does not have is one without words. */
    private static Title title(String id, Map<String, Title> titles) {
        return titles.computeIfAbsent(id, it -> new Title(titles.size(), it, "", ""));
    }

    private static List<String> words(String cell) {
        return cell.isBlank() ? List.of() : List.of(cell.strip().split(" +"));
    }
}
