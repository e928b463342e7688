package org.masthead.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masthead.reader.ReaderFixture.assertProblem;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.reader.ReaderFixture.Request;

/** What a member follows and mutes, and every list that must obey it. */
class PreferencesTest extends AgainstReader {

    private static final String MUTE_CRUX = "{\"mute\":{\"sources\":[\"crux\"]}}";

    @Test
    void are_empty_for_a_new_member() {
        assertThat(reader.send(Request.preferences().as("ada")).body())
                .isEqualTo(
                        "{\"follow\":{\"sources\":[],\"topics\":[],\"words\":[],\"authors\":[]},"
                                + "\"mute\":{\"sources\":[],\"topics\":[],\"words\":[],\"authors\":[]},"
                                + "\"personalised\":true,\"hideLocked\":false}");
    }

    @Test
    void are_obeyed_by_the_very_next_request_on_every_list() {
        reader.send(Request.preferences().as("ada").putting(MUTE_CRUX));
        for (var request : List.of(Request.feed(), Request.top())) {
            assertThat(reader.send(request.as("ada")).headlines())
                    .hasSize(8)
                    .noneMatch(headline -> headline.startsWith("crux"));
        }
        assertThat(reader.send(Request.section("politics").as("ada")).headlines()).isEmpty();
    }

    @Test
    void are_one_members_own() {
        reader.send(Request.preferences().as("ada").putting(MUTE_CRUX));
        assertThat(reader.send(Request.feed().as("bob")).headlines()).hasSize(12);
        assertThat(reader.send(Request.preferences().as("bob")).body()).doesNotContain("crux");
    }

    @Test
    void that_follow_a_source_lift_it_with_the_reason_on_the_card() {
        reader.send(
                Request.preferences()
                        .as("ada")
                        .putting("{\"follow\":{\"sources\":[\"tramline\"]}}"));
        var first = reader.send(Request.feed().as("ada")).json().at("/cards/0");
        assertThat(first.at("/source/id").asString()).isEqualTo("tramline");
        assertThat(first.at("/reasons/0/kind").asString()).isEqualTo("follows-source");
    }

    @Test
    void sent_as_in_the_sample_event_are_kept() throws Exception {
        var answer = reader.send(Files.readAllBytes(Path.of("../../events/preferences.json")));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(reader.send(Request.preferences().as("ada")).body()).isEqualTo(answer.body());
    }

    @Test
    void with_faults_are_refused_with_every_fault_and_change_nothing() {
        reader.send(Request.preferences().as("ada").putting(MUTE_CRUX));
        var answer =
                reader.send(
                        Request.preferences()
                                .as("ada")
                                .putting(
                                        "{\"mutes\":{},\"follow\":{\"sources\":[\"cruxx\"],"
                                                + "\"topics\":\"x\",\"words\":[\"\",7]},"
                                                + "\"personalised\":\"yes\"}"));
        assertProblem(answer, 422, "bad-preferences");
        assertThat(answer.json().path("errors").valueStream())
                .extracting(error -> error.path("pointer").asString())
                .containsExactlyInAnyOrder(
                        "/mutes",
                        "/follow/sources",
                        "/follow/topics",
                        "/follow/words/0",
                        "/follow/words/1",
                        "/personalised");
        assertThat(reader.send(Request.feed().as("ada")).headlines()).hasSize(8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not json", "[]", "null", "{\"follow\":[]}", "{\"a\":"})
    void that_are_no_preferences_at_all_are_refused(String body) {
        assertProblem(
                reader.send(Request.preferences().as("ada").putting(body)), 422, "bad-preferences");
    }

    @Test
    void that_are_too_much_for_every_feed_to_read_are_refused() {
        var words = IntStream.range(0, 40).mapToObj(i -> "\"" + "w".repeat(90) + i + "\"").toList();
        assertProblem(mute(words), 422, "bad-preferences");
        assertThat(mute(words).json().at("/errors/0/detail").asString())
                .contains("bytes of JSON, and may be 3072");
        assertThat(mute(words.subList(0, 30)).status()).isEqualTo(200);
    }

    private ReaderFixture.Answer mute(List<String> words) {
        return reader.send(
                Request.preferences()
                        .as("ada")
                        .putting("{\"mute\":{\"words\":[" + String.join(",", words) + "]}}"));
    }

    @Test
    void need_a_member() {
        assertProblem(reader.send(Request.preferences()), 401, "sign-in");
    }
}
