package org.masthead.extract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import org.masthead.json.Json;

/** {@code mvn -q -Pscore -Dpages=DIR -Dout=FILE}: the stories of saved pages, for the referee. */
public final class Score {

    private Score() {}

    /** Arguments: the folder of pages, the file to write. */
    public static void main(String[] args) throws IOException {
        var predictions = new LinkedHashMap<String, Object>();
        SavedPages.extract(Path.of(args[0]))
                .forEach((id, result) -> predictions.put(id, Predictions.of(result)));
        Files.write(Path.of(args[1]), Json.writeBytes(predictions));
        System.out.printf("%d pages → %s%n", predictions.size(), args[1]);
    }
}
