package org.masthead.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is noted with a source when a page of it is not kept for the publisher's rights. */
class SourceRightsTest {

    private final WebOrigin origin = new WebOrigin();
    private final FetchWorld world = new FetchWorld(origin.hostAndPort());

    SourceRightsTest() throws IOException {
        world.carry("courier", origin.url("/feed"));
        origin.serves("/a", "text/html", "<html><body>A story</body></html>");
    }

    @AfterEach
    void close() {
        origin.close();
    }

    @Test
    void a_page_that_is_reserved_is_counted_with_its_evidence() {
        origin.tells("/a", "TDM-Reservation", "1");
        world.handle(world.page(origin.url("/a")));
        var account = world.sources().account("courier").orElseThrow();
        assertThat(account.refused()).isEqualTo(1);
        var refusal = account.lastRefusal().orElseThrow();
        assertThat(refusal.url()).isEqualTo(origin.url("/a"));
        assertThat(refusal.reason()).startsWith("the publisher reserves it (").contains("TDM");
    }

    @Test
    void a_page_that_is_kept_leaves_no_note() {
        world.handle(world.page(origin.url("/a")));
        assertThat(world.sources().account("courier").orElseThrow().refused()).isZero();
    }

    @Test
    void a_source_that_was_removed_does_not_come_back_for_it() {
        origin.tells("/a", "TDM-Reservation", "1");
        world.sources().remove("courier");
        world.handle(world.page(origin.url("/a")));
        assertThat(world.sources().find("courier")).isEmpty();
    }
}
