package org.masthead.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.masthead.story.Stories.NOON;
import static org.masthead.story.Stories.fetched;
import static org.masthead.story.Stories.story;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.masthead.json.Json;
import org.masthead.story.Card;

class EditionTest {

    private final Card early = fetched(story("https://a.example/1", "Early"), 1).card();
    private final Card late = fetched(story("https://a.example/2", "Late"), 2).card();

    @Test
    void holds_the_newest_first_whatever_order_the_cards_came_in() {
        assertThat(bind(NOON, List.of(early, late)).cards())
                .isEqualTo(bind(NOON, List.of(late, early)).cards())
                .containsExactly(late, early);
    }

    @Test
    void has_the_same_digest_for_the_same_stories_and_versions_that_grow_with_time() {
        var first = bind(NOON, List.of(early));
        var again = bind(NOON.plusMillis(1), List.of(early));
        assertThat(again.digest()).isEqualTo(first.digest());
        assertThat(again.version()).isGreaterThan(first.version());
        assertThat(bind(NOON, List.of(late)).digest()).isNotEqualTo(first.digest());
    }

    @Test
    void survives_being_written_and_read() {
        var edition = bind(NOON, List.of(early, late));
        assertThat(Json.read(Json.write(edition), Edition.class)).isEqualTo(edition);
    }

    @Test
    void of_a_format_from_the_future_is_refused_by_name() {
        assertThatThrownBy(
                        () -> new Edition(3, "v", NOON, List.of(), List.of(), List.of(), Map.of()))
                .hasMessage("edition v has format 3; this reader knows 2");
    }

    @Test
    void tells_since_when_each_card_has_been_as_it_is() {
        var first = bind(NOON, List.of(early, late));
        var corrected = fetched(story("https://a.example/2", "Late, corrected"), 2).card();
        var second = bind(NOON.plusSeconds(60), List.of(early, corrected)).after(first);
        assertThat(second.since(early.id())).isEqualTo(NOON);
        assertThat(second.since(corrected.id())).isEqualTo(NOON.plusSeconds(60));
        var third = bind(NOON.plusSeconds(120), List.of(early, corrected)).after(second);
        assertThat(third.since()).isEqualTo(second.since());
    }

    private static Edition bind(Instant now, List<Card> cards) {
        return Edition.bind(now, List.of(), new LiveStories(cards, List.of()));
    }
}
