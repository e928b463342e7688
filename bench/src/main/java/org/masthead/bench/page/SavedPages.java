package org.masthead.bench.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.masthead.json.Json;

/** Folders of {@code *.html.gz}, with the addresses in {@code urls.json} beside them if there. */
public final class SavedPages {

    private static final String ENDING = ".html.gz";

    private SavedPages() {}

    /** Every page under the folder, by path. */
    public static List<SavedPage> in(Path folder) {
        var urls = new HashMap<Path, Map<String, String>>();
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .map(file -> page(file, urls))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The page of one file. */
    public static SavedPage at(Path file) {
        return page(file, new HashMap<>());
    }

    private static SavedPage page(Path file, Map<Path, Map<String, String>> urls) {
        var name = file.getFileName().toString();
        var id = name.substring(0, name.length() - ENDING.length());
        var known = urls.computeIfAbsent(file.resolveSibling("urls.json"), SavedPages::urls);
        try {
            var url = known.getOrDefault(id, "https://example.com/" + id);
            return new SavedPage(id, url, Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> urls(Path file) {
        var urls = new TreeMap<String, String>();
        if (Files.exists(file)) {
            try {
                Json.tree(Files.readAllBytes(file)).properties().stream()
                        .filter(entry -> entry.getValue().isString())
                        .forEach(entry -> urls.put(entry.getKey(), entry.getValue().stringValue()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return urls;
    }
}
