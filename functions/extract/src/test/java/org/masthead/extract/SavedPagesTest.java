package org.masthead.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masthead.json.Json;

/**
 * Real pages, kept beside the repository and not in it. Writes what the referee reads to {@code
 * target/pred-SET.json}. The floors lie a little under what was reached when they were set.
 */
class SavedPagesTest {

    @ParameterizedTest
    @CsvSource({"zyte, 0.979", "fundeval, 0.955", "fundus, 0.969"})
    void body_text_is_found_at_least_as_well_as_before(String set, double floor)
            throws IOException {
        var folder = SavedPages.folder(set);
        assumeTrue(Files.isDirectory(folder), () -> "no saved pages at " + folder + ": skipped");
        var predictions = new LinkedHashMap<String, Object>();
        var referee = new Referee();
        var truth = Json.tree(Files.readAllBytes(folder.resolve("truth.json")));
        SavedPages.extract(folder.resolve("html"))
                .forEach((id, result) -> {
                    var prediction = Predictions.of(result);
                    predictions.put(id, prediction);
                    referee.page(
                            truth.path(id).path("articleBody").asString(""),
                            (String) prediction.getOrDefault("articleBody", ""));
                });
        Files.createDirectories(Path.of("target"));
        Files.write(Path.of("target", "pred-" + set + ".json"), Json.writeBytes(predictions));
        assertThat(referee.f1()).isGreaterThanOrEqualTo(floor);
    }
}
