package org.masthead.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.masthead.extract.ExtractionResult.Extracted;
import org.masthead.extract.ExtractionResult.NotAStory;
import org.masthead.json.Json;
import org.masthead.story.Block;
import org.masthead.story.Story;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whole pages and the stories they must become, side by side in {@code testdata}. After a change
 * that is meant: {@code mvn test -pl functions/extract -am -Dtest=GoldenFilesTest
 * -Dgolden.write=true}, then read the difference before you commit it.
 */
class GoldenFilesTest {

    private static final Path TESTDATA = Path.of("src/test/resources/testdata");

    static Stream<Path> pages() throws IOException {
        try (var files = Files.list(TESTDATA)) {
            return files
                    .filter(file -> file.toString().endsWith(".html"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void a_page_becomes_the_story_beside_it(Path page) throws IOException {
        var golden = Path.of(page.toString().replace(".html", ".json"));
        var story = pretty(story(page));
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(golden, story);
        }
        assertThat(story).isEqualTo(Files.readString(golden));
    }

    @Test
    void they_hold_every_kind_of_block() throws IOException {
        var kinds = new HashSet<Class<?>>();
        for (var page : pages().toList()) {
            story(page).blocks().forEach(block -> kinds.add(block.getClass()));
        }
        assertThat(kinds).containsExactlyInAnyOrder(Block.class.getPermittedSubclasses());
    }

    private static Story story(Path page) throws IOException {
        return switch (Pages.extract(Files.readAllBytes(page))) {
            case Extracted(var story) -> story;
            case NotAStory(var kind, var reason) -> throw new AssertionError(kind + ": " + reason);
        };
    }

    private static String pretty(Story story) {
        var tree = Json.tree(Json.writeBytes(story));
        var printer = JsonMapper.builder().build().writerWithDefaultPrettyPrinter();
        return printer.writeValueAsString(tree) + "\n";
    }
}
