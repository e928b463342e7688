package org.masthead.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.masthead.fetch.http.RawOrigin;
import org.masthead.json.Json;
import org.masthead.local.publishers.Publishers;
import org.masthead.page.FetchMessage;

/** What becomes of a message that asks for a syndication feed. */
class FeedErrandTest {

    private final RawOrigin origin;
    private final FetchWorld world;
    private final String feed;

    FeedErrandTest() throws IOException {
        origin = new RawOrigin();
        world = new FetchWorld(origin.hostAndPort());
        feed = origin.url("/feed");
        world.carry("courier", feed);
    }

    @AfterEach
    void close() throws IOException {
        origin.close();
    }

    private static String entry(String path, String updated) {
        return "<entry><link href='%s'/><updated>%s</updated></entry>".formatted(path, updated);
    }

    private void lists(String... entries) {
        var atom = "<feed>" + String.join("", entries) + "</feed>";
        origin.on("/feed", "ETag: \"1\"\r\n", atom.getBytes(UTF_8));
    }

    private String lastOutcome() {
        return FetchWorld.table("SourcesTable")
                .getOrDefault("courier", Map.of())
                .getOrDefault("lastOutcome", "");
    }

    @Nested
    class EachEntry {

        @Test
        void is_queued_once_when_it_is_new() {
            lists(entry("/a", "2026-11-22T11:00:00Z"), entry("/b", "2026-11-22T10:00:00Z"));
            world.handle(world.feed(feed));
            assertThat(world.sent())
                    .extracting(FetchWorld.Sent::message)
                    .containsExactly(world.page(origin.url("/a")), world.page(origin.url("/b")));
            assertThat(world.held("FetchQueue")).isEqualTo(2);
            assertThat(world.known(origin.url("/a"))).containsEntry("fetched", "queued");

            world.pass(Duration.ofMinutes(2));
            world.handle(world.feed(feed));
            assertThat(world.sent()).hasSize(2);
            assertThat(origin.requests()).hasSize(2);
        }

        @Test
        void that_changed_since_its_page_was_asked_for_is_queued_again() {
            origin.on("/a", "", new byte[] {'1'});
            lists(entry("/a", "2026-11-22T11:00:00Z"));
            world.handle(world.feed(feed));
            world.handle(world.sent().getFirst().message());
            lists(entry("/a", "2026-11-22T12:20:00Z"));
            world.pass(Duration.ofMinutes(30));
            world.handle(world.feed(feed));
            assertThat(world.sent()).hasSize(2);
            assertThat(world.sent().getLast().message().issuedAt())
                    .isEqualTo(Instant.parse("2026-11-22T12:30:00Z"));
            world.handle(world.sent().getLast().message());
            world.pass(Duration.ofMinutes(1));
            world.handle(world.feed(feed));
            assertThat(world.sent()).hasSize(2);
        }

        @Test
        void that_two_feeds_of_a_source_list_makes_one_errand() {
            lists(entry("/a", "2026-11-22T11:00:00Z"));
            origin.on("/other", "", "{\"items\":[{\"url\":\"/a\"}]}".getBytes(UTF_8));
            origin.on("/a", "", new byte[] {'1'});
            world.handle(world.feed(feed), world.feed(origin.url("/other")));
            var errands = world.sent().stream().map(FetchWorld.Sent::message);
            world.pass(Duration.ofMinutes(1));
            errands.forEach(world::handle);
            assertThat(origin.requests()).filteredOn(head -> head.startsWith("GET /a ")).hasSize(1);
        }

        @Test
        void that_says_it_changes_tomorrow_is_not_queued_every_minute_until_then() {
            origin.on("/a", "", new byte[] {'1'});
            lists(entry("/a", "2026-11-23T11:00:00Z"));
            world.handle(world.feed(feed));
            world.handle(world.sent().getFirst().message());
            world.pass(Duration.ofMinutes(30));
            world.handle(world.feed(feed));
            assertThat(world.sent()).hasSize(1);
        }

        @Test
        void whose_address_is_too_long_to_be_kept_stands_in_nobodys_way() {
            lists(
                    entry("/" + "x".repeat(400_000), ""),
                    entry("/" + "x".repeat(1_300), ""),
                    entry("/b", ""));
            assertThat(world.handle(world.feed(feed))).isEmpty();
            assertThat(world.sentUrls()).containsExactly(origin.url("/b"));
        }

        @Test
        @Timeout(60)
        void beyond_the_newest_thousand_waits_until_those_have_left_the_feed() {
            lists(
                    IntStream.range(0, 1_100)
                            .mapToObj(i -> entry("/" + i, Instant.ofEpochSecond(i).toString()))
                            .toArray(String[]::new));
            world.handle(world.feed(feed));
            assertThat(world.sentUrls())
                    .hasSize(FeedErrand.MAX_ENTRIES)
                    .startsWith(origin.url("/1099"))
                    .endsWith(origin.url("/100"));
            world.pass(Duration.ofMinutes(2));
            lists(entry("/0", "2026-11-22T11:00:00Z"));
            world.handle(world.feed(feed));
            assertThat(world.sentUrls()).endsWith(origin.url("/0"));
        }
    }

    @Nested
    class TheSource {

        @Test
        void is_due_sooner_after_news_and_later_after_none() {
            lists(entry("/a", "2026-11-22T11:00:00Z"));
            world.handle(world.feed(feed));
            assertThat(lastOutcome()).isEqualTo("Atom: 1 entries, 1 new");
            assertThat(world.sources().find("courier").orElseThrow().nextCheckAt())
                    .isEqualTo(FetchWorld.NOON.plusSeconds(60));
            world.pass(Duration.ofMinutes(1));
            origin.on("/feed", "HTTP/1.1 304 Not Modified", "", "");
            world.handle(world.feed(feed));
            assertThat(lastOutcome()).isEqualTo("feed unchanged");
            assertThat(world.sources().find("courier").orElseThrow().nextCheckAt())
                    .isEqualTo(FetchWorld.NOON.plusSeconds(60 + 75));
        }

        @Test
        void backs_off_while_its_feed_fails_and_nothing_is_queued_for_that() {
            origin.on("/feed", "HTTP/1.1 503 Busy", "Content-Length: 0", "", "");
            for (int failures = 1; failures <= 3; failures++) {
                assertThat(world.handle(world.feed(feed))).isEmpty();
                var source = world.sources().find("courier").orElseThrow();
                assertThat(source.history().failures()).isEqualTo(failures);
                assertThat(source.nextCheckAt())
                        .isEqualTo(
                                world.clock()
                                        .instant()
                                        .plus(Duration.ofMinutes(1L << (failures + 1))));
                world.pass(Duration.ofMinutes(20));
            }
            assertThat(lastOutcome()).isEqualTo("feed failed: origin answered 503");
            assertThat(world.known(feed)).containsEntry("fetched", "failed");
            lists(entry("/a", "2026-11-22T11:00:00Z"));
            world.handle(world.feed(feed));
            assertThat(world.sources().find("courier").orElseThrow().history().failures()).isZero();
            assertThat(world.sentUrls()).containsExactly(origin.url("/a"));
        }

        @Test
        void says_what_stands_where_its_feed_should_be() {
            origin.on("/feed", "", "We are moving house.".getBytes(UTF_8));
            world.handle(world.feed(feed));
            assertThat(lastOutcome())
                    .isEqualTo("feed failed: the document starts with neither '<' nor '{'");
            assertThat(world.known(feed)).containsEntry("fetched", "refused");
        }

        @Test
        void that_was_removed_meanwhile_does_not_come_back() {
            lists(entry("/a", "2026-11-22T11:00:00Z"));
            FetchWorld.AWS.reset();
            assertThat(world.handle(world.feed(feed))).isEmpty();
            assertThat(FetchWorld.table("SourcesTable")).isEmpty();
        }

        @Test
        void is_not_moved_by_the_late_end_of_an_older_check() {
            var older = world.feed(feed);
            lists(entry("/a", "2026-11-22T11:00:00Z"));
            world.pass(Duration.ofMinutes(5));
            world.handle(world.feed(feed));
            var state = world.state();
            origin.on("/feed", "HTTP/1.1 404 Gone", "Content-Length: 0", "", "");
            world.handle(older);
            assertThat(world.state()).isEqualTo(state);
        }
    }

    @Nested
    class ACrash {

        @Test
        void at_any_point_loses_no_entry_and_sends_none_that_is_another() {
            lists(entry("/a", "2026-11-22T11:00:00Z"), entry("/b", "2026-11-22T10:00:00Z"));
            world.handle(world.feed(feed));
            var expected = world.state();
            for (var moment : Crash.Moment.values()) {
                int call = 0;
                Crash crash;
                do {
                    call++;
                    var again = new FetchWorld(origin.hostAndPort());
                    again.carry("courier", feed);
                    crash = Crash.at(call, moment);
                    var message = again.feed(feed);
                    again.handle(crash, Json.write(message));
                    again.pass(Duration.ofMinutes(3)); // the queue's visibility timeout
                    assertThat(again.handle(message)).isEmpty();
                    assertThat(again.state())
                            .as("call %d, %s", call, moment)
                            // Its pace may count the check twice; the next check sets it right.
                            .usingRecursiveComparison()
                            .ignoringFields("sources")
                            .isEqualTo(expected);
                    assertThat(again.sources().find("courier").orElseThrow().history().failures())
                            .isZero();
                } while (crash.happened());
                assertThat(call).as("calls until nothing crashed").isGreaterThan(8);
            }
        }
    }

    @Nested
    class TheDemoTitles {

        @Test
        @Timeout(90)
        void have_feeds_that_are_all_read_and_pages_that_are_stored_or_say_why_not() {
            try (var publishers = Publishers.start(0, world.clock(), Optional.empty())) {
                var to = new FetchWorld(publishers.origin().substring("http://".length()));
                var feeds = new ArrayList<FetchMessage>();
                for (var title : publishers.titles()) {
                    to.carry(title.id(), title.feeds().toArray(String[]::new));
                    title.feeds()
                            .forEach(url ->
                                    feeds.add(
                                            FetchMessage.first(
                                                    title.id(),
                                                    FetchMessage.Kind.FEED,
                                                    url,
                                                    FetchWorld.NOON,
                                                    title.id())));
                }
                assertThat(to.handle(feeds.toArray(FetchMessage[]::new))).isEmpty();
                assertThat(FetchWorld.table("SourcesTable").values())
                        .allSatisfy(source ->
                                assertThat(source.get("lastOutcome"))
                                        .matches(".+: [1-9]\\d* entries, [1-9]\\d* new"));
                var pages = to.sent().stream().map(FetchWorld.Sent::message).toList();
                assertThat(to.handle(pages.toArray(FetchMessage[]::new))).isEmpty();
                assertThat(outcomes(to, pages)).containsOnlyKeys("stored", "refused", "retrying");
                assertThat(FetchWorld.objects())
                        .hasSize(outcomes(to, pages).getOrDefault("stored", List.of()).size());
            }
        }

        private Map<String, List<String>> outcomes(FetchWorld to, List<FetchMessage> pages) {
            return pages.stream()
                    .map(FetchMessage::url)
                    .collect(Collectors.groupingBy(url -> to.known(url).get("fetched")));
        }
    }
}
