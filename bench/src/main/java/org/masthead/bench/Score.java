package org.masthead.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import org.masthead.bench.page.SavedPage;
import org.masthead.bench.page.SavedPages;
import org.masthead.bench.prediction.Predictions;
import org.masthead.extract.Extractor;
import org.masthead.json.Json;

/** {@code mvn -q -Pscore -Dpages=DIR -Dout=FILE}: the stories of saved pages, for the referee. */
public final class Score {

    private Score() {}

    /** Arguments: the folder of pages, the file to write. */
    public static void main(String[] args) throws IOException {
        var predictions = new TreeMap<String, Object>();
        for (var page : SavedPages.in(Path.of(args[0]))) {
            var raw = SavedPage.raw(page.html(), page.url());
            predictions.put(page.id(), Predictions.json(Extractor.extract(raw)));
        }
        Files.write(Path.of(args[1]), Json.writeBytes(predictions));
        System.out.printf("%d pages → %s%n", predictions.size(), args[1]);
    }
}
