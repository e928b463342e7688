package org.masthead.counters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masthead.story.Stories.NOON;
import static org.masthead.story.Stories.fetched;
import static org.masthead.story.Stories.story;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.masthead.aws.CountersTable;
import org.masthead.aws.MemberLists;
import org.masthead.aws.MembersTable;
import org.masthead.aws.StoriesTable;
import org.masthead.edition.Editions;
import org.masthead.json.Json;
import org.masthead.lambda.Environment;
import org.masthead.lambda.TestContext;
import org.masthead.local.engines.LocalAws;
import org.masthead.local.engines.MeteredDynamoDb;
import org.masthead.member.Preferences;
import org.masthead.member.Profile;
import org.masthead.member.Selection;
import org.masthead.rank.Feature;
import org.masthead.rank.Features;
import org.masthead.rank.Weights;
import org.masthead.rank.Why;
import org.masthead.reading.Counted;
import org.masthead.reading.Counts;
import org.masthead.reading.EventKind;
import org.masthead.reading.ReadingEvent;
import org.masthead.reading.ReadingMessage;
import org.masthead.story.StoryId;
import org.masthead.vector.StoryVector;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class CountersHandlerTest {

    private static final LocalAws AWS = LocalAws.shared();
    private static final String FOG = "https://courier.example/fog";
    private static final String SUN = "https://courier.example/sun";

    private final MembersTable members =
            new MembersTable(AWS.dynamoDb(), AWS.tableName("MembersTable"));
    private final StoriesTable stories =
            new StoriesTable(AWS.dynamoDb(), AWS.tableName("StoriesTable"));
    private final CountersTable counters =
            new CountersTable(AWS.dynamoDb(), AWS.tableName("CountersTable"));
    private final MemberLists lists =
            new MemberLists(AWS.dynamoDb(), AWS.tableName("MembersTable"));

    private Instant now = NOON.plusSeconds(3_600);

    @BeforeEach
    void two_stories_and_a_member() {
        AWS.reset();
        stories.merge(fetched(story(FOG, "Fog"), 1));
        stories.merge(fetched(story(SUN, "Sun"), 2));
        members.see("ada", NOON);
    }

    private CountersHandler handler(DynamoDbClient dynamoDb) {
        return new CountersHandler(
                Environment.of(AWS.environment("Counters")), dynamoDb, () -> now);
    }

    private CountersHandler handler() {
        return handler(AWS.as("Counters").dynamoDb());
    }

    private String deliver(ReadingMessage... messages) {
        return deliver(handler(), Stream.of(messages).map(Json::write).toList());
    }

    private static String deliver(CountersHandler handler, List<String> bodies) {
        var records =
                IntStream.range(0, bodies.size())
                        .mapToObj(i -> Map.of("messageId", "m" + i, "body", bodies.get(i)))
                        .toList();
        return handle(handler, Json.writeBytes(Map.of("Records", records)));
    }

    private static String handle(CountersHandler handler, byte[] event) {
        try {
            var out = new ByteArrayOutputStream();
            handler.handleRequest(new ByteArrayInputStream(event), out, new TestContext());
            return out.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("in memory", e);
        }
    }

    private static ReadingMessage batch(String member, ReadingEvent... events) {
        return ReadingMessage.of(member, NOON, List.of(events));
    }

    private static ReadingEvent event(String id, EventKind kind, String url) {
        return event(id, kind, url, kind == EventKind.READ ? 30 : 0);
    }

    private static ReadingEvent event(String id, EventKind kind, String url, int dwell) {
        return new ReadingEvent(
                id,
                kind,
                StoryId.of(url),
                NOON.plusSeconds(5),
                dwell,
                Optional.empty(),
                Optional.empty());
    }

    private Counts counts(String url) {
        return counters.since(NOON, now).stream()
                .map(hour -> hour.stories().getOrDefault(StoryId.of(url), Counts.NONE))
                .reduce(Counts.NONE, Counts::plus);
    }

    private Profile profile(String member) {
        return members.find(member).orElseThrow().profile();
    }

    @Nested
    class A_batch {

        private final ReadingMessage batch =
                batch(
                        "ada",
                        event("1", EventKind.SHOWN, FOG),
                        event("2", EventKind.OPENED, FOG),
                        event("3", EventKind.READ, FOG),
                        event("4", EventKind.SAVED, SUN),
                        event("5", EventKind.SHOWN, SUN));

        @Test
        void is_counted_by_story() {
            assertThat(deliver(batch)).isEqualTo("{\"batchItemFailures\":[]}");
            assertThat(counts(FOG))
                    .isEqualTo(
                            new Counts(
                                    Map.of(
                                            Counted.SHOWN, 1L,
                                            Counted.EXPECTED_THOUSANDTHS, 50L,
                                            Counted.OPENED, 1L,
                                            Counted.READ, 1L,
                                            Counted.DWELL_SECONDS, 30L)));
            assertThat(counts(SUN))
                    .isEqualTo(
                            new Counts(
                                    Map.of(
                                            Counted.SHOWN, 1L,
                                            Counted.EXPECTED_THOUSANDTHS, 50L,
                                            Counted.SAVED, 1L)));
        }

        @Test
        void teaches_the_profile_what_the_stories_are_about() {
            deliver(batch);
            var profile = profile("ada");
            assertThat(profile.stories()).isEqualTo(1);
            assertThat(profile.topics().of("harbours")).isEqualTo(4);
            assertThat(profile.sections().of("world")).isEqualTo(4);
            assertThat(profile.sources().of("courier")).isEqualTo(4);
        }

        @Test
        void puts_what_was_opened_into_the_history() {
            deliver(batch);
            var page = lists.page(MemberLists.HISTORY, "ada", Optional.empty(), 10);
            assertThat(page.entries())
                    .containsExactly(new MemberLists.Entry(StoryId.of(FOG), NOON.plusSeconds(5)));
            assertThat(page.next()).isEmpty();
        }

        @Test
        void as_in_the_sample_event_is_taken_in() throws IOException {
            var event = Files.readAllBytes(Path.of("../../events/counters.json"));
            assertThat(handle(handler(), event)).isEqualTo("{\"batchItemFailures\":[]}");
        }

        @Test
        void that_cannot_be_read_comes_back_alone() {
            var answer = deliver(handler(), List.of(Json.write(batch), "{"));
            assertThat(answer).contains("m1").doesNotContain("m0");
            assertThat(counts(FOG).of(Counted.OPENED)).isEqualTo(1);
        }

        @Test
        void of_nobody_or_about_nothing_is_dropped() {
            var unknown = batch("eve", event("1", EventKind.OPENED, FOG));
            var nowhere = batch("ada", event("1", EventKind.OPENED, "https://courier.example/no"));
            assertThat(deliver(unknown, nowhere)).isEqualTo("{\"batchItemFailures\":[]}");
            assertThat(counters.since(NOON, now)).allMatch(hour -> hour.stories().isEmpty());
        }
    }

    @Nested
    class Every_event {

        private final ReadingMessage batch =
                batch(
                        "ada",
                        event("1", EventKind.OPENED, FOG),
                        event("2", EventKind.READ, FOG),
                        event("3", EventKind.SHARED, SUN));

        @Test
        void counts_once_however_often_it_is_delivered() {
            deliver(batch);
            var profile = profile("ada");
            deliver(batch, batch);
            now = now.plusSeconds(3_600);
            deliver(batch);
            assertThat(counts(FOG))
                    .isEqualTo(
                            new Counts(
                                    Map.of(
                                            Counted.OPENED, 1L,
                                            Counted.READ, 1L,
                                            Counted.DWELL_SECONDS, 30L)));
            assertThat(profile("ada")).isEqualTo(profile);
        }

        @Test
        void counts_once_when_eight_deliver_it_at_the_same_time() throws Exception {
            var handlers = Stream.generate(() -> handler()).limit(8).toList();
            var calls =
                    handlers.stream()
                            .<Callable<String>>map(
                                    it -> () -> deliver(it, List.of(Json.write(batch))))
                            .toList();
            try (var threads = Executors.newFixedThreadPool(8)) {
                for (var call : threads.invokeAll(calls)) {
                    assertThat(call.resultNow()).isEqualTo("{\"batchItemFailures\":[]}");
                }
            }
            assertThat(counts(FOG).of(Counted.OPENED)).isEqualTo(1);
            assertThat(counts(FOG).of(Counted.DWELL_SECONDS)).isEqualTo(30);
            assertThat(counts(SUN).of(Counted.SHARED)).isEqualTo(1);
            assertThat(profile("ada").stories()).isEqualTo(1);
            assertThat(profile("ada").sources().of("courier")).isEqualTo(4);
        }

        @Test
        void comes_to_the_same_one_by_one_and_backwards() {
            deliver(batch);
            var forwards = profile("ada");
            members.see("bob", NOON);
            for (var event : batch.events().reversed()) {
                deliver(batch("bob", event));
            }
            assertThat(profile("bob")).isEqualTo(forwards);
            assertThat(counts(FOG).of(Counted.OPENED)).isEqualTo(2);
            assertThat(counts(FOG).of(Counted.DWELL_SECONDS)).isEqualTo(60);
        }
    }

    @Nested
    class A_story_that_everybody_reads {

        @Test
        void is_spread_over_shards_and_counted_whole() throws Exception {
            var names = IntStream.range(0, 48).mapToObj(i -> "member-" + i).toList();
            names.forEach(name -> members.see(name, NOON));
            var calls =
                    names.stream()
                            .<Callable<String>>map(name -> {
                                var body =
                                        Json.write(batch(name, event("1", EventKind.OPENED, FOG)));
                                return () -> deliver(handler(), List.of(body));
                            })
                            .toList();
            try (var threads = Executors.newFixedThreadPool(8)) {
                for (var call : threads.invokeAll(calls)) {
                    assertThat(call.resultNow()).isEqualTo("{\"batchItemFailures\":[]}");
                }
            }
            assertThat(counts(FOG).of(Counted.OPENED)).isEqualTo(48);
            var items =
                    AWS.dynamoDb()
                            .scan(request -> request.tableName(AWS.tableName("CountersTable")))
                            .items();
            assertThat(items.size()).isBetween(3, CountersTable.SHARDS);
        }
    }

    @Nested
    class An_hour {

        @Test
        void is_closed_when_nothing_can_be_counted_in_it_any_more() {
            deliver(batch("ada", event("1", EventKind.OPENED, FOG)));
            var first = counters.since(now, now).getFirst();
            assertThat(first.closed()).isFalse();
            now = now.plusSeconds(3_600);
            deliver(batch("ada", event("2", EventKind.FINISHED, FOG)));
            assertThat(counters.since(first.hour(), now).getFirst().closed()).isFalse();
            now = now.plusSeconds(120);
            var hours = counters.since(first.hour(), now);
            assertThat(hours).hasSize(2);
            assertThat(hours.getFirst().closed()).isTrue();
            assertThat(hours.getFirst().stories()).isEqualTo(first.stories());
            assertThat(hours.getLast().stories().get(StoryId.of(FOG)))
                    .isEqualTo(Counts.of(Counted.FINISHED, 1));
        }
    }

    @Nested
    class A_member_who_wants_to_be_forgotten {

        @Test
        void has_no_history_and_what_they_did_before_counts_for_nothing_new() {
            var before = batch("ada", event("1", EventKind.OPENED, FOG));
            deliver(before);
            var ada = members.find("ada").orElseThrow();
            var forgotten = Profile.forgotten(NOON.plusSeconds(60));
            members.change(ada, it -> it.with(forgotten));
            deliver(ReadingMessage.forget("ada", NOON.plusSeconds(60)), before);
            assertThat(lists.page(MemberLists.HISTORY, "ada", Optional.empty(), 9).entries())
                    .isEmpty();
            assertThat(profile("ada")).isEqualTo(forgotten);
            assertThat(counts(FOG).of(Counted.OPENED)).isEqualTo(1);
        }
    }

    @Nested
    class Whoever_claims_more_than_there_is {

        @Test
        void counts_once_however_often_they_are_forgotten() {
            for (int round = 1; round <= 3; round++) {
                var at = NOON.plusSeconds(600L * round);
                deliver(
                        batch(
                                "ada",
                                at(at, "o" + round, EventKind.OPENED, FOG, 0),
                                at(at, "r" + round, EventKind.READ, FOG, 600)));
                var forgotten = Profile.forgotten(at.plusSeconds(60));
                members.change(members.find("ada").orElseThrow(), ada -> ada.with(forgotten));
                var forget = ReadingMessage.forget("ada", at.plusSeconds(60));
                deliver(forget, forget);
                assertThat(lists.page(MemberLists.HISTORY, "ada", Optional.empty(), 9).entries())
                        .isEmpty();
            }
            assertThat(counts(FOG).of(Counted.OPENED)).isEqualTo(1);
            assertThat(counts(FOG).of(Counted.READ)).isEqualTo(1);
            assertThat(counts(FOG).of(Counted.DWELL_SECONDS)).isLessThanOrEqualTo(1_800);
            assertThat(stored()).noneMatch(item -> item.contains("o1") || item.contains("r1"));
        }

        @Test
        void and_opens_a_story_again_after_being_forgotten_finds_it_in_their_history() {
            deliver(batch("ada", event("1", EventKind.OPENED, FOG)));
            deliver(ReadingMessage.forget("ada", NOON.plusSeconds(60)));
            var later = NOON.plusSeconds(120);
            deliver(batch("ada", at(later, "2", EventKind.OPENED, FOG, 0)));
            assertThat(lists.page(MemberLists.HISTORY, "ada", Optional.empty(), 9).entries())
                    .containsExactly(new MemberLists.Entry(StoryId.of(FOG), later));
        }

        @Test
        void is_believed_an_hour_of_each_hour() {
            var urls =
                    IntStream.range(0, 70).mapToObj(i -> "https://courier.example/s" + i).toList();
            urls.forEach(url -> stories.merge(fetched(story(url, url), 1)));
            var claims =
                    urls.stream()
                            .map(url ->
                                    at(
                                            NOON.plusSeconds(9),
                                            url.substring(24),
                                            EventKind.READ,
                                            url,
                                            60))
                            .toArray(ReadingEvent[]::new);
            deliver(batch("ada", claims));
            deliver(batch("ada", claims));
            assertThat(dwell(urls)).isEqualTo(3_600);
            deliver(batch("ada", at(NOON.plusSeconds(60), "more", EventKind.READ, FOG, 60)));
            assertThat(counts(FOG).isNothing()).isTrue();
            deliver(batch("ada", at(NOON.plusSeconds(3_600), "next", EventKind.READ, FOG, 60)));
            assertThat(counts(FOG).of(Counted.DWELL_SECONDS)).isEqualTo(60);
        }

        @Test
        void is_counted_where_one_batch_tells_of_ninety_hours() {
            var hours =
                    IntStream.range(0, 90)
                            .mapToObj(i ->
                                    at(
                                            NOON.plusSeconds(3_600L * i),
                                            "h" + i,
                                            EventKind.READ,
                                            i % 2 == 0 ? FOG : SUN,
                                            1))
                            .toArray(ReadingEvent[]::new);
            assertThat(deliver(batch("ada", hours))).isEqualTo("{\"batchItemFailures\":[]}");
            assertThat(dwell(List.of(FOG, SUN))).isEqualTo(90);
        }

        @Test
        void of_cards_that_were_shown_is_counted_two_hundred_times_a_day() {
            var handler = handler();
            var shown = List.of(Json.write(batch("ada", event("1", EventKind.SHOWN, FOG))));
            for (int i = 0; i < Gleanings.MOST_SHOWN_A_DAY + 5; i++) {
                deliver(handler, shown);
            }
            assertThat(counts(FOG).of(Counted.SHOWN)).isEqualTo(Gleanings.MOST_SHOWN_A_DAY);
            now = now.plusSeconds(86_400);
            deliver(handler, shown);
            assertThat(counts(FOG).of(Counted.SHOWN)).isEqualTo(Gleanings.MOST_SHOWN_A_DAY + 1);
        }

        private ReadingEvent at(Instant at, String id, EventKind kind, String url, int seconds) {
            return new ReadingEvent(
                    id, kind, StoryId.of(url), at, seconds, Optional.empty(), Optional.empty());
        }

        private long dwell(List<String> urls) {
            return urls.stream().mapToLong(url -> counts(url).of(Counted.DWELL_SECONDS)).sum();
        }

        private List<String> stored() {
            return AWS
                    .dynamoDb()
                    .scan(request -> request.tableName(AWS.tableName("MembersTable")))
                    .items()
                    .stream()
                    .map(Object::toString)
                    .filter(item -> item.contains("read#"))
                    .toList();
        }
    }

    @Nested
    class A_member_who_switched_personalisation_off {

        @Test
        void is_counted_and_nothing_is_learned_of_them() {
            var off = new Preferences(Selection.NOTHING, Selection.NOTHING, false);
            members.change(members.find("ada").orElseThrow(), it -> it.with(off));
            deliver(batch("ada", event("1", EventKind.OPENED, FOG)));
            assertThat(counts(FOG).of(Counted.OPENED)).isEqualTo(1);
            assertThat(profile("ada")).isEqualTo(Profile.EMPTY);
        }
    }

    @Nested
    class A_member_who_said_no_to_learning {

        @Test
        void is_counted_and_has_a_history_and_teaches_neither_a_profile_nor_the_ranking() {
            members.change(members.find("ada").orElseThrow(), it -> it.learning(false));
            var features = Features.draft().set(Feature.CLICK_RATE, 2).done();
            var why = Optional.of(new Why(features, 0, 1).encode());
            var opened =
                    new ReadingEvent(
                            "1",
                            EventKind.OPENED,
                            StoryId.of(FOG),
                            NOON.plusSeconds(5),
                            0,
                            Optional.of("feed"),
                            why);
            var shown =
                    new ReadingEvent(
                            "2",
                            EventKind.SHOWN,
                            StoryId.of(SUN),
                            NOON.plusSeconds(5),
                            0,
                            Optional.of("feed"),
                            why);
            deliver(batch("ada", opened, shown));
            assertThat(counts(FOG).of(Counted.OPENED)).isEqualTo(1);
            assertThat(lists.page(MemberLists.HISTORY, "ada", Optional.empty(), 9).entries())
                    .hasSize(1);
            assertThat(profile("ada")).isEqualTo(Profile.EMPTY);
            assertThat(counters.weights()).isEmpty();
        }
    }

    @Nested
    class A_list_of_which_a_card_was_opened {

        private ReadingEvent card(String id, EventKind kind, String url, float clickRate) {
            var features = Features.draft().set(Feature.CLICK_RATE, clickRate).done();
            return new ReadingEvent(
                    id,
                    kind,
                    StoryId.of(url),
                    NOON.plusSeconds(5),
                    0,
                    Optional.of("feed"),
                    Optional.of(new Why(features, 1, 1).encode()));
        }

        private ReadingMessage preferringFogToSun() {
            return batch(
                    "ada",
                    card("1", EventKind.SHOWN, FOG, 2),
                    card("2", EventKind.SHOWN, SUN, -2),
                    card("3", EventKind.OPENED, FOG, 2));
        }

        private float weight() {
            return counters.weights()
                    .map(Weights::ofJson)
                    .orElse(Weights.PRIOR)
                    .of(Feature.CLICK_RATE);
        }

        @Test
        void teaches_the_ranking_what_was_preferred_and_only_once() {
            var batch = preferringFogToSun();
            deliver(batch);
            float learned = weight();
            assertThat(learned).isGreaterThan(Feature.CLICK_RATE.prior());
            deliver(batch);
            assertThat(weight()).isEqualTo(learned);
        }

        @Test
        void could_be_expected_to_be_opened_where_it_was_by_the_weights_learned_before_it() {
            var batch = preferringFogToSun();
            deliver(batch);
            assertThat(counts(FOG).of(Counted.EXPECTED_THOUSANDTHS)).isEqualTo(500);
            assertThat(counts(SUN).of(Counted.EXPECTED_THOUSANDTHS)).isEqualTo(500);
        }

        @Test
        void teaches_what_stories_with_such_words_are_worth() {
            var fog = Editions.vector(1, 1);
            var sun = Editions.vector(2, 2);
            stories.merge(fetched(story(FOG, "Fog again"), 3).with(fog));
            stories.merge(fetched(story(SUN, "Sun again"), 3).with(sun));
            deliver(
                    batch(
                            "ada",
                            card("1", EventKind.SHOWN, FOG, 0),
                            card("2", EventKind.SHOWN, SUN, 0),
                            card("3", EventKind.OPENED, FOG, 0)));
            var appeal =
                    Weights.ofJson(counters.weights().orElseThrow())
                            .appeal(fog.space(), StoryVector.DIMENSIONS);
            assertThat(appeal.of(fog.unit())).isGreaterThan(0.05f);
            assertThat(appeal.of(sun.unit())).isLessThan(-0.05f);
        }

        @Test
        void that_comes_again_counts_no_more_than_a_card_of_which_nothing_is_known() {
            var batch = preferringFogToSun();
            deliver(batch);
            deliver(batch);
            assertThat(counts(FOG).of(Counted.OPENED)).isEqualTo(1);
            assertThat(counts(FOG).of(Counted.EXPECTED_THOUSANDTHS)).isEqualTo(550);
        }

        @Test
        void teaches_nothing_where_its_tokens_are_made_up() {
            var made =
                    new ReadingEvent(
                            "1",
                            EventKind.OPENED,
                            StoryId.of(FOG),
                            NOON.plusSeconds(5),
                            0,
                            Optional.of("feed"),
                            Optional.of("AAAA"));
            deliver(batch("ada", made, card("2", EventKind.SHOWN, SUN, 2)));
            assertThat(counters.weights()).isEmpty();
        }
    }

    @Test
    void costs_ten_units_for_a_story_that_is_opened_and_one_for_the_shown_cards_of_a_story() {
        var meter = new MeteredDynamoDb(AWS);
        var metered = handler(meter.client());
        var shown = Json.write(batch("ada", event("1", EventKind.SHOWN, FOG)));
        deliver(metered, List.of(shown, shown));
        // Two reads of the member, one write of the day's tries and one of the count.
        assertThat(meter.units()).isEqualTo(4);
        deliver(metered, List.of(Json.write(batch("ada", event("2", EventKind.OPENED, FOG)))));
        // Reads of the member, the story and the reading; a transaction of reading, count, taste.
        assertThat(meter.units()).isEqualTo(10);
    }
}
