package org.masthead.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.masthead.bench.page.SavedPage;
import org.masthead.bench.page.SavedPages;
import org.masthead.bench.truth.Truth;
import org.masthead.bench.truth.TruthFile;

/**
 * Pages with their truth.
 *
 * @param truths by page id
 */
record PageSet(String name, List<SavedPage> pages, Map<String, Truth> truths) {

    /** The sets, as their folders are called. */
    static final List<String> NAMES = List.of("zyte", "fundeval", "fundus");

    static PageSet read(Path data, String name) {
        var folder = data.resolve(name);
        return new PageSet(
                name,
                SavedPages.in(folder.resolve("html")),
                TruthFile.read(folder.resolve("truth.json")));
    }

    /** Visits every page that has a truth. */
    void forEach(BiConsumer<SavedPage, Truth> visitor) {
        for (var page : pages) {
            var truth = truths.get(page.id());
            if (truth != null) {
                visitor.accept(page, truth);
            }
        }
    }

    /** The sets that the folder lacks. */
    static List<String> missing(Path data) {
        return NAMES.stream()
                .filter(name -> !Files.exists(data.resolve(name).resolve("truth.json")))
                .toList();
    }
}
