package org.masthead.extract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.masthead.json.Json;
import org.masthead.page.PageFacts;
import org.masthead.page.RawPage;

/** A folder of {@code *.html.gz}, with the addresses in {@code urls.json} beside them if there. */
final class SavedPages {

    private static final String ENDING = ".html.gz";

    private static final Path DATA = Path.of("../../../shared/data/pages");

    private SavedPages() {}

    /** The folder of a set, beside the repository, or beside a working tree one folder deeper. */
    static Path folder(String set) {
        var near = DATA.resolve(set);
        return Files.isDirectory(near) ? near : Path.of("..").resolve(near);
    }

    /** The extractor's answer for each page, by the page's file name without its ending. */
    static Map<String, ExtractionResult> extract(Path folder) {
        var byFolder = new TreeMap<Path, Map<String, String>>();
        var results = new TreeMap<String, ExtractionResult>();
        for (var file : files(folder)) {
            var urls = byFolder.computeIfAbsent(file.getParent(), SavedPages::urls);
            var id = id(file);
            results.put(
                    id,
                    Extractor.extract(
                            page(file, urls.getOrDefault(id, "https://example.com/" + id))));
        }
        return results;
    }

    static List<Path> files(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ENDING)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String id(Path file) {
        var name = file.getFileName().toString();
        return name.substring(0, name.length() - ENDING.length());
    }

    static RawPage page(Path file, String url) {
        try (var content = new GZIPInputStream(Files.newInputStream(file))) {
            var facts =
                    new PageFacts(
                            url, "saved", Instant.EPOCH, Instant.EPOCH, Optional.empty(), "saved");
            return new RawPage(facts, content.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    static Map<String, String> urls(Path folder) {
        var urls = new TreeMap<String, String>();
        var file = folder.resolve("urls.json");
        if (Files.exists(file)) {
            try {
                Json.tree(Files.readAllBytes(file))
                        .properties()
                        .forEach(entry -> urls.put(entry.getKey(), entry.getValue().stringValue()));
            } catch (IOException e) {
                throw new UncheckedIOException(file.toString(), e);
            }
        }
        return urls;
    }
}
