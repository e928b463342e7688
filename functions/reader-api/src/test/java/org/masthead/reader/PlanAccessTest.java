package org.masthead.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masthead.aws.LedgerTable;
import org.masthead.member.Lines;
import org.masthead.member.Plans;
import org.masthead.member.SubscriptionEvent;
import org.masthead.member.SubscriptionState;
import org.masthead.member.Terms;
import org.masthead.reader.ReaderFixture.Answer;
import org.masthead.reader.ReaderFixture.Request;

/** What a member may open, under a plan that opens some titles only. */
class PlanAccessTest extends AgainstReader {

    private static final String STUDENT =
            """
            {"plans":[{"id":"trial","name":"Free","opens":"all"},
                      {"id":"student","name":"Student","opens":["crux"]},
                      {"id":"monthly","name":"Monthly","opens":"all"}]}\
            """;

    @BeforeEach
    void a_student_after_the_free_days() {
        reader.change(STUDENT);
        reader.seeExpired("ada");
        buys("student", 1);
    }

    private void buys(String plan, int day) {
        var at = reader.now.plus(Duration.ofMinutes(day));
        var terms = Terms.until(SubscriptionState.ACTIVE, at.plus(Duration.ofDays(30)), plan);
        new LedgerTable(
                        ReaderFixture.AWS.dynamoDb(),
                        ReaderFixture.AWS.tableName("MembersTable"),
                        Plans.bundled(),
                        () -> reader.now)
                .record(
                        Lines.line(Lines.APPLE, "event-" + day, SubscriptionEvent.SEEN, at, terms)
                                .heldBy("ada"));
    }

    private static List<String> openSources(Answer answer) {
        return answer.json()
                .path("cards")
                .valueStream()
                .filter(card -> card.path("access").asString().equals("open"))
                .map(card -> card.path("source").path("id").asString())
                .distinct()
                .toList();
    }

    @Test
    void each_card_says_whether_this_plan_opens_it() {
        assertThat(openSources(reader.send(Request.feed().as("ada")))).containsExactly("crux");
        assertThat(openSources(reader.send(Request.get("/v1/sync", "/v1/sync").as("ada"))))
                .containsExactly("crux");
    }

    @Test
    void a_story_of_another_title_has_the_wall_and_of_this_one_has_not() {
        for (var story : reader.published) {
            var answer = reader.send(Request.story(story.story().id()).as("ada"));
            boolean open = story.story().sourceId().equals("crux");
            assertThat(answer.json().path("access").asString()).isEqualTo(open ? "open" : "locked");
            assertThat(answer.body().contains(ReaderFixture.LOCKED_WORDS)).isEqualTo(open);
        }
    }

    @Test
    void locked_cards_are_left_out_for_who_asks_for_it() {
        var put = Request.preferences().as("ada").putting("{\"hideLocked\":true}");
        assertThat(reader.send(put).status()).isEqualTo(200);
        for (var list :
                List.of(Request.feed(), Request.top(), Request.get("/v1/sync", "/v1/sync"))) {
            var cards = reader.send(list.as("ada")).json().path("cards");
            assertThat(cards).isNotEmpty();
            assertThat(cards.valueStream())
                    .allMatch(card -> card.path("access").asString().equals("open"));
        }
        buys("monthly", 2);
        assertThat(openSources(reader.send(Request.top().as("ada")))).hasSize(3);
    }

    @Test
    void a_change_of_plan_shows_on_the_next_request() {
        buys("monthly", 2);
        assertThat(openSources(reader.send(Request.feed().as("ada"))))
                .containsExactlyInAnyOrder("courier", "crux", "tramline");
    }

    @Test
    void a_plan_that_operators_change_shows_within_a_minute() {
        reader.send(Request.feed().as("ada"));
        reader.change(STUDENT.replace("[\"crux\"]", "[\"tramline\"]"));
        reader.now = reader.now.plus(Duration.ofMinutes(1));
        assertThat(openSources(reader.send(Request.feed().as("ada")))).containsExactly("tramline");
    }

    @Test
    void a_plan_that_nobody_knows_opens_nothing() {
        buys("unknown", 2);
        assertThat(openSources(reader.send(Request.feed().as("ada")))).isEmpty();
    }
}
