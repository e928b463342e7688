package org.masthead.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masthead.reader.ReaderFixture.AWS;
import static org.masthead.reader.ReaderFixture.assertProblem;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.aws.EventsQueue;
import org.masthead.aws.MemberLists;
import org.masthead.aws.MembersTable;
import org.masthead.json.Json;
import org.masthead.lambda.HttpRequest;
import org.masthead.local.engines.MeteredDynamoDb;
import org.masthead.member.Recent;
import org.masthead.member.Signal;
import org.masthead.reader.ReaderFixture.Answer;
import org.masthead.reader.ReaderFixture.Request;
import org.masthead.reader.access.Caller;
import org.masthead.reader.event.EventsEndpoint;
import org.masthead.reading.EventKind;
import org.masthead.reading.ReadingEvent;
import org.masthead.reading.ReadingMessage;

/** What a member's app reports, and what the very next request must obey. */
class EventsTest extends AgainstReader {

    private static Request events(String json) {
        return Request.get("/v1/me/events", "/v1/me/events").sending("POST", json).as("ada");
    }

    private Answer send(String... events) {
        return reader.send(events("{\"events\":[" + String.join(",", events) + "]}"));
    }

    private String event(String id, String kind, String story) {
        return event(id, kind, story, reader.now.minusSeconds(5).toString());
    }

    private static String event(String id, String kind, String story, String at) {
        return """
        {"id":"%s","kind":"%s","story":"%s","at":"%s"}\
        """
                .formatted(id, kind, story, at);
    }

    private String story(int number) {
        return reader.published.get(number).story().id();
    }

    private List<ReadingMessage> queued() {
        var answer =
                AWS.sqs()
                        .receiveMessage(request ->
                                request.queueUrl(AWS.queueUrl("EventsQueue"))
                                        .maxNumberOfMessages(10));
        return answer.messages().stream()
                .map(message -> Json.read(message.body(), ReadingMessage.class))
                .toList();
    }

    @Nested
    class A_batch {

        @Test
        void is_answered_event_by_event_and_waits_in_one_message() {
            var answer =
                    send(
                            event("1", "shown", story(0)),
                            event("2", "opened", story(0)),
                            event("3", "opened", "nonsense"));
            assertThat(answer.status()).isEqualTo(202);
            assertThat(answer.json().path("accepted").asInt()).isEqualTo(2);
            assertThat(answer.json().at("/events/0/verdict").asString()).isEqualTo("accepted");
            assertThat(answer.json().at("/events/2/verdict").asString()).isEqualTo("refused");
            assertThat(answer.json().at("/events/2/reason").asString()).isEqualTo("bad-story");
            assertThat(queued())
                    .singleElement()
                    .satisfies(message -> {
                        assertThat(message.member()).isEqualTo("ada");
                        assertThat(message.events())
                                .extracting(it -> it.kind())
                                .containsExactly(EventKind.SHOWN, EventKind.OPENED);
                    });
        }

        @Test
        void sent_twice_leaves_the_same_member() {
            String[] batch = {
                event("1", "shown", story(0)),
                event("2", "opened", story(1)),
                event("3", "less", story(2))
            };
            send(batch);
            var once = reader.members.find("ada").orElseThrow();
            send(batch);
            assertThat(reader.members.find("ada")).contains(once);
            assertThat(queued().stream().flatMap(it -> it.events().stream()))
                    .filteredOn(it -> it.kind() == EventKind.SHOWN)
                    .hasSize(1);
        }

        @Test
        void in_any_order_leaves_the_same_member() {
            var first = event("1", "hidden", story(0), reader.now.minusSeconds(60).toString());
            var second = event("2", "unhidden", story(0), reader.now.minusSeconds(30).toString());
            send(second);
            send(first);
            assertThat(reader.members.find("ada").orElseThrow().hidden().stories()).isEmpty();
        }

        @Test
        void as_in_the_sample_event_is_taken_in() throws Exception {
            var answer = reader.send(Files.readAllBytes(Path.of("../../events/events.json")));
            assertThat(answer.status()).isEqualTo(202);
            assertThat(answer.json().path("accepted").asInt()).isEqualTo(4);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"", "[]", "{}", "{\"events\":[]}", "{\"events\":{}}", "{\"events\""})
        void that_is_none_is_refused(String body) {
            assertProblem(reader.send(events(body)), 422, "bad-events");
        }

        @Test
        void of_more_than_five_hundred_is_refused_and_of_five_hundred_taken() {
            assertProblem(send(many(501)), 422, "bad-events");
            assertThat(send(many(500)).json().path("accepted").asInt()).isEqualTo(500);
            assertThat(queued()).hasSize(1);
        }

        private String[] many(int count) {
            return IntStream.range(0, count)
                    .mapToObj(i -> event("e" + i, "shown", "%020x".formatted(i)))
                    .toArray(String[]::new);
        }

        @Test
        void needs_a_member() {
            var guest = Request.get("/v1/me/events", "/v1/me/events").sending("POST", "{}");
            assertProblem(reader.send(guest), 401, "sign-in");
        }
    }

    @Nested
    class An_event {

        @ParameterizedTest(name = "with {0} set to {1} is refused as {2}")
        @CsvSource({
            "id, '', bad-id",
            "id, with space, bad-id",
            "kind, danced, bad-kind",
            "story, XYZ, bad-story",
            "at, yesterday, bad-time",
            "at, 2026-10-01T12:00:00Z, too-old",
            "at, 2026-11-22T13:06:00Z, future",
            "dwellSeconds, -1, bad-dwell",
            "dwellSeconds, many, bad-dwell",
            "list, with space, bad-list"
        })
        void that_cannot_be_used_is_refused_with_the_reason(
                String field, String value, String reason) {
            var fields = new HashMap<String, Object>();
            fields.put("id", "1");
            fields.put("kind", "read");
            fields.put("story", story(0));
            fields.put("at", reader.now.toString());
            fields.put(field, value);
            if (value.equals("-1")) {
                fields.put(field, -1);
            }
            var verdict = send(Json.write(fields)).json().at("/events/0");
            assertThat(verdict.path("verdict").asString()).isEqualTo("refused");
            assertThat(verdict.path("reason").asString()).isEqualTo(reason);
            assertThat(verdict.path("detail").asString()).isNotBlank();
        }

        @Test
        void with_the_id_of_another_is_refused() {
            var answer = send(event("1", "shown", story(0)), event("1", "shown", story(1)));
            assertThat(answer.json().at("/events/1/reason").asString()).isEqualTo("same-id");
        }

        @Test
        void of_a_clock_that_is_a_little_ahead_happened_now() {
            send(event("1", "opened", story(0), reader.now.plusSeconds(200).toString()));
            assertThat(queued().getFirst().events().getFirst().at()).isEqualTo(reader.now);
        }

        @Test
        void of_a_story_that_is_not_live_is_taken_in() {
            var answer = send(event("1", "opened", "0123456789abcdef0123"));
            assertThat(answer.json().path("accepted").asInt()).isEqualTo(1);
        }
    }

    @Nested
    class The_very_next_request {

        @ParameterizedTest
        @ValueSource(strings = {"hidden", "less"})
        void does_not_sync_a_story_of_which_the_member_wants_no_more(String kind) {
            var sync = Request.get("/v1/sync", "/v1/sync").as("ada");
            assertThat(reader.send(sync).headlines()).hasSize(12);
            send(event("1", kind, story(0)));
            assertThat(reader.send(sync).headlines()).hasSize(11);
            assertThat(reader.send(sync.as("bob")).headlines()).hasSize(12);
        }

        @Test
        void knows_what_was_opened_and_shown() {
            send(event("1", "opened", story(3)), event("2", "shown", story(4)));
            var recent = reader.members.find("ada").orElseThrow().recent();
            assertThat(recent.read().of(story(3)).orElseThrow().value())
                    .isEqualTo(Signal.OPENED.number());
            assertThat(recent.shown().of(story(4))).isPresent();
        }

        @Test
        void knows_nothing_of_a_member_who_switched_personalisation_off() {
            reader.send(Request.preferences().as("ada").putting("{\"personalised\":false}"));
            send(event("1", "opened", story(3)), event("2", "hidden", story(4)));
            var ada = reader.members.find("ada").orElseThrow();
            assertThat(ada.recent().read().latestFirst()).isEmpty();
            assertThat(ada.hidden().stories()).containsExactly(story(4));
        }
    }

    @Nested
    class Shown_cards {

        private String[] times(int count, int stories) {
            return IntStream.range(0, count)
                    .mapToObj(i ->
                            event(
                                    "e" + i,
                                    "shown",
                                    "%020x".formatted(i % stories),
                                    reader.now.minusSeconds(count - i).toString()))
                    .toArray(String[]::new);
        }

        private List<String> worthCounting() {
            return queued().stream()
                    .flatMap(it -> it.events().stream())
                    .map(ReadingEvent::story)
                    .toList();
        }

        @Test
        void of_one_story_count_once_a_batch_whatever_their_times() {
            assertThat(send(times(500, 1)).json().path("accepted").asInt()).isEqualTo(500);
            assertThat(worthCounting()).hasSize(1);
        }

        @Test
        void of_more_stories_than_are_remembered_count_once_when_they_are_sent_again() {
            send(times(500, 500));
            send(times(500, 500));
            assertThat(worthCounting()).hasSize(500).doesNotHaveDuplicates();
        }

        @Test
        void of_a_member_of_whom_nothing_is_remembered_count_once_a_batch_too() {
            reader.send(Request.preferences().as("ada").putting("{\"personalised\":false}"));
            send(times(500, 1));
            assertThat(worthCounting()).hasSize(1);
        }
    }

    @Nested
    class A_member_who_said_no_to_learning {

        @Test
        void is_obeyed_by_the_very_next_event() {
            var ada = reader.members.see("ada", reader.now);
            reader.members.change(ada, it -> it.learning(false));
            send(event("1", "opened", story(3)), event("2", "shown", story(4)));
            send(event("3", "hidden", story(5)));
            var now = reader.members.find("ada").orElseThrow();
            assertThat(now.recent()).isEqualTo(Recent.NOTHING);
            assertThat(now.hidden().stories()).containsExactly(story(5));
            assertThat(queued()).hasSize(2);
        }
    }

    @Nested
    class A_save {

        private final MemberLists lists =
                new MemberLists(AWS.dynamoDb(), AWS.tableName("MembersTable"));

        private List<String> saved() {
            return lists.page(MemberLists.SAVED, "ada", Optional.empty(), 10).entries().stream()
                    .map(MemberLists.Entry::story)
                    .toList();
        }

        @Test
        void is_in_the_list_until_it_is_taken_back_whatever_comes_first() {
            var at = reader.now.minus(Duration.ofMinutes(9));
            send(event("1", "saved", story(0), at.toString()), event("2", "saved", story(1)));
            assertThat(saved()).containsExactly(story(1), story(0));
            send(event("3", "unsaved", story(1), reader.now.toString()));
            send(event("2", "saved", story(1)));
            assertThat(saved()).containsExactly(story(0));
        }
    }

    @Test
    void cost_one_write_unit_a_batch_and_the_profiles_size_where_something_is_hidden() {
        reader.send(Request.feed().as("ada"));
        var meter = new MeteredDynamoDb(AWS);
        var members = new MembersTable(meter.client(), AWS.tableName("MembersTable"));
        var endpoint =
                new EventsEndpoint(
                        members,
                        new MemberLists(meter.client(), AWS.tableName("MembersTable")),
                        new EventsQueue(AWS.sqs(), AWS.queueUrl("EventsQueue")),
                        () -> reader.now);
        var shown =
                IntStream.range(0, 500)
                        .mapToObj(i -> event("e" + i, "shown", "%020x".formatted(i)))
                        .collect(Collectors.joining(","));
        var ada = members.see("ada", reader.now);
        assertThat(meter.units()).isEqualTo(0.5);
        endpoint.take(request(shown), new Caller.SignedIn(ada));
        assertThat(meter.units()).isEqualTo(1);
        var again = members.see("ada", reader.now);
        meter.units();
        endpoint.take(request(event("x", "less", story(0))), new Caller.SignedIn(again));
        assertThat(meter.units()).isEqualTo(1);
        assertThat(queued()).hasSize(2);
    }

    private static HttpRequest request(String events) {
        var event = events("{\"events\":[" + events + "]}").event();
        return HttpRequest.from(Json.tree(Json.writeBytes(event)));
    }
}
