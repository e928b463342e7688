package org.masthead.reader;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.masthead.reader.ReaderFixture.LOCKED_WORDS;
import static org.masthead.reader.ReaderFixture.assertProblem;
import static org.masthead.story.Stories.fetched;
import static org.masthead.story.Stories.story;

import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.edition.Edition;
import org.masthead.edition.EditionPointer;
import org.masthead.edition.LiveStories;
import org.masthead.page.PageKey;
import org.masthead.reader.ReaderFixture.Answer;
import org.masthead.reader.ReaderFixture.Request;
import org.masthead.story.Card;
import org.masthead.story.Revision;
import org.masthead.story.Tombstone;
import tools.jackson.databind.JsonNode;

class SyncTest extends AgainstReader {

    private Answer sync() {
        return reader.send(Request.get("/v1/sync", "/v1/sync").as("ada"));
    }

    private Answer sync(String since) {
        return reader.send(Request.get("/v1/sync", "/v1/sync").as("ada").asking("since", since));
    }

    private Answer after(Answer last) {
        return sync(last.json().path("next").asString());
    }

    private void aMinuteLater() {
        reader.now = reader.now.plusSeconds(60);
        reader.bind();
    }

    @Nested
    class TheFirstTime {

        @Test
        void every_card_comes_and_the_app_is_to_begin_from_nothing() {
            var answer = sync();
            assertThat(answer.json().path("reset").asBoolean()).isTrue();
            assertThat(answer.headlines()).hasSize(12);
            assertThat(answer.json().path("more").asBoolean()).isFalse();
            assertThat(answer.body()).doesNotContain(LOCKED_WORDS);
        }

        @Test
        void a_large_edition_comes_in_parts_that_make_a_whole() {
            var cards =
                    IntStream.range(0, 1_234)
                            .mapToObj(i -> fetched(story("https://courier.example/n" + i, "n"), 1))
                            .map(revised -> revised.card())
                            .toList();
            publish(cards);
            var seen = new HashSet<String>();
            var answer = sync();
            add(answer, seen);
            int parts = 1;
            while (answer.json().path("more").asBoolean()) {
                answer = after(answer);
                assertThat(answer.json().path("reset").asBoolean()).isFalse();
                add(answer, seen);
                parts++;
            }
            assertThat(seen).hasSize(1_234);
            assertThat(parts).isEqualTo(3);
        }

        private static void add(Answer answer, Set<String> seen) {
            answer.json()
                    .path("cards")
                    .valueStream()
                    .map(card -> card.path("id").asString())
                    .forEach(id -> assertThat(seen.add(id)).as("once").isTrue());
        }
    }

    @Nested
    class FromThenOn {

        @Test
        void nothing_comes_while_nothing_changes() {
            var first = sync();
            var second = after(first);
            assertThat(second.headlines()).isEmpty();
            assertThat(second.json().path("next")).isEqualTo(first.json().path("next"));
        }

        @Test
        void a_new_story_and_a_corrected_one_come_and_nothing_else() {
            var first = sync();
            reader.stories.merge(fetched(story("https://courier.example/9", "Breaking"), 55));
            reader.stories.merge(fetched(story("https://courier.example/1", "Corrected"), 56));
            aMinuteLater();
            var second = after(first);
            assertThat(second.json().path("reset").asBoolean()).isFalse();
            assertThat(second.headlines()).containsExactlyInAnyOrder("Breaking", "Corrected");
            assertThat(after(second).headlines()).isEmpty();
        }

        @Test
        void a_story_that_was_taken_down_comes_as_a_tombstone() {
            var first = sync();
            var story = reader.published.getFirst().story();
            reader.stories.withdraw(
                    story.id(),
                    Revision.withdrawal(
                            reader.now, PageKey.urlHash(story.url()), "c", Tombstone.Reason.GONE));
            aMinuteLater();
            var second = after(first);
            assertThat(second.headlines()).isEmpty();
            assertThat(second.json().path("tombstones").valueStream())
                    .extracting(JsonNode::toString)
                    .singleElement()
                    .asString()
                    .contains(story.id(), "\"reason\":\"gone\"");
            assertThat(sync().headlines()).hasSize(11);
            assertProblem(reader.send(Request.story(story.id()).as("ada")), 410, "story-withdrawn");
        }

        @Test
        void an_app_that_was_away_for_more_than_three_days_begins_again() {
            var first = sync();
            reader.now = reader.now.plus(Duration.ofDays(3)).plusSeconds(1);
            reader.bind();
            assertThat(after(first).json().path("reset").asBoolean()).isTrue();
        }

        @Test
        void what_the_member_mutes_stays_out() {
            reader.send(
                    Request.preferences().as("ada").putting("{\"mute\":{\"sources\":[\"crux\"]}}"));
            assertThat(sync().headlines()).hasSize(8).noneMatch(it -> it.startsWith("crux"));
        }
    }

    @Nested
    class OnceTheMemberWantsToSeeOtherStories {

        private Answer first;

        @BeforeEach
        void begin() {
            first = sync();
        }

        private void mute(String selection) {
            var put = Request.preferences().as("ada").putting("{\"mute\":" + selection + "}");
            assertThat(reader.send(put).status()).isEqualTo(200);
        }

        private void tell(String kind, String story) {
            var event =
                    """
                    {"events":[{"id":"%1$s","kind":"%1$s","story":"%2$s","at":"%3$s"}]}\
                    """
                            .formatted(kind, story, reader.now);
            var post = Request.get("/v1/me/events", "/v1/me/events").sending("POST", event);
            assertThat(reader.send(post.as("ada")).status()).isEqualTo(202);
        }

        private void assertReset(Answer answer, int cards) {
            assertThat(answer.json().path("reset").asBoolean()).isTrue();
            assertThat(answer.headlines()).hasSize(cards);
        }

        private void assertNothingNew(Answer answer) {
            assertThat(answer.json().path("reset").asBoolean()).isFalse();
            assertThat(answer.headlines()).isEmpty();
        }

        @Test
        void the_app_begins_again_without_what_was_muted() {
            mute("{\"sources\":[\"crux\"]}");
            var second = after(first);
            assertReset(second, 8);
            assertNothingNew(after(second));
        }

        @Test
        void and_once_more_with_it_when_the_mute_is_lifted() {
            mute("{\"sources\":[\"crux\"]}");
            var second = after(first);
            mute("{}");
            assertReset(after(second), 12);
            assertNothingNew(after(first));
        }

        @Test
        void the_same_mutes_in_another_order_are_no_change() {
            mute("{\"sources\":[\"crux\",\"courier\"]}");
            var second = after(first);
            mute("{\"sources\":[\"courier\",\"crux\"]}");
            assertNothingNew(after(second));
        }

        @Test
        void a_hidden_story_goes_and_comes_back() {
            var story = reader.published.getFirst().story().id();
            tell("hidden", story);
            var second = after(first);
            assertReset(second, 11);
            assertNothingNew(after(second));
            reader.now = reader.now.plusSeconds(1);
            tell("unhidden", story);
            assertReset(after(second), 12);
        }

        @Test
        void an_app_whose_place_tells_of_no_mutes_begins_again() {
            var place = reader.now.toEpochMilli() + " ~";
            var old = Base64.getUrlEncoder().encodeToString(place.getBytes(UTF_8));
            assertReset(sync(old), 12);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "!!!", "MTIz", "LTEgfg", "OTk5OTk5OTk5OTk5OTk5OTk5IH4"})
    void a_place_that_somebody_made_up_is_refused(String since) {
        assertProblem(sync(since), 400, "bad-since");
    }

    private void publish(List<Card> cards) {
        var tagged = reader.editions.current();
        var earlier = reader.editions.read(tagged.orElseThrow().pointer().key());
        var edition =
                Edition.bind(reader.now, earlier.sources(), LiveStories.of(cards, List.of()))
                        .after(earlier);
        reader.editions.put(edition);
        reader.editions.flip(EditionPointer.to(edition, reader.now), tagged);
    }
}
