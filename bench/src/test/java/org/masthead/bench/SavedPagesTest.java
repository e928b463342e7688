package org.masthead.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.bench.contender.Contender;
import org.masthead.bench.page.SavedPage;
import org.masthead.bench.prediction.Predictions;
import org.masthead.extract.ExtractionResult;
import org.masthead.extract.Extractor;
import org.masthead.json.Json;
import tools.jackson.databind.JsonNode;

/**
 * Real pages, kept beside the repository and not in it. The floors lie a little under what was
 * reached when they were set.
 */
class SavedPagesTest {

    private static final Path SHARED = Path.of("../../shared");
    private static final Path DATA = SHARED.resolve("data/pages");
    private static final Path REFEREE = SHARED.resolve("tools/score.py");

    private static final Map<String, SetScore> SCORES = new TreeMap<>();

    @BeforeAll
    static void extract() throws IOException {
        assumeTrue(Files.isDirectory(DATA), () -> "no saved pages at " + DATA + ": skipped");
        for (var name : PageSet.NAMES) {
            SCORES.put(name, extract(PageSet.read(DATA, name)));
        }
    }

    /** Scores the set, and writes what the referee reads to {@code target/pred-SET.json}. */
    private static SetScore extract(PageSet set) throws IOException {
        var score = SetScore.empty();
        var predictions = new TreeMap<String, Object>();
        set.forEach((page, truth) -> {
            var result = result(page);
            predictions.put(page.id(), Predictions.json(result));
            score.page(truth, Predictions.of(result));
        });
        Files.createDirectories(Path.of("target"));
        Files.write(predictions(set.name()), Json.writeBytes(predictions));
        return score;
    }

    private static ExtractionResult result(SavedPage page) {
        return Extractor.extract(SavedPage.raw(page.html(), page.url()));
    }

    private static Path predictions(String set) {
        return Path.of("target", "pred-" + set + ".json");
    }

    @ParameterizedTest
    @CsvSource({
        "zyte,     0.981, 0.54, 0.92",
        "fundeval, 0.965, 0.51, 0.94",
        "fundus,   0.972, 0.30, 0.95"
    })
    void bodies_are_found_at_least_as_well_as_before(
            String set, double f1, double exact, double typed) {
        var score = score(set);
        assertThat(score.body().f1()).isGreaterThanOrEqualTo(f1);
        assertThat(score.body().exact()).isGreaterThanOrEqualTo(exact);
        assertThat(score.blocks().f1()).isGreaterThanOrEqualTo(typed);
    }

    @Test
    void metadata_is_found_at_least_as_well_as_before() {
        var score = score("fundus");
        assertThat(score.metadata().titles()).isGreaterThanOrEqualTo(0.92);
        assertThat(score.metadata().authors()).isGreaterThanOrEqualTo(0.92);
        assertThat(score.metadata().days()).isGreaterThanOrEqualTo(0.98);
        assertThat(score.pictures().pictures()).isGreaterThanOrEqualTo(0.96);
        assertThat(score.pictures().captions()).isGreaterThanOrEqualTo(0.97);
    }

    @Test
    void labels_are_those_a_reader_sees_at_least_as_often_as_before() {
        var labels = Labels.score(Contender.all().getFirst(), DATA);
        assertThat(labels.precision()).isGreaterThanOrEqualTo(0.95);
        assertThat(labels.recall()).isGreaterThanOrEqualTo(0.92);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zyte", "fundeval", "fundus"})
    void our_figures_are_the_referee_s_to_three_decimals(String set) throws Exception {
        var theirs = referee(set);
        var ours = score(set);
        var figures = new TreeMap<String, Double>();
        figures.put("f1", ours.body().f1());
        figures.put("accuracy", ours.body().exact());
        figures.put("tblk_f1", ours.blocks().f1());
        if (set.equals("fundus")) {
            figures.put("title_acc", ours.metadata().titles());
            figures.put("author_acc", ours.metadata().authors());
            figures.put("date_acc", ours.metadata().days());
            figures.put("img_recall", ours.pictures().pictures());
            figures.put("caption_recall", ours.pictures().captions());
        }
        figures.forEach((name, figure) ->
                assertThat(figure)
                        .as(name)
                        .isCloseTo(theirs.path(name).doubleValue(), within(0.0005)));
    }

    private static SetScore score(String set) {
        return Objects.requireNonNull(SCORES.get(set), set);
    }

    private static JsonNode referee(String set) throws IOException, InterruptedException {
        assumeTrue(Files.exists(REFEREE), () -> "no referee at " + REFEREE + ": skipped");
        var command =
                List.of(
                        "python3",
                        REFEREE.toString(),
                        predictions(set).toString(),
                        "--set",
                        set,
                        "--meta",
                        "--blocks",
                        "--json");
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return Json.tree(said.getBytes(StandardCharsets.UTF_8));
    }
}
