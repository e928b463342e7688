package org.masthead.reader;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.masthead.reader.ReaderFixture.LOCKED_WORDS;
import static org.masthead.reader.ReaderFixture.assertProblem;
import static org.masthead.story.Stories.NOON;
import static org.masthead.story.Stories.fetched;
import static org.masthead.story.Stories.story;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.edition.EditionPointer;
import org.masthead.reader.ReaderFixture.Answer;
import org.masthead.reader.ReaderFixture.Request;
import software.amazon.awssdk.core.sync.RequestBody;

class ReaderHandlerTest extends AgainstReader {

    @Nested
    class TheFeed {

        @Test
        void holds_every_live_story_with_its_source_by_name() {
            var answer = reader.send(Request.feed().as("ada"));
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.headlines()).hasSize(12);
            assertThat(answer.json().at("/cards/0/source/name").asString()).startsWith("The ");
            assertThat(answer.body()).doesNotContain(LOCKED_WORDS);
        }

        @Test
        void answers_the_sample_event() throws Exception {
            var answer = reader.send(Files.readAllBytes(Path.of("../../events/reader-api.json")));
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.headlines()).hasSize(12);
        }

        @Test
        void can_be_paged_through_and_shows_each_story_once_though_editions_pass()
                throws Exception {
            var seen = new ArrayList<String>();
            var page = reader.send(Request.feed().as("ada").asking("limit", "5"));
            seen.addAll(page.headlines());
            reader.stories.merge(fetched(story("https://courier.example/9", "Breaking"), 50));
            reader.now = reader.now.plusSeconds(60);
            reader.bind();
            while (!page.json().path("next").isMissingNode()) {
                page =
                        reader.send(
                                Request.feed()
                                        .as("ada")
                                        .asking("limit", "5")
                                        .asking("cursor", page.json().path("next").asString()));
                assertThat(page.status()).isEqualTo(200);
                seen.addAll(page.headlines());
            }
            assertThat(seen).hasSize(12).doesNotHaveDuplicates().doesNotContain("Breaking");
            assertThat(reader.send(Request.feed().as("ada")).headlines()).contains("Breaking");
        }

        @Test
        void can_be_narrowed_to_a_section_however_it_is_written() {
            assertThat(
                            reader.send(Request.feed().as("ada").asking("section", "POLITICS"))
                                    .headlines())
                    .hasSize(4)
                    .allMatch(headline -> headline.startsWith("crux"));
        }

        @Test
        void asks_dynamodb_once_when_the_member_is_known() {
            reader.send(Request.feed().as("ada"));
            reader.reads.clear();
            assertThat(reader.send(Request.feed().as("ada")).headlines()).hasSize(12);
            assertThat(reader.reads).containsExactly("query");
        }

        @Test
        void is_not_sent_again_to_who_has_it() {
            var first = reader.send(Request.feed().as("ada").asking("limit", "2"));
            reader.now = reader.now.plusSeconds(1);
            var second = reader.send(Request.feed().as("ada").asking("limit", "2"));
            assertThat(second.headers().path("etag")).isEqualTo(first.headers().path("etag"));
        }
    }

    @Nested
    class AnUnusableRequest {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "x",
                    "!!!",
                    "e30",
                    "MSAyMDI2IHggZmVlZA",
                    "MSAuLi9zZWNyZXQgZmVlZA",
                    "99999999999999999999",
                    "ZmVlZA==",
                    "\u0000"
                })
        void with_a_cursor_that_somebody_made_up_is_a_bad_cursor(String cursor) {
            assertProblem(
                    reader.send(Request.feed().as("ada").asking("cursor", cursor)),
                    400,
                    "bad-cursor");
        }

        @Test
        void with_the_cursor_of_another_list_is_a_bad_cursor() {
            var top = Request.top().asking("limit", "2");
            var cursor = reader.send(top).json().path("next").asString();
            assertProblem(
                    reader.send(Request.feed().as("ada").asking("cursor", cursor)),
                    400,
                    "bad-cursor");
        }

        @Test
        void with_the_cursor_of_an_edition_that_is_gone_is_told_to_begin_again() {
            var old = "2 20200101T000000000Z-0123456789abcdef feed";
            var cursor = Base64.getUrlEncoder().encodeToString(old.getBytes(UTF_8));
            assertProblem(
                    reader.send(Request.feed().as("ada").asking("cursor", cursor)),
                    410,
                    "expired-cursor");
        }

        @ParameterizedTest
        @ValueSource(strings = {"0", "-1", "101", "ten", "1e2", "99999999999"})
        void with_a_limit_out_of_bounds_is_a_bad_limit(String limit) {
            assertProblem(
                    reader.send(Request.feed().as("ada").asking("limit", limit)), 400, "bad-limit");
        }

        @Test
        void to_a_route_that_does_not_exist_names_it() {
            var answer =
                    reader.send(
                            new Request(
                                    "$default",
                                    "/v1/nothing",
                                    Optional.empty(),
                                    Map.of(),
                                    Map.of(),
                                    Map.of(),
                                    ""));
            assertProblem(answer, 404, "no-such-route");
            assertThat(answer.json().path("detail").asString()).contains("/v1/nothing");
        }

        @ParameterizedTest
        @ValueSource(strings = {"00000000000000000000", "x", "../../secret", ""})
        void for_a_story_that_does_not_exist_is_not_found(String id) {
            assertProblem(reader.send(Request.story(id).as("ada")), 404, "no-such-story");
        }
    }

    @Nested
    class AStory {

        @Test
        void is_whole_for_a_member_in_their_trial() {
            var answer = reader.send(reader.anyStory().as("ada"));
            assertThat(answer.json().path("access").asString()).isEqualTo("open");
            assertThat(answer.body()).contains(LOCKED_WORDS);
            assertThat(answer.json().has("wall")).isFalse();
            assertThat(answer.json().path("revision").asInt()).isEqualTo(1);
        }

        @Test
        void stands_behind_the_wall_for_a_member_whose_trial_is_over() {
            reader.seeExpired("grace");
            var answer = reader.send(reader.anyStory().as("grace"));
            assertThat(answer.json().path("access").asString()).isEqualTo("locked");
            assertThat(answer.json().at("/wall/reason").asString()).isEqualTo("trial-ended");
            assertThat(answer.json().at("/blocks/0/text/0/t").asString())
                    .isEqualTo("The ferry waited in the harbour for the fog to lift.");
            assertThat(answer.body()).doesNotContain(LOCKED_WORDS).doesNotContain("quay");
        }

        @Test
        void closes_at_the_very_end_of_the_trial() {
            reader.send(Request.feed().as("ada"));
            reader.now = reader.now.plus(Duration.ofDays(14)).minusSeconds(1);
            assertThat(reader.send(reader.anyStory().as("ada")).body()).contains(LOCKED_WORDS);
            reader.now = reader.now.plusSeconds(1);
            assertThat(reader.send(reader.anyStory().as("ada")).body())
                    .doesNotContain(LOCKED_WORDS);
        }

        @Test
        void asks_a_guest_to_sign_in() {
            var answer = reader.send(reader.anyStory());
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().at("/wall/reason").asString()).isEqualTo("sign-in");
            assertThat(answer.body()).doesNotContain(LOCKED_WORDS);
        }

        @Test
        void shows_what_changed_and_when() {
            reader.stories.merge(
                    fetched(story("https://courier.example/1", "courier 1, corrected"), 40));
            var json = reader.send(reader.anyStory().as("ada")).json();
            assertThat(json.path("revision").asInt()).isEqualTo(2);
            assertThat(json.at("/history/0/at").asString())
                    .isEqualTo(NOON.plusSeconds(40 * 60).toString());
            assertThat(json.at("/history/0/changed").toString()).contains("headline");
        }

        @Test
        void is_kept_by_nobody_but_the_caller() {
            assertThat(
                            reader.send(reader.anyStory().as("ada"))
                                    .headers()
                                    .path("cache-control")
                                    .asString())
                    .isEqualTo("private, no-cache");
        }
    }

    @Nested
    class EveryCard {

        @Test
        void says_whether_this_caller_may_open_it() {
            reader.seeExpired("grace");
            for (var request : List.of(Request.feed(), Request.top(), Request.section("world"))) {
                assertThat(accesses(reader.send(request.as("ada")))).containsOnly("open");
                assertThat(accesses(reader.send(request.as("grace")))).containsOnly("locked");
            }
            assertThat(accesses(reader.send(Request.top()))).containsOnly("locked");
        }

        private static List<String> accesses(Answer answer) {
            return answer.json()
                    .path("cards")
                    .valueStream()
                    .map(card -> card.path("access").asString())
                    .toList();
        }
    }

    @Nested
    class NoRoute {

        @Test
        void gives_a_word_of_a_body_to_those_who_may_not_read_it() {
            reader.seeExpired("grace");
            var requests =
                    List.of(
                            Request.feed(),
                            Request.top(),
                            Request.section("world"),
                            Request.get("/v1/sources", "/v1/sources"),
                            reader.anyStory(),
                            Request.preferences());
            for (var request : requests) {
                assertThat(reader.send(request.as("grace")).body()).doesNotContain(LOCKED_WORDS);
                assertThat(reader.send(request).body()).doesNotContain(LOCKED_WORDS);
            }
        }
    }

    @Nested
    class AnEdition {

        @Test
        void that_is_not_there_yet_is_a_problem_that_says_when_to_come_back() {
            ReaderFixture.AWS.reset();
            var answer = reader.send(Request.feed().as("ada"));
            assertProblem(answer, 503, "no-edition-yet");
            assertThat(answer.headers().path("retry-after").asString()).isEqualTo("15");
        }

        @Test
        void that_is_broken_leaves_the_last_good_one_in_place() {
            reader.send(Request.feed().as("ada"));
            ReaderFixture.AWS
                    .s3()
                    .putObject(
                            request ->
                                    request.bucket(ReaderFixture.AWS.bucketName("EditionsBucket"))
                                            .key(EditionPointer.KEY),
                            RequestBody.fromString("{\"version\":"));
            reader.now = reader.now.plusSeconds(60);
            assertThat(reader.send(Request.feed().as("ada")).headlines()).hasSize(12);
        }

        @Test
        void that_is_new_shows_within_ten_seconds() {
            reader.send(Request.feed().as("ada"));
            reader.stories.merge(fetched(story("https://courier.example/9", "Breaking"), 50));
            reader.bind();
            assertThat(reader.send(Request.feed().as("ada")).headlines())
                    .doesNotContain("Breaking");
            reader.now = reader.now.plus(CurrentEdition.LOOK_EVERY);
            assertThat(reader.send(Request.feed().as("ada")).headlines()).contains("Breaking");
        }
    }

    @Nested
    class ASnapshot {

        @Test
        void is_primed_without_a_trace_and_serves_the_edition_of_its_restore() throws Exception {
            reader.beforeCheckpoint();
            assertThat(reader.members.find("priming")).isEmpty();
            reader.stories.merge(fetched(story("https://courier.example/9", "Breaking"), 50));
            reader.bind();
            reader.afterRestore();
            assertThat(reader.send(Request.feed().as("ada")).headlines()).contains("Breaking");
        }
    }

    @Test
    void sources_are_listed_with_how_many_live_stories_they_have() {
        var json = reader.send(Request.get("/v1/sources", "/v1/sources")).json();
        assertThat(json.path("sources").size()).isEqualTo(3);
        assertThat(json.at("/sources/0/id").asString()).isEqualTo("courier");
        assertThat(json.at("/sources/0/liveStories").asInt()).isEqualTo(4);
    }
}
