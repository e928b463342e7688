package org.masthead.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.masthead.fetch.http.RawOrigin;
import org.masthead.page.FetchMessage;

/** Ids in feeds are whatever their publishers write: none of them is a key to anything. */
class EntryIdTest {

    private final RawOrigin origin;
    private final FetchWorld world;

    EntryIdTest() throws IOException {
        origin = new RawOrigin();
        world = new FetchWorld(origin.hostAndPort());
    }

    @AfterEach
    void close() throws IOException {
        origin.close();
    }

    private String carry(String source, String... items) {
        var rss = "<rss><channel>" + String.join("", items) + "</channel></rss>";
        var feed = origin.url("/" + source);
        origin.on("/" + source, "", rss.getBytes(UTF_8));
        world.carry(source, feed);
        return feed;
    }

    private static String item(String id, String link) {
        return "<item><guid isPermaLink='false'>%s</guid><link>%s</link></item>"
                .formatted(id, link);
    }

    private FetchMessage feed(String source, String url) {
        return FetchMessage.first(source, FetchMessage.Kind.FEED, url, FetchWorld.NOON, "c-1");
    }

    @Test
    void of_one_source_hides_no_entry_of_another() {
        var courier = carry("courier", item("7", "/courier/storm"));
        // The beacon claims the courier's id, and twice at that.
        var beacon = carry("beacon", item("7", "/beacon/flood"), item("7", "/beacon/fire"));
        world.handle(feed("beacon", beacon));
        world.handle(feed("courier", courier));
        assertThat(world.sent())
                .extracting(sent -> sent.message().sourceId() + " " + sent.message().url())
                .containsExactly(
                        "beacon " + origin.url("/beacon/flood"),
                        "beacon " + origin.url("/beacon/fire"),
                        "courier " + origin.url("/courier/storm"));
    }
}
