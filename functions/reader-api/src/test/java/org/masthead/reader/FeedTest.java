package org.masthead.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.masthead.member.Preferences;
import org.masthead.member.Selection;
import org.masthead.member.Signal;
import org.masthead.rank.Feature;
import org.masthead.rank.Why;
import org.masthead.reader.ReaderFixture.Answer;
import org.masthead.reader.ReaderFixture.Request;

/** A member's feed, as they get it. */
class FeedTest extends AgainstReader {

    private Answer feed() {
        return reader.send(Request.feed().as("ada"));
    }

    private Answer page(String cursor) {
        return reader.send(Request.feed().as("ada").asking("limit", "4").asking("cursor", cursor));
    }

    private void opens(String story) {
        var ada = reader.members.see("ada", reader.now);
        reader.members.change(
                ada, it -> it.with(it.recent().met(story, reader.now, Signal.OPENED)));
    }

    @Test
    void has_a_token_on_each_card_that_says_what_it_was_ranked_by() {
        var cards = feed().json().path("cards");

        int position = 0;
        for (var card : cards) {
            var why = Why.decode(card.path("why").asString()).orElseThrow();
            assertThat(why.position()).isEqualTo(position++);
            assertThat(why.propensity()).isPositive();
            assertThat(why.features().of(Feature.FRESHNESS)).isNegative();
        }
        assertThat(position).isEqualTo(12);
    }

    @Test
    void counts_positions_on_from_page_to_page() {
        var first = reader.send(Request.feed().as("ada").asking("limit", "4"));
        var second = page(first.json().path("next").asString());

        var why = Why.decode(second.json().at("/cards/0/why").asString()).orElseThrow();
        assertThat(why.position()).isEqualTo(4);
    }

    @Test
    void says_by_name_which_source_the_member_follows() {
        var follow = "{\"follow\":{\"sources\":[\"crux\"]}}";
        assertThat(reader.send(Request.preferences().as("ada").putting(follow)).status())
                .isLessThan(300);

        var first = feed().json().at("/cards/0");
        assertThat(first.at("/source/id").asString()).isEqualTo("crux");
        assertThat(first.at("/reasons/0/kind").asString()).isEqualTo("follows-source");
        assertThat(first.at("/reasons/0/text").asString()).startsWith("You follow The ");
    }

    @Test
    void repeats_no_card_and_loses_none_though_the_member_reads_between_two_pages() {
        var seen = new ArrayList<String>();
        var answer = reader.send(Request.feed().as("ada").asking("limit", "4"));
        seen.addAll(ids(answer));
        while (!answer.json().path("next").isMissingNode()) {
            opens(seen.getLast());
            answer = page(answer.json().path("next").asString());
            seen.addAll(ids(answer));
        }

        assertThat(seen).hasSize(12).doesNotHaveDuplicates();
    }

    private static List<String> ids(Answer answer) {
        return answer.json()
                .path("cards")
                .valueStream()
                .map(card -> card.path("id").asString())
                .toList();
    }

    @Test
    void is_the_edition_in_its_own_order_where_personalisation_is_off() {
        var ada = reader.members.see("ada", reader.now);
        var off = new Preferences(Selection.NOTHING, Selection.NOTHING, false);
        reader.members.change(ada, it -> it.with(off));
        var bob = reader.members.see("bob", reader.now);
        reader.members.change(bob, it -> it.with(off));

        var cards = feed();

        assertThat(ids(cards)).isEqualTo(ids(reader.send(Request.feed().as("bob")))).hasSize(12);
        assertThat(cards.json().path("cards").valueStream())
                .allMatch(card -> card.at("/reasons/0/kind").asString().equals("recent"))
                .allMatch(card -> card.path("why").isMissingNode());
    }
}
