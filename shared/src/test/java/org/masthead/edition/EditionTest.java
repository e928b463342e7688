package org.masthead.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.masthead.story.Stories.NOON;
import static org.masthead.story.Stories.fetched;
import static org.masthead.story.Stories.story;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.masthead.json.Json;
import org.masthead.story.Card;

class EditionTest {

    private final Card early = fetched(story("https://a.example/1", "Early"), 1).card();
    private final Card late = fetched(story("https://a.example/2", "Late"), 2).card();

    @Test
    void holds_the_newest_first_whatever_order_the_cards_came_in() {
        assertThat(Edition.bind(NOON, List.of(), List.of(early, late)).cards())
                .isEqualTo(Edition.bind(NOON, List.of(), List.of(late, early)).cards())
                .containsExactly(late, early);
    }

    @Test
    void has_the_same_digest_for_the_same_stories_and_versions_that_grow_with_time() {
        var first = Edition.bind(NOON, List.of(), List.of(early));
        var again = Edition.bind(NOON.plusMillis(1), List.of(), List.of(early));
        assertThat(again.digest()).isEqualTo(first.digest());
        assertThat(again.version()).isGreaterThan(first.version());
        assertThat(Edition.bind(NOON, List.of(), List.of(late)).digest())
                .isNotEqualTo(first.digest());
    }

    @Test
    void survives_being_written_and_read() {
        var edition = Edition.bind(NOON, List.of(), List.of(early, late));
        assertThat(Json.read(Json.write(edition), Edition.class)).isEqualTo(edition);
    }

    @Test
    void of_a_format_from_the_future_is_refused_by_name() {
        assertThatThrownBy(() -> new Edition(2, "v", NOON, List.of(), List.of()))
                .hasMessage("edition v has format 2; this reader knows 1");
    }
}
