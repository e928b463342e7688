package org.masthead.source.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.masthead.source.Source;
import org.masthead.source.catalogue.ImportPlan.Change;
import org.masthead.source.catalogue.ImportPlan.Step;
import org.masthead.source.catalogue.Listing.Identity;

class ImportPlanTest {

    private static final Source COURIER =
            Titles.source("courier", "https://courier.example/rss", "https://courier.example/atom");

    private static ImportPlan plan(Listing listing, Source... carried) {
        return ImportPlan.of(new Catalogue(List.of(listing), List.of()), List.of(carried));
    }

    @Test
    void keeps_the_problems_of_the_file() {
        var problem = new Problem(3, "no id");
        assertThat(ImportPlan.of(new Catalogue(List.of(), List.of(problem)), List.of()).problems())
                .containsExactly(problem);
    }

    @Nested
    class A_list_that_names_its_titles {

        private static ImportPlan plan(Source source, Source... carried) {
            return ImportPlanTest.plan(Titles.listing(source, Identity.STATED), carried);
        }

        @Test
        void adds_what_is_not_carried() {
            assertThat(plan(COURIER).steps()).extracting(Step::change).containsExactly(Change.NEW);
        }

        @Test
        void leaves_alone_what_is_as_it_says() {
            assertThat(plan(COURIER, COURIER).steps(Change.SAME)).hasSize(1);
        }

        @Test
        void changes_what_is_not_as_it_says() {
            var shorter = Titles.source("courier", "https://courier.example/rss");
            assertThat(plan(shorter, COURIER).steps(Change.CHANGED)).hasSize(1);
        }

        @Test
        void cannot_take_the_feed_of_another_title() {
            var thief = Titles.source("thief", "http://www.courier.example/rss/");
            assertThat(plan(thief, COURIER).steps()).isEmpty();
            assertThat(plan(thief, COURIER).problems())
                    .containsExactly(
                            new Problem(
                                    1,
                                    "feed 'http://www.courier.example/rss/' is that of courier,"
                                            + " which is carried"));
        }
    }

    @Nested
    class A_list_that_knows_nothing_of_us {

        private static ImportPlan plan(Source source, Source... carried) {
            return ImportPlanTest.plan(Titles.listing(source, Identity.DERIVED), carried);
        }

        @Test
        void adds_what_is_not_carried() {
            assertThat(plan(COURIER).steps(Change.NEW)).hasSize(1);
        }

        @Test
        void finds_a_title_that_is_carried_by_its_feeds_and_changes_nothing_of_it() {
            var theirs = Titles.source("courier-top-stories", "https://courier.example/rss");
            assertThat(plan(theirs, COURIER).steps(Change.SAME)).hasSize(1);
        }

        @Test
        void does_not_add_feeds_to_a_title_that_is_carried() {
            var theirs = Titles.source("courier", "https://courier.example/sport");
            assertThat(plan(theirs, COURIER).problems())
                    .containsExactly(
                            new Problem(
                                    1,
                                    "courier is carried without the feed"
                                            + " 'https://courier.example/sport'; add it there"));
        }

        @Test
        void does_not_mix_a_carried_title_with_a_new_one() {
            var theirs =
                    Titles.source(
                            "mixed", "https://courier.example/rss", "https://mixed.example/rss");
            assertThat(plan(theirs, COURIER).problems())
                    .extracting(Problem::what)
                    .containsExactly(
                            "courier is carried without the feed 'https://mixed.example/rss'; add"
                                    + " it there");
        }
    }
}
