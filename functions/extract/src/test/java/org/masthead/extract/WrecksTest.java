package org.masthead.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.masthead.extract.ExtractionResult.Extracted;

/**
 * Thousands of broken pages, the same each time: none makes the extractor throw, none brings markup
 * or a harmful address into a story, and none comes out differently the second time.
 */
@Timeout(120)
class WrecksTest {

    private static final Path TESTDATA = Path.of("src/test/resources/testdata");

    private int stories;

    @Test
    void a_thousand_pages_that_never_were_whole() {
        var wrecks = new Wrecks(20_261_122);
        for (int i = 0; i < 1_000; i++) {
            hold(i, wrecks.next().getBytes(StandardCharsets.UTF_8));
        }
        assertThat(stories).as("wrecks that still are stories").isGreaterThan(50);
    }

    @Test
    void three_thousand_accidents_of_whole_pages() throws IOException {
        var pages = pages();
        var wrecks = new Wrecks(7);
        for (int i = 0; i < 3_000; i++) {
            hold(i, wrecks.of(pages.get(i % pages.size())));
        }
        assertThat(stories).as("wrecks that still are stories").isGreaterThan(1_000);
    }

    private void hold(int number, byte[] wreck) {
        var result = Pages.extract(wreck);
        if (result instanceof Extracted(var story)) {
            stories++;
            assertThat(Safe.faults(story)).as("wreck %d", number).isEmpty();
        }
        assertThat(Pages.extract(wreck)).as("wreck %d, again", number).isEqualTo(result);
    }

    private static List<byte[]> pages() throws IOException {
        try (var files = Files.list(TESTDATA)) {
            return files.filter(file -> file.toString().endsWith(".html"))
                    .sorted()
                    .map(WrecksTest::bytes)
                    .toList();
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
