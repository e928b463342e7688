package org.masthead.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.masthead.local.publishers.Publishers;
import org.masthead.page.FetchMessage;

/** The main job's first half on real pages: all of them are stored, and none twice. */
class SavedPagesTest {

    /** Beside the repository; -Dmasthead.saved-pages=DIR names another place. */
    private static Path folder() {
        var named = System.getProperty("masthead.saved-pages", "");
        return named.isEmpty()
                ? Path.of("../../../shared/data/pages/zyte/html").toAbsolutePath().normalize()
                : Path.of(named);
    }

    @Test
    @Timeout(90)
    void are_all_stored_once() throws IOException {
        var folder = folder();
        assumeTrue(Files.isDirectory(folder), () -> "Skipped: no saved pages at " + folder);
        try (var publishers =
                        Publishers.start(
                                0, InstantSource.fixed(FetchWorld.NOON), Optional.of(folder));
                var files = Files.list(folder)) {
            var expected = files.filter(file -> file.toString().endsWith(".html.gz")).count();
            var world = new FetchWorld(publishers.origin().substring("http://".length()));
            var feeds = publishers.titles().getLast().feeds();
            world.agree("courier"); // some of them say noarchive
            for (var feed : feeds) {
                assertThat(world.handle(world.feed(feed))).isEmpty();
            }
            var pages = world.sent().stream().map(FetchWorld.Sent::message);
            assertThat(world.handle(pages.toArray(FetchMessage[]::new))).isEmpty();
            assertThat(FetchWorld.objects()).hasSize((int) expected);
            assertThat(FetchWorld.table("PagesTable")).hasSize((int) expected + feeds.size());
            assertThat(FetchWorld.held("ExtractQueue")).isEqualTo((int) expected);
        }
    }
}
