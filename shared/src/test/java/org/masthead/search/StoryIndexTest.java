package org.masthead.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.masthead.edition.Editions.edition;
import static org.masthead.story.Stories.NOON;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.edition.Edition;
import org.masthead.edition.Editions;

class StoryIndexTest {

    private static final Edition EDITION =
            edition()
                    .story(
                            "ferries",
                            it ->
                                    it.headline("Ferries are cancelled")
                                            .summary("Fog closed the north pier on Sunday."))
                    .story(
                            "pier",
                            it ->
                                    it.by("crux")
                                            .section("Culture & Arts")
                                            .headline("A concert on the pier")
                                            .summary("From the north, a band. The ferry waits.")
                                            .minutesAgo(2000))
                    .story(
                            "haus",
                            it ->
                                    it.by("bote")
                                            .language("de-AT")
                                            .headline("Die Häuser der Stadt")
                                            .summary("Mieten steigen, sagt der Mieterbund."))
                    .story("tokyo", it -> it.by("asa").language("ja").headline("東京都の天気予報"))
                    .story("cafe", it -> it.by("bote").headline("A café opens again"))
                    .bind();

    private final StoryIndex index = index(EDITION);

    private static StoryIndex index(Edition edition) {
        var indexer = StoryIndexer.empty();
        indexer.follow(edition);
        return StoryIndex.open(indexer.file());
    }

    @Test
    void is_looked_through_more_deeply_where_only_some_stories_are_wanted() {
        var made = edition();
        for (int story = 0; story < 60; story++) {
            var name = "fog-" + story;
            int minutes = story;
            made.story(name, it -> it.headline("Fog").minutesAgo(minutes));
        }
        var wanted = Set.of(Editions.id("fog-7"), Editions.id("fog-59"));
        var hits = index(made.bind()).search(SearchQuery.of("fog"), 2, wanted::contains);
        assertThat(hits).extracting(Hit::story).containsExactlyInAnyOrderElementsOf(wanted);
        assertThat(index(made.bind()).search(SearchQuery.of("fog"), 2, _ -> false)).isEmpty();
    }

    private static List<String> found(StoryIndex index, String text) {
        return switch (QueryText.read(text, Map.of())) {
            case QueryText.Outcome.Faulty(var faults) -> throw new AssertionError(faults);
            case QueryText.Outcome.Read(var query) ->
                    index.search(query, 10).stream()
                            .map(hit ->
                                    EDITION.cards().stream()
                                            .filter(card -> card.id().equals(hit.story()))
                                            .findFirst()
                                            .orElseThrow()
                                            .url()
                                            .replaceAll(".*/", ""))
                            .toList();
        };
    }

    @Nested
    class ASearch {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                textBlock =
                        """
                        ferry               | ferries pier
                        FERRIES             | ferries pier
                        ferry fog           | ferries
                        "north pier"        | ferries
                        “north pier”        | ferries
                        north pier          | ferries pier
                        ferry -concert      | ferries
                        ferry -"north pier" | pier
                        cafe                | cafe
                        Haus                | haus
                        miete               | haus
                        東京                | tokyo
                        天気                | tokyo
                        ferry source:crux   | pier
                        pier section:culture-arts | pier
                        stadt language:de   | haus
                        ferry from:2026-11-22 | ferries
                        ferry to:2026-11-22   | pier
                        sunday concert      | ''
                        nobody              | ''
                        """)
        void finds(String query, String names) {
            assertThat(found(index, query))
                    .containsExactlyInAnyOrder(names.isEmpty() ? new String[0] : names.split(" "));
        }

        @Test
        void puts_a_story_with_the_word_in_its_headline_first() {
            assertThat(found(index, "pier")).containsExactly("pier", "ferries");
            assertThat(found(index, "ferry")).containsExactly("ferries", "pier");
        }

        @Test
        void does_not_find_a_phrase_across_headline_and_summary() {
            assertThat(found(index, "\"cancelled fog\"")).isEmpty();
        }
    }

    @Nested
    class AQuery {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "  ",
                    "source:courier",
                    "-ferry",
                    "\"north pier",
                    "!?",
                    "ferry from:yesterday",
                    "ferry from:2026-11-22 to:2026-11-21",
                    "ferry source:",
                    "a b c d e f g h i j k l m n o p q"
                })
        void that_says_nothing_to_look_for_is_told_what_is_wrong(String text) {
            assertThat(QueryText.read(text, Map.of())).isInstanceOf(QueryText.Outcome.Faulty.class);
        }

        @Test
        void that_is_longer_than_anybody_types_is_refused() {
            assertThat(QueryText.read("ferry ".repeat(50), Map.of()))
                    .isEqualTo(
                            new QueryText.Outcome.Faulty(
                                    List.of("q has more than 200 characters")));
        }

        @Test
        void takes_its_filters_as_parameters_too() {
            assertThat(QueryText.read("ferry", Map.of("source", "crux,courier")))
                    .isEqualTo(QueryText.read("ferry source:courier,crux", Map.of()));
        }

        @Test
        void with_a_colon_in_a_word_looks_for_that() {
            assertThat(QueryText.read("12:30", Map.of()))
                    .isEqualTo(new QueryText.Outcome.Read(SearchQuery.of("12:30")));
        }
    }

    @Nested
    class AnIndex {

        @Test
        void follows_the_editions_as_they_change() {
            var first = edition().story("a", it -> it.headline("fog")).story("b").bind();
            var indexer = StoryIndexer.empty();
            assertThat(indexer.follow(first)).isEqualTo(2);
            var next =
                    edition()
                            .at(NOON.plusSeconds(60))
                            .story("a", it -> it.headline("sun").minutesAgo(61))
                            .story("c", it -> it.headline("fog"))
                            .bind()
                            .after(first);
            assertThat(indexer.follow(next)).isEqualTo(3);
            assertThat(indexer.follow(next)).isZero();
            var search = StoryIndex.open(indexer.file());
            assertThat(search.size()).isEqualTo(2);
            assertThat(search.search(SearchQuery.of("fog"), 9))
                    .extracting(Hit::story)
                    .containsExactly(Editions.id("c"));
            assertThat(search.search(SearchQuery.of("sun"), 9)).hasSize(1);
        }

        @Test
        void goes_on_from_where_it_was_stored() {
            var first = edition().story("a").story("b", it -> it.headline("fog")).bind();
            var indexer = StoryIndexer.empty();
            indexer.follow(first);
            var resumed = StoryIndexer.from(indexer.file()).orElseThrow();
            assertThat(resumed.size()).isEqualTo(2);
            assertThat(resumed.follow(first)).isZero();
            var next =
                    edition().at(NOON.plusSeconds(60)).story("a", it -> it.minutesAgo(61)).bind();
            assertThat(resumed.follow(next.after(first))).isPositive();
            assertThat(StoryIndex.open(resumed.file()).search(SearchQuery.of("fog"), 9)).isEmpty();
        }

        @Test
        void that_is_damaged_is_said_to_be() {
            var indexer = StoryIndexer.empty();
            indexer.follow(EDITION);
            var file = indexer.file();
            file[file.length / 2] ^= 1;
            assertThatThrownBy(() -> StoryIndex.open(file)).hasMessageContaining("checksum");
            assertThat(StoryIndexer.from(file)).isEmpty();
            assertThatThrownBy(() -> StoryIndex.open(new byte[3])).hasMessageContaining("MHSEARCH");
        }

        @Test
        void of_no_story_finds_none() {
            assertThat(index(edition().bind()).search(SearchQuery.of("fog"), 9)).isEmpty();
        }
    }
}
