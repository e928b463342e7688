package org.masthead.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.fetch.http.RawOrigin;
import org.masthead.json.Json;
import org.masthead.page.FetchMessage;

/** Messages that come twice, out of order, or again after a crash. */
class PageRedeliveryTest {

    private static final byte[] UMLAUT = "Fähre fährt".getBytes(StandardCharsets.ISO_8859_1);
    private static final String HTML = "Content-Type: text/html; charset=windows-1252\r\n";

    private final RawOrigin origin;
    private final FetchWorld world;
    private final String url;

    PageRedeliveryTest() throws IOException {
        origin = new RawOrigin();
        world = new FetchWorld(origin.hostAndPort());
        url = origin.url("/ferry");
    }

    @AfterEach
    void close() throws IOException {
        origin.close();
    }

    @Nested
    class MessagesInAnyOrderAndNumber {

        private List<FetchMessage> messages() {
            origin.on("/a", HTML, UMLAUT);
            origin.on("/b", HTML, new byte[] {'b'});
            origin.on("/c", "HTTP/1.1 500 Oops", "Content-Length: 0", "", "");
            origin.on("/feed", "Content-Type: text/xml\r\n", rss("/a", "/b", "/c"));
            world.carry("courier", origin.url("/feed"));
            var first = world.page(origin.url("/b"));
            return List.of(
                    world.page(origin.url("/a")),
                    first,
                    first.again(FetchWorld.NOON.plusSeconds(30)),
                    world.page(origin.url("/c")),
                    world.page(origin.url("/missing")));
        }

        private byte[] rss(String... paths) {
            return ("<rss><channel><item><link>"
                            + String.join("</link></item><item><link>", paths)
                            + "</link></item></channel></rss>")
                    .getBytes(StandardCharsets.UTF_8);
        }

        @Test
        void leave_the_same_tables_objects_and_queue() {
            var once = messages();
            once.forEach(world::handle);
            var expected = world.state();
            var random = new Random(3);
            for (int round = 0; round < 4; round++) {
                FetchWorld.AWS.reset();
                var again = new FetchWorld(origin.hostAndPort());
                again.carry("courier", origin.url("/feed"));
                var all = new ArrayList<>(once);
                all.addAll(once);
                Collections.shuffle(all, random);
                all.forEach(again::handle);
                assertThat(again.state()).as("%s", all).isEqualTo(expected);
            }
        }
    }

    @Nested
    class ACrash {

        @ParameterizedTest
        @ValueSource(strings = {"200", "404", "500", "304"})
        void at_any_point_leaves_nothing_that_the_next_delivery_does_not_set_right(String status) {
            var messages = prepare(world, status);
            world.handle(messages);
            var expected = world.state();
            for (var moment : Crash.Moment.values()) {
                int call = 0;
                Crash crash;
                do {
                    call++;
                    var again = new FetchWorld(origin.hostAndPort());
                    var message = prepare(again, status);
                    crash = Crash.at(call, moment);
                    var failed = again.handle(crash, Json.write(message));
                    assertThat(failed.isEmpty()).isNotEqualTo(crash.happened());
                    again.freeHosts();
                    assertThat(again.handle(message)).isEmpty();
                    assertThat(again.state()).as("call %d, %s", call, moment).isEqualTo(expected);
                } while (crash.happened());
                assertThat(call).as("calls until nothing crashed").isGreaterThan(2);
            }
        }

        /** The page as known before, where the answer depends on it; the message to handle. */
        private FetchMessage prepare(FetchWorld to, String status) {
            origin.on("/ferry", HTML + "ETag: \"1\"\r\n", UMLAUT);
            if (status.equals("304")) {
                to.handle(to.page(url));
                to.pass(Duration.ofMinutes(1));
            }
            if (!status.equals("200")) {
                origin.on("/ferry", "HTTP/1.1 " + status + " So", "Content-Length: 0", "", "");
            }
            return to.page(url);
        }
    }
}
