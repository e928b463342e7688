package org.masthead.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.masthead.bench.page.SavedPage;
import org.masthead.bench.page.SavedPages;
import org.masthead.bench.prediction.Predictions;
import org.masthead.extract.Extractor;
import org.masthead.json.Json;

/**
 * {@code mvn -q -Pscore -Dpages=DIR -Dout=FILE}: the stories of saved pages, for the referee. A
 * file that cannot be read is named and counts as an empty page; the others are written all the
 * same.
 */
public final class Score {

    private Score() {}

    /** Arguments: the folder of pages, the file to write. */
    public static void main(String[] args) throws IOException {
        var out = Path.of(args[1]).toAbsolutePath();
        Files.createDirectories(out.getParent());
        var pages = SavedPages.in(Path.of(args[0]));
        var predictions = new TreeMap<String, Object>();
        for (var page : pages) {
            if (predictions.put(page.id(), prediction(page)) != null) {
                System.err.printf("two pages are called %s: the last one counts%n", page.id());
            }
        }
        Files.write(out, Json.writeBytes(predictions));
        System.out.printf("%d pages → %s%n", predictions.size(), args[1]);
    }

    private static Object prediction(SavedPage page) {
        try {
            return Predictions.json(Extractor.extract(SavedPage.raw(page.html(), page.url())));
        } catch (UncheckedIOException e) {
            System.err.printf(
                    "%s cannot be unzipped and counts as an empty page: %s%n",
                    page.id(), e.getMessage());
            return Map.of();
        }
    }
}
