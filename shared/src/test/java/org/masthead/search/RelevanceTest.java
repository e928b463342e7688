package org.masthead.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masthead.edition.Editions.edition;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.masthead.edition.Edition;
import org.masthead.edition.Editions;

class RelevanceTest {

    private static List<Hit> hits(String... names) {
        return Stream.of(names).map(name -> new Hit(Editions.id(name), 3)).toList();
    }

    private static List<String> order(Edition edition, List<Hit> hits) {
        return Arrays.stream(Relevance.order(edition, hits))
                .mapToObj(story -> edition.card(story).headline())
                .toList();
    }

    @Test
    void of_hits_that_fit_as_well_those_come_first_that_are_about_what_most_are_about() {
        var edition =
                edition()
                        .story("bank-river", it -> it.about(9))
                        .story("bank-money", it -> it.about(1))
                        .story("bank-rates", it -> it.about(1))
                        .story("bank-loans", it -> it.about(1))
                        .story("other", it -> it.about(4))
                        .bind();
        assertThat(order(edition, hits("bank-river", "bank-money", "bank-rates", "bank-loans")))
                .endsWith("bank-river");
    }

    @Test
    void of_hits_that_fit_as_well_the_newer_comes_first() {
        var edition =
                edition()
                        .story("old", it -> it.minutesAgo(3000))
                        .story("new", it -> it.minutesAgo(5))
                        .bind();
        assertThat(order(edition, hits("old", "new"))).containsExactly("new", "old");
    }

    @Test
    void words_count_more_than_both() {
        var edition =
                edition()
                        .story("fits", it -> it.about(9).minutesAgo(600))
                        .story("a", it -> it.about(1).minutesAgo(5))
                        .story("b", it -> it.about(1).minutesAgo(5))
                        .bind();
        var hits =
                List.of(
                        new Hit(Editions.id("fits"), 9),
                        new Hit(Editions.id("a"), 3),
                        new Hit(Editions.id("b"), 3));
        assertThat(order(edition, hits)).startsWith("fits");
    }

    @Test
    void what_the_edition_does_not_hold_is_left_out() {
        var edition = edition().story("here").bind();
        assertThat(order(edition, hits("gone", "here"))).containsExactly("here");
        assertThat(order(edition, List.of())).isEmpty();
    }

    @Test
    void a_story_without_a_vector_is_neither_before_nor_behind_for_that() {
        var edition = edition().story("bare").story("with", it -> it.about(1)).bind();
        assertThat(order(edition, hits("bare", "with"))).hasSize(2);
    }
}
