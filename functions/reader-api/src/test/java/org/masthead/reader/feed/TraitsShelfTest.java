package org.masthead.reader.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masthead.story.Stories.NOON;

import org.junit.jupiter.api.Test;
import org.masthead.edition.Edition;
import org.masthead.edition.Editions;

class TraitsShelfTest {

    private final TraitsShelf shelf = new TraitsShelf();

    private static Edition minute(int minute) {
        return Editions.edition().at(NOON.plusSeconds(60L * minute)).story("fog").bind();
    }

    @Test
    void an_old_edition_that_is_still_paged_through_keeps_its_traits() {
        for (int minute = 1; minute < 8; minute++) {
            shelf.of(minute(minute));
        }
        var old = shelf.of(minute(0));

        assertThat(shelf.of(minute(0))).isSameAs(old);
        for (int minute = 8; minute < 16; minute++) {
            shelf.of(minute(minute));
            assertThat(shelf.of(minute(0))).isSameAs(old);
        }
    }

    @Test
    void traits_that_nobody_asked_for_lately_are_let_go() {
        var first = shelf.of(minute(0));
        for (int minute = 1; minute < 8; minute++) {
            shelf.of(minute(minute));
        }

        assertThat(shelf.of(minute(0))).isNotSameAs(first);
    }
}
