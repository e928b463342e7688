package org.masthead.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LeadsTest {

    private final Edition edition =
            Editions.edition()
                    .story("wire", it -> it.by("agency").minutesAgo(90))
                    .story("copy", it -> it.by("courier").minutesAgo(120))
                    .story("own", it -> it.by("crux").minutesAgo(60))
                    .story("late", it -> it.by("tramline").minutesAgo(10))
                    .story("second", it -> it.by("crux").minutesAgo(5))
                    .story("other", it -> it.by("crux").minutesAgo(3))
                    .cluster(
                            "fog", List.of("wire", "copy", "own", "late", "second"), Set.of("copy"))
                    .bind();

    private int at(String name) {
        return edition.story(Editions.id(name)).orElseThrow();
    }

    private int[] at(String... names) {
        return Arrays.stream(names).mapToInt(this::at).toArray();
    }

    private Leads following(String... sources) {
        return new Leads(edition, Set.of(sources), _ -> true);
    }

    private Leads muting(String source) {
        return new Leads(
                edition, Set.of(), story -> !edition.card(story).sourceId().equals(source));
    }

    @Test
    void the_earliest_of_a_titles_own_stands_for_all_tellings() {
        assertThat(following().leadOf(at("late"))).isEqualTo(at("wire"));
    }

    @Test
    void a_followed_title_comes_before_an_earlier_one() {
        assertThat(following("tramline").leadOf(at("wire"))).isEqualTo(at("late"));
    }

    @Test
    void of_two_followed_titles_the_one_without_a_copy_comes_first() {
        assertThat(following("courier", "tramline").leadOf(at("wire"))).isEqualTo(at("late"));
    }

    @Test
    void a_story_that_nobody_else_tells_stands_for_itself() {
        assertThat(following().leadOf(at("other"))).isEqualTo(at("other"));
        assertThat(following().toldBy(at("other"))).isEmpty();
    }

    @Test
    void what_is_muted_is_neither_chosen_nor_counted() {
        var leads = muting("agency");
        assertThat(leads.leadOf(at("late"))).isEqualTo(at("own"));
        assertThat(leads.toldBy(at("own"))).contains(new Leads.Told("fog", 3, 4, 1));
        assertThat(leads.inOrder(edition.cluster(edition.clusterOf(at("own")))))
                .doesNotContain(at("wire"));
    }

    @Test
    void titles_are_counted_once_however_often_they_tell_it() {
        assertThat(following().toldBy(at("own"))).contains(new Leads.Told("fog", 4, 5, 1));
    }

    @Test
    void a_list_keeps_one_card_an_event_at_the_place_of_its_first_telling() {
        assertThat(following().fold(at("late", "other", "own", "copy"), 10))
                .containsExactly(at("wire"), at("other"));
        assertThat(muting("crux").fold(at("second", "other", "late"), 10))
                .containsExactly(at("wire"));
    }
}
