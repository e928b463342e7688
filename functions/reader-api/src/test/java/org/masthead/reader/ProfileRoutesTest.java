package org.masthead.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masthead.reader.ReaderFixture.AWS;
import static org.masthead.reader.ReaderFixture.assertProblem;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masthead.edition.Editions;
import org.masthead.json.Json;
import org.masthead.member.Interest;
import org.masthead.member.Signal;
import org.masthead.reader.ReaderFixture.Answer;
import org.masthead.reader.ReaderFixture.Request;
import org.masthead.reading.ReadingMessage;

/** What is known of a member, shown and forgotten. */
class ProfileRoutesTest extends AgainstReader {

    private static Request profile() {
        return Request.get("/v1/me/profile", "/v1/me/profile").as("ada");
    }

    private static Request part(String kind, String value) {
        return Request.get("/v1/me/profile/{kind}/{value}", "/v1/me/profile/" + kind + "/" + value)
                .with("kind", kind)
                .with("value", value)
                .sending("DELETE", "")
                .as("ada");
    }

    private void opensStories() {
        var ada = reader.members.see("ada", reader.now);
        var first = reader.published.getFirst().story().id();
        reader.members.change(
                ada,
                it ->
                        it.with(
                                        it.profile()
                                                .with(interest("courier", "energy", Signal.OPENED))
                                                .with(interest("crux", "sport", Signal.LESS)))
                                .with(it.recent().met(first, reader.now, Signal.OPENED))
                                .with(it.hidden().hide(first, reader.now)));
    }

    private Interest interest(String source, String topic, Signal signal) {
        return new Interest(
                reader.now,
                signal,
                source,
                Optional.of("world"),
                List.of(topic),
                Optional.of(Editions.vector(1, 1)));
    }

    private Answer show() {
        return reader.send(profile());
    }

    @Test
    void says_in_words_what_is_known() {
        opensStories();
        var body = show().json();
        assertThat(body.path("inWords").valueStream().map(it -> it.asString()))
                .containsExactly(
                        "You have opened 1 story.",
                        "You read most about energy.",
                        "You read most by The courier.",
                        "You want less about sport.");
        assertThat(body.path("personalised").asBoolean()).isTrue();
        assertThat(body.at("/topics/0/value").asString()).isEqualTo("sport");
        assertThat(body.at("/topics/0/share").asDouble()).isEqualTo(-1);
        assertThat(body.at("/recent/0/headline").asString()).isEqualTo("courier 1");
        assertThat(body.at("/hidden/0/what").asString()).isEqualTo("hidden");
        assertThat(body.at("/vectors/0/value").asString()).isEqualTo("minilm-l6-v2");
    }

    @Test
    void of_a_new_member_says_that_nothing_is_known() {
        assertThat(show().json().at("/inWords/0").asString()).contains("not opened a story yet");
    }

    @Nested
    class A_part {

        @ParameterizedTest
        @CsvSource({
            "sections, world",
            "topics, energy",
            "sources, courier",
            "vectors, minilm-l6-v2",
        })
        void is_gone_with_the_very_next_request(String kind, String value) {
            opensStories();
            assertThat(show().json().path(kind).toString()).contains(value);
            assertThat(reader.send(part(kind, value)).status()).isEqualTo(204);
            assertThat(show().json().path(kind).toString()).doesNotContain(value);
            assertProblem(reader.send(part(kind, value)), 404, "no-such-part");
        }

        @ParameterizedTest
        @CsvSource({"recent", "hidden"})
        void that_is_a_story_is_gone_too(String kind) {
            opensStories();
            var story = reader.published.getFirst().story().id();
            assertThat(reader.send(part(kind, story)).status()).isEqualTo(204);
            assertThat(show().json().path(kind)).isEmpty();
        }

        @Test
        void of_another_member_is_not_touched() {
            opensStories();
            assertProblem(reader.send(part("topics", "energy").as("bob")), 404, "no-such-part");
            assertThat(show().body()).contains("energy");
        }

        @Test
        void of_a_kind_that_there_is_not_is_not_found() {
            assertProblem(reader.send(part("shoes", "red")), 404, "no-such-part");
        }
    }

    @Test
    void a_reset_forgets_what_was_learned_and_keeps_what_was_said() {
        opensStories();
        reader.send(Request.preferences().as("ada").putting("{\"follow\":{\"topics\":[\"tea\"]}}"));
        assertThat(reader.send(profile().sending("DELETE", "")).status()).isEqualTo(204);
        var body = show().json();
        assertThat(body.path("storiesOpened").asInt()).isZero();
        assertThat(body.path("since").asString()).isEqualTo(reader.now.toString());
        for (var part : List.of("topics", "sections", "sources", "vectors", "recent", "hidden")) {
            assertThat(body.path(part)).isEmpty();
        }
        assertThat(body.at("/preferences/follow/topics/0").asString()).isEqualTo("tea");
        var message =
                AWS.sqs()
                        .receiveMessage(it -> it.queueUrl(AWS.queueUrl("EventsQueue")))
                        .messages()
                        .getFirst();
        assertThat(Json.read(message.body(), ReadingMessage.class).forgetUntil())
                .contains(reader.now);
    }

    @Test
    void is_a_members_own() {
        var guest = Request.get("/v1/me/profile", "/v1/me/profile");
        assertProblem(reader.send(guest), 401, "sign-in");
        assertProblem(reader.send(guest.sending("DELETE", "")), 401, "sign-in");
    }
}
