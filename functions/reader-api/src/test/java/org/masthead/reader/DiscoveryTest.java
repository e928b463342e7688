package org.masthead.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masthead.reader.ReaderFixture.LOCKED_WORDS;
import static org.masthead.reader.ReaderFixture.assertProblem;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.masthead.edition.Editions;
import org.masthead.edition.Pick;
import org.masthead.edition.Telling;
import org.masthead.reader.ReaderFixture.Answer;
import org.masthead.reader.ReaderFixture.Request;
import org.masthead.story.StoryId;

/** Courier 1, crux 1 and tramline 1 tell the same event; crux 2 copies courier 2. */
class DiscoveryTest extends AgainstReader {

    private static final String FOG = "fog";
    private static final String WIRE = "wire";

    private static String id(String source, int number) {
        return StoryId.of("https://%s.example/%d".formatted(source, number));
    }

    @BeforeEach
    void two_events() {
        reader.now = reader.now.plusSeconds(60);
        reader.bind(contents ->
                contents.told(
                                List.of(
                                        new Telling(
                                                FOG,
                                                List.of(
                                                        id("courier", 1),
                                                        id("crux", 1),
                                                        id("tramline", 1)),
                                                Set.of()),
                                        new Telling(
                                                WIRE,
                                                List.of(id("courier", 2), id("crux", 2)),
                                                Set.of(id("crux", 2)))))
                        .picked(
                                List.of(
                                        pick("tramline", 4, 3),
                                        pick("courier", 3, 1),
                                        new Pick(
                                                Editions.id("gone"),
                                                "olga",
                                                reader.now,
                                                reader.now.plusSeconds(9)))));
    }

    private Pick pick(String source, int number, int hours) {
        return new Pick(
                id(source, number), "olga", reader.now, reader.now.plus(Duration.ofHours(hours)));
    }

    private void mute(String member, String json) {
        reader.send(Request.preferences().as(member).putting("{\"mute\":" + json + "}"));
    }

    private void follow(String member, String json) {
        reader.send(Request.preferences().as(member).putting("{\"follow\":" + json + "}"));
    }

    private static List<String> headlines(Answer answer, String list) {
        return answer.json()
                .path(list)
                .valueStream()
                .map(card -> card.path("headline").asString(card.at("/card/headline").asString("")))
                .toList();
    }

    @Nested
    class Top {

        @Test
        void has_one_card_an_event_the_most_told_first_and_says_who_else_tells_it() {
            var top = reader.send(Request.top());
            assertThat(top.headlines()).hasSize(9).startsWith("courier 1");
            assertThat(top.json().at("/cards/0/cluster/id").asString()).isEqualTo(FOG);
            assertThat(top.json().at("/cards/0/cluster/sources").asInt()).isEqualTo(3);
            assertThat(top.headlines()).doesNotContain("crux 1", "tramline 1", "crux 2");
            assertThat(top.body()).doesNotContain(LOCKED_WORDS);
        }

        @Test
        void says_of_each_card_why_it_is_there() {
            var cards = reader.send(Request.top()).json().path("cards");
            assertThat(cards.at("/0/reasons/0/text").asString()).isEqualTo("3 titles tell this");
            assertThat(cards.at("/0/reasons/0/value").asString()).isEqualTo(FOG);
            assertThat(cards.valueStream())
                    .allMatch(card -> !card.at("/reasons/0/text").asString().isEmpty());
        }

        @Test
        void lets_a_followed_title_stand_for_the_event() {
            follow("ada", "{\"sources\":[\"tramline\"]}");
            assertThat(reader.send(Request.top().as("ada")).headlines()).startsWith("tramline 1");
        }

        @Test
        void shows_and_counts_nothing_that_is_muted() {
            mute("ada", "{\"sources\":[\"courier\"]}");
            var top = reader.send(Request.top().as("ada"));
            assertThat(top.headlines())
                    .startsWith("crux 1")
                    .noneMatch(it -> it.contains("courier"));
            assertThat(top.json().at("/cards/0/cluster/sources").asInt()).isEqualTo(2);
        }

        @Test
        void can_be_paged_through() {
            var first = reader.send(Request.top().asking("limit", "4"));
            var next = first.json().path("next").asString();
            var second = reader.send(Request.top().asking("limit", "9").asking("cursor", next));
            assertThat(second.headlines())
                    .hasSize(5)
                    .doesNotContainAnyElementsOf(first.headlines());
            assertThat(second.json().path("next").isMissingNode()).isTrue();
        }
    }

    @Nested
    class Picks {

        @Test
        void stand_in_the_editors_order_as_far_as_they_are_live() {
            assertThat(reader.send(Request.picks()).headlines())
                    .containsExactly("tramline 4", "courier 3");
        }

        @Test
        void say_that_editors_picked_them() {
            assertThat(reader.send(Request.picks()).json().path("cards").valueStream())
                    .allMatch(card -> card.at("/reasons/0/kind").asString().equals("editors-pick"));
        }

        @Test
        void are_gone_when_their_time_is_over() {
            reader.now = reader.now.plus(Duration.ofHours(1));
            assertThat(reader.send(Request.picks()).headlines()).containsExactly("tramline 4");
        }

        @Test
        void do_not_show_what_is_muted() {
            mute("ada", "{\"words\":[\"tramline\"]}");
            assertThat(reader.send(Request.picks().as("ada")).headlines())
                    .containsExactly("courier 3");
        }
    }

    @Nested
    class Sections {

        @Test
        void are_listed_with_how_much_is_in_them() {
            var sections = reader.send(Request.sections()).json().path("sections");
            assertThat(sections.toString())
                    .isEqualTo(
                            "[{\"id\":\"world\",\"name\":\"World\",\"stories\":8},"
                                    + "{\"id\":\"politics\",\"name\":\"Politics\",\"stories\":4}]");
        }

        @Test
        void hold_an_event_by_the_telling_that_is_theirs() {
            var politics = reader.send(Request.section("Politics"));
            assertThat(politics.headlines()).hasSize(4).startsWith("crux 1");
            assertThat(politics.json().at("/cards/0/cluster/sources").asInt()).isEqualTo(3);
            assertThat(reader.send(Request.section("nothing")).headlines()).isEmpty();
        }
    }

    @Nested
    class ACluster {

        @Test
        void lists_every_telling_with_copies_marked_and_how_they_are_spread() {
            var fog = reader.send(Request.cluster(FOG));
            assertThat(headlines(fog, "tellings"))
                    .containsExactly("courier 1", "crux 1", "tramline 1");
            assertThat(fog.json().path("balance").toString())
                    .isEqualTo(
                            "{\"titles\":3,\"stories\":3,\"copies\":0,"
                                    + "\"countries\":[{\"of\":\"GB\",\"titles\":3}],"
                                    + "\"languages\":[{\"of\":\"en\",\"titles\":3}]}");
            var wire = reader.send(Request.cluster(WIRE)).json();
            assertThat(wire.at("/tellings/0/copy").asBoolean()).isFalse();
            assertThat(wire.at("/tellings/1/copy").asBoolean()).isTrue();
        }

        @Test
        void does_not_tell_who_is_muted() {
            mute("ada", "{\"sources\":[\"courier\"]}");
            var fog = reader.send(Request.cluster(FOG).as("ada"));
            assertThat(fog.body()).doesNotContain("courier");
            assertThat(fog.json().at("/balance/titles").asInt()).isEqualTo(2);
        }

        @Test
        void that_is_muted_whole_is_no_cluster() {
            mute("ada", "{\"sources\":[\"courier\",\"crux\"]}");
            assertProblem(reader.send(Request.cluster(WIRE).as("ada")), 404, "no-such-cluster");
        }

        @Test
        void that_nobody_tells_is_none() {
            assertProblem(reader.send(Request.cluster("x")), 404, "no-such-cluster");
        }
    }

    @Nested
    class RelatedStories {

        @Test
        void are_first_who_else_tells_it_and_then_what_shares_its_topics() {
            var related = reader.send(Request.related(id("crux", 1)));
            assertThat(headlines(related, "alsoTold")).containsExactly("courier 1", "tramline 1");
            assertThat(related.headlines())
                    .doesNotContain("crux 1", "courier 1", "tramline 1")
                    .hasSize(8);
            assertThat(related.headlines().getLast()).startsWith("crux");
            assertThat(related.body()).doesNotContain(LOCKED_WORDS);
        }

        @Test
        void are_found_for_a_story_that_is_live_no_longer() {
            reader.now = reader.now.plus(Duration.ofHours(71)).plusSeconds(60 * 2);
            reader.bind();
            assertThat(reader.send(Request.top()).headlines()).doesNotContain("crux 1");
            var related = reader.send(Request.related(id("crux", 1)).asking("limit", "3"));
            assertThat(related.headlines()).hasSize(3).doesNotContain("crux 1");
        }

        @Test
        void do_not_show_what_is_muted() {
            mute("ada", "{\"sources\":[\"courier\"]}");
            var related = reader.send(Request.related(id("crux", 1)).as("ada"));
            assertThat(related.body()).doesNotContain("The courier");
        }

        @Test
        void of_no_story_are_none() {
            assertProblem(
                    reader.send(Request.related("0123456789abcdef0123")), 404, "no-such-story");
            assertProblem(reader.send(Request.related("x")), 404, "no-such-story");
        }
    }
}
