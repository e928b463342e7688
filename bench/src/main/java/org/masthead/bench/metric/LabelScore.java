package org.masthead.bench.metric;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Labels of labelled sections against annotations by hand. */
public final class LabelScore {

    private int right;
    private int wrong;
    private int missed;

    /** The labels of each annotated page, by its path under the data folder, without ending. */
    public static Map<String, List<String>> annotations() {
        var file = Objects.requireNonNull(LabelScore.class.getResourceAsStream("labels.txt"));
        try (var lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            var pages = new TreeMap<String, List<String>>();
            lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("# "))
                    .map(line -> List.of(line.split("\t", -1)))
                    .forEach(line -> pages.put(line.getFirst(), line.subList(1, line.size())));
            return pages;
        } catch (IOException e) {
            throw new UncheckedIOException("labels.txt is in the jar but cannot be read", e);
        }
    }

    /** Counts one page. */
    public void page(List<String> truth, List<String> found) {
        var extra = new ArrayList<>(found);
        for (var label : truth) {
            if (extra.remove(label)) {
                right++;
            } else {
                missed++;
            }
        }
        wrong += extra.size();
    }

    /** Share of the found labels that are right. */
    public double precision() {
        return right + wrong == 0 ? 0 : (double) right / (right + wrong);
    }

    /** Share of the true labels that were found. */
    public double recall() {
        return right + missed == 0 ? 0 : (double) right / (right + missed);
    }
}
