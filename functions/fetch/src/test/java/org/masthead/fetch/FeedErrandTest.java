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
import org.masthead.aws.HostsTable;
import org.masthead.fetch.http.RawOrigin;
import org.masthead.json.Json;
import org.masthead.local.publishers.Publishers;
import org.masthead.page.FetchMessage;
import org.masthead.source.CheckedSource;
import org.masthead.source.FeedCheck;
import org.masthead.source.SourceState;

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

    private FetchMessage page(String path, String published) {
        return world.page(origin.url(path)).published(Optional.of(Instant.parse(published)));
    }

    private void lists(String... entries) {
        var atom = "<feed>" + String.join("", entries) + "</feed>";
        origin.on("/feed", "ETag: \"1\"\r\n", atom.getBytes(UTF_8));
    }

    private CheckedSource courier() {
        return world.sources().find("courier").orElseThrow();
    }

    private FeedCheck check() {
        return courier().check(feed).orElseThrow();
    }

    private String lastOutcome() {
        return check().log().lastOutcome().orElse("");
    }

    private void answers(String statusLine, String... headers) {
        var lines = new ArrayList<String>(List.of(statusLine));
        lines.addAll(List.of(headers));
        lines.addAll(List.of("Content-Length: 0", "", ""));
        origin.on("/feed", lines.toArray(String[]::new));
    }

    @Nested
    class EachEntry {

        @Test
        void is_queued_once_when_it_is_new() {
            lists(entry("/a", "2026-11-22T11:00:00Z"), entry("/b", "2026-11-22T10:00:00Z"));
            world.handle(world.feed(feed));
            assertThat(world.sent())
                    .extracting(FetchWorld.Sent::message)
                    .containsExactly(
                            page("/a", "2026-11-22T11:00:00Z"), page("/b", "2026-11-22T10:00:00Z"));
            assertThat(FetchWorld.held("FetchQueue")).isEqualTo(2);
            assertThat(world.known(origin.url("/a"))).containsEntry("fetched", "queued");

            world.pass(Duration.ofMinutes(2));
            world.handle(world.feed(feed));
            assertThat(world.sent()).hasSize(2);
            assertThat(origin.requests()).hasSize(2);
        }

        @Test
        void that_has_its_whole_text_in_the_feed_is_queued_with_the_feeds_address() {
            lists("<entry><link href='/a'/><content type='html'>The whole text.</content></entry>");
            world.handle(world.feed(feed));
            assertThat(world.sent())
                    .extracting(FetchWorld.Sent::message)
                    .containsExactly(world.page(origin.url("/a")).listedIn(feed));
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
        void is_asked_for_without_what_only_counts_visitors_and_once() {
            lists(
                    entry("/a?utm_source=rss", "2026-11-22T11:00:00Z"),
                    entry("/a?utm_source=atom#top", "2026-11-22T10:00:00Z"));
            world.handle(world.feed(feed));
            assertThat(world.sentUrls()).containsExactly(origin.url("/a"));
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
        void that_is_older_than_thirty_days_is_not_queued() {
            lists(
                    entry("/old", "2026-10-23T11:59:59Z"),
                    entry("/new", "2026-10-23T12:00:00Z"),
                    entry("/undated", ""));
            world.handle(world.feed(feed));
            assertThat(world.sentUrls())
                    .containsExactly(origin.url("/new"), origin.url("/undated"));
        }

        @Test
        void that_is_older_than_two_days_is_stored_and_not_asked_for_again() {
            origin.on("/old", "", new byte[] {'1'});
            origin.on("/young", "", new byte[] {'2'});
            lists(entry("/old", "2026-11-20T11:59:59Z"), entry("/young", "2026-11-20T12:00:00Z"));
            world.handle(world.feed(feed));
            world.sent().forEach(page -> world.handle(page.message()));
            assertThat(world.known(origin.url("/old")))
                    .containsEntry("fetched", "stored")
                    .doesNotContainKeys("recheckAt", "recheckShard");
            assertThat(world.known(origin.url("/young")))
                    .containsEntry("fetched", "stored")
                    .containsEntry("recheckAt", "2026-11-22T12:15:00Z");
        }

        @Test
        @Timeout(60)
        void beyond_the_newest_thousand_waits_until_those_have_left_the_feed() {
            lists(
                    IntStream.range(0, 1_100)
                            .mapToObj(i ->
                                    entry(
                                            "/" + i,
                                            FetchWorld.NOON.minusSeconds(2_000 - i).toString()))
                            .toArray(String[]::new));
            world.handle(world.feed(feed));
            assertThat(world.sentUrls())
                    .hasSize(NewEntries.MAX_ENTRIES)
                    .startsWith(origin.url("/1099"))
                    .endsWith(origin.url("/100"));
            world.pass(Duration.ofMinutes(2));
            lists(entry("/0", "2026-11-22T11:00:00Z"));
            world.handle(world.feed(feed));
            assertThat(world.sentUrls()).endsWith(origin.url("/0"));
        }
    }

    @Nested
    class ACheck {

        @Test
        void that_was_asked_for_before_another_began_is_not_made() {
            lists(entry("/a", "2026-11-22T11:00:00Z"));
            var first = world.feed(feed);
            world.pass(Duration.ofMinutes(30));
            var copy = world.feed(feed);
            world.pass(Duration.ofMinutes(10));
            world.handle(first);
            world.handle(copy);
            assertThat(origin.requests()).hasSize(1);
            assertThat(world.sent()).hasSize(1);
        }

        @Test
        void that_a_hub_asked_for_while_another_was_under_way_is_made() {
            lists(entry("/a", "2026-11-22T11:00:00Z"));
            var first = world.feed(feed);
            world.pass(Duration.ofSeconds(10));
            var push = world.feed(feed);
            world.pass(Duration.ofSeconds(10));
            world.handle(first);
            world.handle(push);
            assertThat(origin.requests()).hasSize(2);
        }

        @Test
        void that_is_put_off_has_no_copy_sent_in_the_meantime() {
            var free = FetchWorld.NOON.plus(Duration.ofHours(2));
            new HostsTable(FetchWorld.AWS.dynamoDb(), FetchWorld.AWS.tableName("HostsTable"))
                    .take(
                            origin.hostAndPort(),
                            "other",
                            FetchWorld.NOON,
                            FetchWorld.NOON.plusSeconds(1),
                            Duration.ofHours(2));
            var body = Json.write(world.feed(feed));
            world.handleEvent(
                    Crash.never(),
                    Json.write(Map.of("Records", List.of(Map.of("messageId", "0", "body", body)))));
            assertThat(origin.requests()).isEmpty();
            assertThat(check().nextCheckAt()).isAfter(free);
            assertThat(courier().due(free)).isEmpty();
        }
    }

    @Nested
    class TheSource {

        @Test
        void learns_how_much_it_publishes_and_is_due_by_that() {
            lists(
                    IntStream.range(0, 48)
                            .mapToObj(i -> FetchWorld.NOON.minus(Duration.ofMinutes(60L * i)))
                            .map(at -> entry("/" + at.getEpochSecond(), at.toString()))
                            .toArray(String[]::new));
            world.handle(world.feed(feed));
            assertThat(lastOutcome()).isEqualTo("Atom: 48 entries, 48 new");
            assertThat(courier().health().storiesPerDay()).isBetween(22.0, 26.0);
            assertThat(check().hints().listed()).isEqualTo(48);
            assertThat(Duration.between(FetchWorld.NOON, check().nextCheckAt()))
                    .isBetween(Duration.ofMinutes(8), Duration.ofMinutes(16));
            world.pass(Duration.ofMinutes(20));
            answers("HTTP/1.1 304 Not Modified");
            world.handle(world.feed(feed));
            assertThat(lastOutcome()).isEqualTo("feed unchanged");
            assertThat(check().log().lastSuccessAt()).contains(world.clock().instant());
        }

        @Test
        void is_not_asked_while_its_answer_is_fresh_nor_sooner_than_it_says_itself() {
            var rss =
                    "<rss><channel><ttl>60</ttl><item><link>%s</link></item></channel></rss>"
                            .formatted(origin.url("/a"));
            origin.on("/feed", "Cache-Control: max-age=2400\r\n", rss.getBytes(UTF_8));
            world.handle(world.feed(feed));
            assertThat(check().hints().freshFor()).contains(Duration.ofMinutes(40));
            assertThat(check().hints().ttl()).contains(Duration.ofMinutes(60));
            assertThat(check().nextCheckAt())
                    .isAfterOrEqualTo(FetchWorld.NOON.plus(Duration.ofMinutes(40)));
        }

        @Test
        void backs_off_while_its_feed_fails_and_nothing_is_queued_for_that() {
            answers("HTTP/1.1 503 Busy");
            var last = Duration.ZERO;
            for (int failures = 1; failures <= 3; failures++) {
                assertThat(world.handle(world.feed(feed))).isEmpty();
                assertThat(check().log().failures()).isEqualTo(failures);
                var wait = Duration.between(world.clock().instant(), check().nextCheckAt());
                assertThat(wait).isGreaterThan(last);
                last = wait;
                world.pass(Duration.ofMinutes(20));
            }
            assertThat(lastOutcome()).isEqualTo("feed failed: origin answered 503");
            assertThat(world.known(feed)).containsEntry("fetched", "failed");
            lists(entry("/a", "2026-11-22T11:00:00Z"));
            world.handle(world.feed(feed));
            assertThat(check().log().failures()).isZero();
            assertThat(world.sentUrls()).containsExactly(origin.url("/a"));
        }

        @Test
        void waits_as_long_as_an_origin_asks() {
            answers("HTTP/1.1 429 Slow", "Retry-After: 7200");
            world.handle(world.feed(feed));
            assertThat(check().nextCheckAt()).isEqualTo(FetchWorld.NOON.plus(Duration.ofHours(2)));
        }

        @Test
        void has_its_operators_told_of_an_outage_and_of_its_end() {
            answers("HTTP/1.1 503 Busy");
            for (int failures = 1; failures <= FeedCheck.NOTICE_AFTER + 1; failures++) {
                assertThat(check().log().noticed()).isEqualTo(failures > FeedCheck.NOTICE_AFTER);
                world.handle(world.feed(feed));
                world.pass(Duration.ofMinutes(20));
            }
            assertThat(check().wantsNotice()).isFalse();
            lists(entry("/a", "2026-11-22T11:00:00Z"));
            world.handle(world.feed(feed));
            assertThat(check().log().noticed()).isFalse();
        }

        @Test
        void follows_its_feed_to_where_the_publisher_has_moved_it_for_good() {
            lists(entry("/a", "2026-11-22T11:00:00Z"));
            world.handle(world.feed(feed));
            world.pass(Duration.ofMinutes(30));
            origin.on(
                    "/moved", "", "<feed><entry><link href='/b'/></entry></feed>".getBytes(UTF_8));
            answers("HTTP/1.1 301 Moved", "Location: /moved");
            world.handle(world.feed(feed));
            assertThat(courier().source().feeds()).containsExactly(origin.url("/moved"));
            assertThat(check().feed()).isEqualTo(origin.url("/moved"));
            assertThat(check().rhythm().since()).contains(FetchWorld.NOON);
            assertThat(world.sentUrls()).contains(origin.url("/b"));
        }

        @Test
        void stays_where_it_is_when_the_redirect_is_for_now_or_leads_to_a_home_page() {
            origin.on(
                    "/moved", "", "<feed><entry><link href='/b'/></entry></feed>".getBytes(UTF_8));
            answers("HTTP/1.1 302 Found", "Location: /moved");
            world.handle(world.feed(feed));
            world.pass(Duration.ofMinutes(30));
            origin.on(
                    "/",
                    "",
                    ("<html><body><main><h2><a href='/2026/11/22/ferry-fares-rise'>Ferry fares rise"
                                    + " again</a></h2></main></body></html>")
                            .getBytes(UTF_8));
            answers("HTTP/1.1 301 Moved", "Location: /");
            world.handle(world.feed(feed));
            assertThat(courier().source().feeds()).containsExactly(feed);
        }

        @Test
        void retires_when_the_last_of_its_feeds_is_gone() {
            answers("HTTP/1.1 410 Gone");
            world.handle(world.feed(feed));
            assertThat(courier().state()).isEqualTo(SourceState.RETIRED);
            assertThat(courier().nextCheckAt()).isEmpty();
            assertThat(courier().health().lastError())
                    .contains("origin answered 410: gone for good");
            assertThat(check().log().noticed()).isTrue();
        }

        @Test
        void learns_from_the_sitemaps_of_an_index_what_it_publishes() {
            var index =
                    "<sitemapindex><sitemap><loc>%s</loc></sitemap></sitemapindex>"
                            .formatted(origin.url("/news.xml"));
            origin.on("/feed", "", index.getBytes(UTF_8));
            world.handle(world.feed(feed));
            var before = check();
            world.pass(Duration.ofMinutes(30));
            var sitemap = world.sent().getFirst().message();
            var news =
                    "<urlset><url><loc>%s</loc><lastmod>2026-11-22T12:20:00Z</lastmod></url></urlset>"
                            .formatted(origin.url("/a"));
            origin.on("/news.xml", "", news.getBytes(UTF_8));
            world.handle(world.feed(feed));
            world.handle(sitemap);
            assertThat(world.sentUrls()).contains(origin.url("/a"));
            assertThat(courier().source().feeds()).containsExactly(feed);
            assertThat(check().rhythm().lately()).isGreaterThan(before.rhythm().lately() + 0.5);
            assertThat(lastOutcome()).startsWith("sitemap index");
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
                    assertThat(again.sources().find("courier").orElseThrow().health().failures())
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
                var to =
                        new FetchWorld(
                                String.join(",", publishers.origins()).replace("http://", ""));
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
                assertThat(to.sources().everything())
                        .flatExtracting(CheckedSource::checks)
                        .allSatisfy(check ->
                                assertThat(check.log().lastOutcome().orElse(""))
                                        .matches(".+: [1-9]\\d* entries, [1-9]\\d* new"));
                // A feed that names a hub has sent a message to subscribe, too.
                var pages =
                        to.sent().stream()
                                .map(FetchWorld.Sent::message)
                                .filter(it -> it.kind() == FetchMessage.Kind.PAGE)
                                .toList();
                assertThat(to.handle(pages.toArray(FetchMessage[]::new))).isEmpty();
                assertThat(outcomes(to, pages))
                        .containsOnlyKeys("stored", "unavailable", "gone", "retrying");
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
