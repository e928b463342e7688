package org.masthead.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masthead.reader.ReaderFixture.AWS;
import static org.masthead.reader.ReaderFixture.assertProblem;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.aws.CountersTable;
import org.masthead.aws.MemberLists;
import org.masthead.aws.ReadingsTable;
import org.masthead.edition.Edition;
import org.masthead.reader.ReaderFixture.Answer;
import org.masthead.reader.ReaderFixture.Request;
import org.masthead.reading.Counted;
import org.masthead.reading.Counts;
import org.masthead.reading.Reading;

/** What a member saved, and what they opened. */
class MemberListTest extends AgainstReader {

    private final MemberLists lists =
            new MemberLists(AWS.dynamoDb(), AWS.tableName("MembersTable"));
    private final ReadingsTable readings =
            new ReadingsTable(
                    AWS.dynamoDb(),
                    AWS.tableName("MembersTable"),
                    new CountersTable(AWS.dynamoDb(), AWS.tableName("CountersTable")));

    private static Request list(String name) {
        return Request.get("/v1/me/" + name, "/v1/me/" + name).as("ada");
    }

    private static Request unlist(String story) {
        return Request.get("/v1/me/history/{story}", "/v1/me/history/" + story)
                .with("story", story)
                .sending("DELETE", "")
                .as("ada");
    }

    private String story(int number) {
        return reader.published.get(number).story().id();
    }

    private static List<String> stories(Answer answer) {
        return answer.json()
                .path("stories")
                .valueStream()
                .map(it -> it.path("story").asString())
                .toList();
    }

    private ReadingsTable.Stored stored(int number) {
        var found = readings.find("ada", Set.of(story(number)));
        return Objects.requireNonNull(found.get(story(number)));
    }

    /** The member opens a story, as the counters function writes it. */
    private void opens(int number, Duration ago) {
        var ada = reader.members.see("ada", reader.now);
        var at = reader.now.minus(ago);
        var before = stored(number);
        var after =
                new Reading(Set.of("e" + number), Set.of(Counted.OPENED), 0, Optional.of(at), at);
        var write = new ReadingsTable.Write(story(number), before, after, Counts.NONE);
        assertThat(readings.write(ReadingsTable.Change.of(ada, List.of(write)), 0, reader.now))
                .isTrue();
    }

    @Nested
    class The_history {

        @Test
        void lists_what_was_opened_the_latest_first_with_its_card() {
            opens(0, Duration.ofMinutes(50));
            opens(1, Duration.ofMinutes(5));
            var answer = reader.send(list("history"));
            assertThat(stories(answer)).containsExactly(story(1), story(0));
            assertThat(answer.json().at("/stories/0/card/headline").asString())
                    .isEqualTo("courier 2");
            assertThat(answer.json().has("next")).isFalse();
        }

        @Test
        void has_the_cards_of_stories_that_are_not_live_any_more() {
            opens(0, Duration.ofMinutes(5));
            reader.now = reader.now.plus(Edition.LIVE).plus(Duration.ofHours(1));
            reader.bind();
            assertThat(
                            reader.send(list("history"))
                                    .json()
                                    .at("/stories/0/card/headline")
                                    .asString())
                    .isEqualTo("courier 1");
        }

        @Test
        void is_without_a_story_that_the_member_took_out() {
            opens(0, Duration.ofMinutes(5));
            opens(1, Duration.ofMinutes(9));
            assertThat(reader.send(unlist(story(0))).status()).isEqualTo(204);
            assertThat(stories(reader.send(list("history")))).containsExactly(story(1));
            assertProblem(reader.send(unlist(story(0))), 404, "not-in-history");
            assertThat(stored(0).reading().events()).containsExactly("e0");
        }

        @Test
        void is_a_members_own() {
            opens(0, Duration.ofMinutes(5));
            assertThat(stories(reader.send(list("history").as("bob")))).isEmpty();
            assertProblem(reader.send(unlist(story(0)).as("bob")), 404, "not-in-history");
        }

        @Test
        void is_empty_at_once_when_the_member_wants_to_be_forgotten() {
            opens(0, Duration.ofMinutes(5));
            var profile = Request.get("/v1/me/profile", "/v1/me/profile").as("ada");
            reader.send(profile.sending("DELETE", ""));
            assertThat(stories(reader.send(list("history")))).isEmpty();
        }
    }

    @Nested
    class The_saved_stories {

        @Test
        void come_page_by_page_and_each_once() {
            for (int i = 0; i < 5; i++) {
                lists.save("ada", story(i), reader.now.minusSeconds(i));
            }
            var seen = new ArrayList<String>();
            var request = list("saved").asking("limit", "2");
            var answer = reader.send(request);
            seen.addAll(stories(answer));
            while (answer.json().has("next")) {
                answer =
                        reader.send(
                                request.asking("cursor", answer.json().path("next").asString()));
                seen.addAll(stories(answer));
            }
            assertThat(seen).containsExactly(story(0), story(1), story(2), story(3), story(4));
        }

        @Test
        void name_a_story_that_nobody_shows_any_more_without_a_card() {
            lists.save("ada", "0123456789abcdef0123", reader.now);
            var saved = reader.send(list("saved")).json().at("/stories/0");
            assertThat(saved.has("card")).isFalse();
            assertThat(saved.path("story").asString()).isEqualTo("0123456789abcdef0123");
        }

        @ParameterizedTest
        @ValueSource(strings = {"limit=0", "limit=101", "limit=many", "cursor=!", "cursor=AAAA"})
        void of_a_page_that_there_is_not_are_refused(String query) {
            var parts = query.split("=", 2);
            assertProblem(reader.send(list("saved").asking(parts[0], parts[1])), 400, "bad-page");
        }
    }

    @Test
    void are_for_members_only() {
        for (var name : List.of("saved", "history")) {
            assertProblem(
                    reader.send(Request.get("/v1/me/" + name, "/v1/me/" + name)), 401, "sign-in");
        }
    }
}
