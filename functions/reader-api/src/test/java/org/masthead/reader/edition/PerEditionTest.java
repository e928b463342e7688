package org.masthead.reader.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masthead.story.Stories.NOON;

import org.junit.jupiter.api.Test;
import org.masthead.edition.Edition;
import org.masthead.edition.Editions;
import org.masthead.edition.Readership;

class PerEditionTest {

    private final PerEdition<Object> known = new PerEdition<>(1, _ -> new Object());

    private static Edition minute(int minute) {
        return Editions.edition().at(NOON.plusSeconds(60L * minute)).story("fog").bind();
    }

    @Test
    void what_is_known_of_an_old_edition_that_is_still_paged_through_is_kept() {
        for (int minute = 1; minute < 8; minute++) {
            known.of(minute(minute));
        }
        var old = known.of(minute(0));

        assertThat(known.of(minute(0))).isSameAs(old);
        for (int minute = 8; minute < 16; minute++) {
            known.of(minute(minute));
            assertThat(known.of(minute(0))).isSameAs(old);
        }
    }

    @Test
    void what_nobody_asked_for_lately_is_let_go() {
        var first = known.of(minute(0));
        for (int minute = 1; minute < 8; minute++) {
            known.of(minute(minute));
        }

        assertThat(known.of(minute(0))).isNotSameAs(first);
    }

    @Test
    void editions_of_several_languages_that_are_read_in_turn_do_not_push_each_other_out() {
        var languages = Readership.list("de,en,es,fr,it,pt");
        var known = new PerEdition<>(1 + languages.size(), _ -> new Object());
        var contents = Editions.edition().story("fog").contents();
        var editions = languages.stream().map(it -> Edition.bind(NOON, it.cut(contents))).toList();
        var first = editions.stream().map(known::of).toList();

        assertThat(editions.stream().map(known::of)).containsExactlyElementsOf(first);
    }
}
