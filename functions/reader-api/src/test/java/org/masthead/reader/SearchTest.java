package org.masthead.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masthead.reader.ReaderFixture.LOCKED_WORDS;
import static org.masthead.reader.ReaderFixture.assertProblem;
import static org.masthead.story.Stories.fetched;
import static org.masthead.story.Stories.story;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.aws.SearchStore;
import org.masthead.edition.Editions;
import org.masthead.edition.Telling;
import org.masthead.reader.ReaderFixture.Answer;
import org.masthead.reader.ReaderFixture.Request;
import org.masthead.search.Archive;
import org.masthead.story.Card;
import org.masthead.story.StoryId;

class SearchTest extends AgainstReader {

    private Answer search(String query) {
        return reader.send(Request.search(query).as("ada"));
    }

    private void mute(String json) {
        reader.send(Request.preferences().as("ada").putting("{\"mute\":" + json + "}"));
    }

    @Nested
    class ASearch {

        @Test
        void finds_stories_by_words_of_their_headlines_and_summaries() {
            assertThat(search("tramline").headlines()).hasSize(4);
            assertThat(search("Ferries").headlines()).hasSize(12);
            assertThat(search("\"lift tram\"").headlines()).isEmpty();
        }

        @Test
        void finds_nothing_that_stands_behind_the_wall() {
            assertThat(search("\"asked for their money\"").headlines()).isEmpty();
            assertThat(search("ferry").body()).doesNotContain(LOCKED_WORDS);
        }

        @Test
        void can_be_narrowed() {
            assertThat(search("ferry source:crux").headlines()).hasSize(4);
            assertThat(search("ferry section:politics").headlines()).hasSize(4);
            var parameters = Request.search("ferry").as("ada").asking("source", "crux,tramline");
            assertThat(reader.send(parameters).headlines()).hasSize(8);
            assertThat(search("ferry language:de").headlines()).isEmpty();
            assertThat(search("ferry to:2026-11-22").headlines()).isEmpty();
            assertThat(search("ferry from:2026-11-22").headlines()).hasSize(12);
        }

        @Test
        void can_be_paged_through_and_shows_each_once() {
            var first = reader.send(Request.search("ferry").as("ada").asking("limit", "7"));
            var next = first.json().path("next").asString();
            var rest =
                    reader.send(
                            Request.search("ferry")
                                    .as("ada")
                                    .asking("limit", "7")
                                    .asking("cursor", next));
            assertThat(rest.headlines()).hasSize(5).doesNotContainAnyElementsOf(first.headlines());
            var other = Request.search("fog").as("ada").asking("cursor", next);
            assertProblem(reader.send(other), 400, "bad-cursor");
        }

        @Test
        void shows_one_telling_of_an_event_and_that_one_has_the_words() {
            reader.now = reader.now.plusSeconds(60);
            reader.bind(contents ->
                    contents.told(
                            List.of(
                                    new Telling(
                                            "fog",
                                            List.of(
                                                    StoryId.of("https://courier.example/1"),
                                                    StoryId.of("https://crux.example/1")),
                                            Set.of()))));
            assertThat(search("ferry").headlines()).hasSize(11);
            var crux = search("crux");
            assertThat(crux.headlines()).hasSize(4).contains("crux 1");
            assertThat(crux.body()).contains("\"sources\":2");
        }

        @Test
        void does_not_find_what_is_muted() {
            mute("{\"sources\":[\"courier\"],\"words\":[\"crux\"]}");
            assertThat(search("ferry").headlines())
                    .hasSize(4)
                    .allMatch(headline -> headline.startsWith("tramline"));
            assertThat(search("crux").headlines()).isEmpty();
        }

        @Test
        void finds_a_new_story_once_the_next_index_is_looked_at() {
            search("ferry");
            reader.stories.merge(fetched(story("https://courier.example/9", "Breaking"), 50));
            reader.now = reader.now.plusSeconds(90);
            reader.bind();
            search("breaking");
            assertThat(search("breaking").headlines()).containsExactly("Breaking");
        }

        @Test
        void goes_on_with_the_last_good_index() {
            search("ferry");
            new SearchStore(ReaderFixture.AWS.s3(), ReaderFixture.AWS.bucketName("EditionsBucket"))
                    .put(new byte[] {1, 2, 3});
            reader.now = reader.now.plus(Duration.ofMinutes(30));
            assertThat(search("ferry").headlines()).hasSize(12);
        }

        @Test
        void is_for_members() {
            assertProblem(reader.send(Request.search("ferry")), 401, "sign-in");
        }
    }

    @Nested
    class AQuery {

        @ParameterizedTest
        @ValueSource(strings = {"\"ferry", "-ferry", "source:crux", "!", "ferry from:soon"})
        void that_cannot_be_read_is_told_why(String query) {
            assertProblem(search(query), 400, "bad-query");
        }

        @Test
        void that_is_missing_is_told_why() {
            assertProblem(search(" "), 400, "bad-query");
        }

        @Test
        void for_a_source_that_is_not_there_says_so() {
            var answer = search("ferry source:nobody");
            assertProblem(answer, 400, "bad-query");
            assertThat(answer.body()).contains("there is no source 'nobody'");
        }
    }

    @Nested
    class TheArchive {

        private Answer searchArchive(String query) {
            return reader.send(Request.search(query).as("ada").asking("in", "archive"));
        }

        private static Card old(String source) {
            return Editions.edition()
                    .story("old-" + source, it -> it.by(source).headline("Old " + source))
                    .bind()
                    .card(0);
        }

        @Test
        void is_not_there_unless_the_operator_keeps_one() {
            assertProblem(searchArchive("ferry"), 404, "no-archive");
        }

        @Test
        void answers_with_cards_of_stories_that_are_live_no_longer() {
            reader.archive =
                    (_, from, most) ->
                            new Archive.Outcome.Found(
                                    List.of(old(from == 0 ? "courier" : "crux")), from == 0);
            var first = searchArchive("old");
            assertThat(first.headlines()).containsExactly("Old courier");
            var second =
                    Request.search("old")
                            .as("ada")
                            .asking("in", "archive")
                            .asking("cursor", first.json().path("next").asString());
            assertThat(reader.send(second).headlines()).containsExactly("Old crux");
        }

        @Test
        void does_not_show_what_is_muted() {
            mute("{\"sources\":[\"courier\"]}");
            reader.archive =
                    (_, _, _) ->
                            new Archive.Outcome.Found(List.of(old("courier"), old("crux")), false);
            assertThat(searchArchive("old").headlines()).containsExactly("Old crux");
        }

        @Test
        void does_not_show_titles_that_are_carried_no_more() {
            reader.archive =
                    (_, _, _) ->
                            new Archive.Outcome.Found(List.of(old("herald"), old("crux")), false);
            assertThat(searchArchive("old").headlines()).containsExactly("Old crux");
        }

        @Test
        void that_does_not_answer_is_said_to_be_away_and_why_stays_in_the_log() {
            reader.archive = (_, _, _) -> new Archive.Outcome.Unavailable("10.0.0.9 refused");
            var answer = searchArchive("old");
            assertProblem(answer, 503, "archive-unavailable");
            assertThat(answer.body()).doesNotContain("10.0.0.9");
        }

        @Test
        void or_the_live_stories_are_searched_and_nothing_else() {
            var other = Request.search("old").as("ada").asking("in", "attic");
            assertProblem(reader.send(other), 400, "bad-query");
        }
    }
}
