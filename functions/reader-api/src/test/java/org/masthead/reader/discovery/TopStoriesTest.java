package org.masthead.reader.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masthead.edition.Editions.edition;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.masthead.edition.Edition;
import org.masthead.edition.Editions;

class TopStoriesTest {

    private static List<String> names(Edition edition) {
        return Arrays.stream(TopStories.of(edition))
                .mapToObj(story -> edition.card(story).headline())
                .toList();
    }

    @Test
    void an_event_that_more_titles_tell_leads() {
        var edition =
                edition()
                        .story("alone", it -> it.by("a").minutesAgo(5))
                        .story("two", it -> it.by("a"))
                        .story("two-too", it -> it.by("b"))
                        .story("three", it -> it.by("a"))
                        .story("three-too", it -> it.by("b"))
                        .story("three-also", it -> it.by("c"))
                        .cluster("2", "two", "two-too")
                        .cluster("3", "three", "three-too", "three-also")
                        .bind();
        assertThat(names(edition)).containsExactly("three", "two", "alone");
    }

    @Test
    void one_title_that_tells_it_three_times_is_still_one_title() {
        var edition =
                edition()
                        .story("x", it -> it.by("a"))
                        .story("x2", it -> it.by("a"))
                        .story("y", it -> it.by("a"))
                        .story("y2", it -> it.by("b"))
                        .cluster("x", "x", "x2")
                        .cluster("y", "y", "y2")
                        .bind();
        assertThat(names(edition)).containsExactly("y", "x");
    }

    @Test
    void copies_of_the_wire_weigh_less_than_titles_of_their_own() {
        var edition =
                edition()
                        .story("w", it -> it.by("a"))
                        .story("w2", it -> it.by("b"))
                        .story("w3", it -> it.by("c"))
                        .story("o", it -> it.by("a"))
                        .story("o2", it -> it.by("b"))
                        .cluster("wire", List.of("w", "w2", "w3"), Set.of("w2", "w3"))
                        .cluster("own", "o", "o2")
                        .bind();
        assertThat(names(edition)).containsExactly("o", "w");
    }

    @Test
    void what_is_told_right_now_leads_what_was_told_by_as_many() {
        var edition =
                edition()
                        .story("old", it -> it.by("a").minutesAgo(900))
                        .story("old2", it -> it.by("b").minutesAgo(840))
                        .story("new", it -> it.by("a").minutesAgo(40))
                        .story("new2", it -> it.by("b").minutesAgo(10))
                        .cluster("old", "old", "old2")
                        .cluster("new", "new", "new2")
                        .bind();
        assertThat(names(edition)).containsExactly("new", "old");
    }

    @Test
    void what_is_read_leads_what_is_not() {
        var edition =
                edition()
                        .story("quiet", it -> it.minutesAgo(60))
                        .story("read", it -> it.minutesAgo(61).clicked(40))
                        .bind();
        assertThat(names(edition)).containsExactly("read", "quiet");
    }

    @Test
    void each_event_is_there_once_and_none_is_lost() {
        var edition =
                Stream.of("a", "b", "c", "d")
                        .reduce(
                                edition(),
                                (all, name) -> all.story(name, it -> it.by(name)),
                                (one, _) -> one)
                        .cluster("ab", "a", "b")
                        .bind();
        assertThat(TopStories.of(edition)).hasSize(3).doesNotHaveDuplicates();
        assertThat(edition.story(Editions.id("a"))).isPresent();
    }
}
