package org.masthead.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masthead.story.Stories.fetched;
import static org.masthead.story.Stories.story;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.admin.AdminFixture.Answer;
import org.masthead.edition.Pick;
import org.masthead.story.StoryId;

class PicksTest {

    private static final String FERRY = published(1);
    private static final String BRIDGE = published(2);
    private static final String TUNNEL = published(3);
    private static final String NOBODYS = "0123456789abcdef0123";

    private AdminFixture desk = new AdminFixture();

    @BeforeEach
    void three_stories() {
        desk = new AdminFixture();
        publish(3);
    }

    private void publish(int count) {
        IntStream.rangeClosed(1, count)
                .forEach(number -> desk.stories.merge(fetched(story(url(number), "S"), number)));
    }

    private static String url(int number) {
        return "https://courier.example/" + number;
    }

    private static String published(int number) {
        return StoryId.of(url(number));
    }

    private static List<String> stories(Answer answer) {
        return answer.json()
                .path("picks")
                .valueStream()
                .map(pick -> pick.path("story").asString())
                .toList();
    }

    private static String list(String... stories) {
        return "{\"picks\":["
                + String.join(
                        ",",
                        List.of(stories).stream().map("{\"story\":\"%s\"}"::formatted).toList())
                + "]}";
    }

    @Nested
    class PickingAStory {

        @Test
        void puts_it_first_for_a_day_and_says_who_did_it() {
            desk.pick(FERRY, "");
            var answer = desk.pick(BRIDGE, "");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(stories(answer)).containsExactly(BRIDGE, FERRY);
            assertThat(answer.json().at("/picks/0/by").asString()).isEqualTo("olga");
            assertThat(answer.json().at("/picks/0/until").asString())
                    .isEqualTo(desk.now.plus(Pick.USUAL).toString());
        }

        @Test
        void at_a_position_puts_it_there_and_past_the_end_last() {
            desk.pick(FERRY, "");
            desk.pick(BRIDGE, "{\"position\":9}");
            assertThat(stories(desk.pick(TUNNEL, "{\"position\":2}")))
                    .containsExactly(FERRY, TUNNEL, BRIDGE);
        }

        @Test
        void that_is_picked_already_moves_it_and_keeps_its_end() {
            desk.pick(FERRY, "{\"until\":\"2026-11-22T15:00:00Z\"}");
            desk.pick(BRIDGE, "");
            var answer = desk.pick(FERRY, "{\"position\":1}");
            assertThat(stories(answer)).containsExactly(FERRY, BRIDGE);
            assertThat(answer.json().at("/picks/0/until").asString())
                    .isEqualTo("2026-11-22T15:00:00Z");
        }

        @Test
        void twice_is_as_once() {
            desk.pick(FERRY, "");
            desk.pick(BRIDGE, "");
            assertThat(desk.pick(BRIDGE, "").body()).isEqualTo(desk.picks().body());
        }

        @Test
        void that_does_not_exist_is_no_such_story() {
            desk.pick(NOBODYS, "").assertProblem(404, "no-such-story");
            desk.pick("../x", "").assertProblem(404, "no-such-story");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"until\":\"2026-11-22T11:59:59Z\"}",
                    "{\"until\":\"2026-11-26T12:00:00Z\"}",
                    "{\"until\":\"tomorrow\"}",
                    "{\"position\":0}",
                    "{\"position\":\"first\"}",
                    "{\"place\":1}",
                    "[]",
                    "{"
                })
        void with_a_body_that_is_none_changes_nothing(String body) {
            desk.pick(FERRY, body).assertProblem(422, "bad-picks");
            assertThat(stories(desk.picks())).isEmpty();
        }

        @Test
        void beyond_the_most_is_refused_and_changes_nothing() {
            publish(Pick.MOST + 1);
            IntStream.rangeClosed(1, Pick.MOST).forEach(number -> desk.pick(published(number), ""));
            desk.pick(published(Pick.MOST + 1), "").assertProblem(409, "too-many-picks");
            assertThat(stories(desk.picks())).hasSize(Pick.MOST);
        }
    }

    @Nested
    class APick {

        @Test
        void is_gone_when_its_time_is_over() {
            desk.pick(FERRY, "{\"until\":\"2026-11-22T15:00:00Z\"}");
            desk.pick(BRIDGE, "");
            desk.now = desk.now.plus(Duration.ofHours(3));
            assertThat(stories(desk.picks())).containsExactly(BRIDGE);
        }

        @Test
        void can_be_taken_out_once() {
            desk.pick(FERRY, "");
            desk.pick(BRIDGE, "");
            assertThat(desk.unpick(BRIDGE).status()).isEqualTo(204);
            assertThat(stories(desk.picks())).containsExactly(FERRY);
            desk.unpick(BRIDGE).assertProblem(404, "no-such-pick");
        }
    }

    @Nested
    class ReplacingTheList {

        @Test
        void puts_it_in_the_order_that_was_sent() {
            var empty = desk.picks().header("etag");
            var answer = desk.replacePicks(list(TUNNEL, FERRY, BRIDGE), Map.of("if-match", empty));
            assertThat(answer.status()).isEqualTo(200);
            assertThat(stories(answer)).containsExactly(TUNNEL, FERRY, BRIDGE);
            assertThat(answer.header("etag")).isEqualTo(desk.picks().header("etag"));
        }

        @Test
        void that_somebody_else_has_changed_meanwhile_is_refused() {
            var seen = desk.picks().header("etag");
            desk.pick(FERRY, "");
            desk.replacePicks(list(BRIDGE), Map.of("if-match", seen))
                    .assertProblem(412, "picks-changed");
            assertThat(stories(desk.picks())).containsExactly(FERRY);
        }

        @Test
        void blindly_has_to_be_said() {
            desk.replacePicks(list(BRIDGE), Map.of()).assertProblem(428, "if-match-required");
            assertThat(desk.replacePicks(list(BRIDGE), Map.of("if-match", "*")).status())
                    .isEqualTo(200);
        }

        @Test
        void names_every_fault_at_once() {
            var answer =
                    desk.replacePicks(
                            list(FERRY, FERRY, "x", NOBODYS).replace("}]", ",\"note\":1}]"),
                            Map.of("if-match", "*"));
            answer.assertProblem(422, "bad-picks");
            assertThat(answer.body())
                    .contains("/picks/1", "twice", "/picks/2/story", "/picks/3/note");
            desk.replacePicks(list(FERRY, NOBODYS), Map.of("if-match", "*"))
                    .assertProblem(422, "bad-picks");
        }
    }
}
