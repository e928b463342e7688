package org.masthead.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.masthead.fetch.http.RawOrigin;
import org.masthead.page.FetchMessage;
import org.masthead.page.FetchMessage.Kind;

/** Nothing is asked for a source that its operators have stopped. */
class PausedSourceTest {

    private static final String HTML = "Content-Type: text/html\r\n";

    private final RawOrigin origin = new RawOrigin();
    private final FetchWorld world = new FetchWorld(origin.hostAndPort());
    private final String feed = origin.url("/feed");
    private final String url = origin.url("/ferry");

    PausedSourceTest() throws IOException {
        world.carry("courier", feed);
        origin.on("/feed", "", "<feed><entry><link href='/ferry'/></entry></feed>".getBytes(UTF_8));
        origin.on("/ferry", HTML, "<p>a page".getBytes(UTF_8));
    }

    @AfterEach
    void close() throws IOException {
        origin.close();
    }

    private void pause() {
        world.sources().change("courier", it -> it.paused("for a while"));
    }

    private void resume() {
        world.sources().change("courier", it -> it.resumed(world.clock().instant()));
    }

    private FetchMessage message(Kind kind) {
        return FetchMessage.first(
                        "courier",
                        kind,
                        kind == Kind.FEED ? feed : url,
                        world.clock().instant(),
                        "c-1")
                .listedIn(feed);
    }

    @ParameterizedTest
    @EnumSource(names = {"FEED", "PAGE", "ENTRY", "SUBSCRIBE"})
    void has_its_messages_end_without_a_request(Kind kind) {
        pause();
        assertThat(world.handle(message(kind))).isEmpty();
        assertThat(origin.requests()).isEmpty();
        assertThat(world.sent()).isEmpty();
        assertThat(world.known(message(kind).url())).doesNotContainKey("answeredFor");
    }

    @ParameterizedTest
    @EnumSource(names = {"FEED", "PAGE", "ENTRY", "SUBSCRIBE"})
    void is_like_one_that_was_removed_or_retired(Kind kind) {
        origin.on("/feed", "HTTP/1.1 410 Gone", "Content-Length: 0", "", "");
        world.handle(world.feed(feed));
        world.pass(Duration.ofMinutes(1));
        world.handle(message(kind));
        world.sources().remove("courier");
        assertThat(world.handle(message(kind))).isEmpty();
        assertThat(origin.requests()).hasSize(1);
    }

    @Test
    void has_the_pages_that_were_queued_asked_for_when_it_is_resumed() {
        world.handle(world.feed(feed));
        pause();
        world.handle(world.sent().getFirst().message());
        assertThat(world.known(url)).containsEntry("fetched", "withheld");
        assertThat(origin.requests()).hasSize(1);

        resume();
        world.pass(Duration.ofHours(1));
        world.handle(world.feed(feed));
        assertThat(world.known(url)).containsEntry("fetched", "queued");
        world.handle(world.sent().getLast().message());
        assertThat(world.known(url)).containsEntry("fetched", "stored");
    }

    @Test
    void keeps_the_pages_that_it_has() {
        world.handle(world.page(url));
        var before = world.known(url);
        pause();
        world.pass(Duration.ofMinutes(15));
        world.handle(world.page(url));
        assertThat(world.known(url)).isEqualTo(before);
    }
}
