package org.masthead.reader.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masthead.edition.Editions;
import org.masthead.edition.Leads;
import org.masthead.story.Card;

class NewsworthinessTest {

    private static final Card CARD = card();

    private static Card card() {
        var edition = Editions.edition().story("fog").bind();
        return edition.card(0);
    }

    private static Reason after(String age) {
        Instant now = CARD.published().plus(Duration.parse(age));
        return Newsworthiness.of(CARD, Optional.empty(), now);
    }

    @Test
    void is_how_many_titles_tell_an_event() {
        var told = new Leads.Told("0123456789abcdef0123", 4, 6, 1);
        assertThat(Newsworthiness.of(CARD, Optional.of(told), CARD.published()))
                .isEqualTo(
                        new Reason(
                                "told-by-several", "0123456789abcdef0123", "4 titles tell this"));
    }

    @ParameterizedTest
    @CsvSource({
        "PT-5M, New this hour",
        "PT0S, New this hour",
        "PT1H, New this hour",
        "PT1H1S, From the last 24 hours",
        "PT24H, From the last 24 hours",
        "PT72H, From the last three days",
        "PT73H, From the archive"
    })
    void is_how_new_a_story_is_that_nobody_else_tells(String age, String text) {
        assertThat(after(age)).isEqualTo(new Reason("recent", CARD.published().toString(), text));
    }
}
