package org.masthead.edition.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.masthead.edition.LiveStory;
import org.masthead.edition.Telling;
import org.masthead.story.Card;
import org.masthead.story.PublisherAccess;
import org.masthead.vector.StoryVector;

class ClustererTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private static final LiveStory FERRY =
            story("a1", 0, "Ferry Stena Nord runs aground off Skagen", 1);
    private static final LiveStory FERRY_AGAIN =
            story("b1", 5, "Stena Nord aground at Skagen: 300 passengers taken off", 1);
    private static final LiveStory FERRY_LATER =
            story("c1", 9, "Captain of stranded Stena Nord blames fog", 1);
    private static final LiveStory RATES =
            story("a2", 2, "Riksbank raises interest rate to 3.5 per cent", 2);
    private static final LiveStory RATES_AGAIN =
            story("b2", 7, "Swedish Riksbank lifts rate by half a point", 2);
    private static final LiveStory CHESS = story("d3", 4, "Chess prodigy wins in Wijk aan Zee", 3);

    private final Clusterer clusterer = new Clusterer();

    /** With a vector that points where all of its event do, and a little elsewhere. */
    private static LiveStory story(String id, int minutes, String headline, int event) {
        return story(id, minutes, headline, Optional.empty(), Optional.of(near(event, id)));
    }

    /** A story that means something of event 1, and more of something else. */
    private static LiveStory besides(String id, String headline) {
        var parts = new float[StoryVector.DIMENSIONS];
        parts[1] = 0.4f;
        parts[5] = 0.9f;
        var vector = StoryVector.quantised(StoryVector.MINILM, parts);
        return story(id, 2, headline, Optional.empty(), Optional.of(vector));
    }

    private static StoryVector near(int event, String id) {
        var random = new Random(id.hashCode());
        var parts = new float[StoryVector.DIMENSIONS];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = 0.02f * (float) random.nextGaussian();
        }
        parts[event] += 1;
        return StoryVector.quantised(StoryVector.MINILM, parts);
    }

    private static LiveStory story(
            String id,
            int minutes,
            String headline,
            Optional<String> summary,
            Optional<StoryVector> vector) {
        var at = NOON.plus(Duration.ofMinutes(minutes));
        return new LiveStory(
                new Card(
                        id,
                        "https://courier.example/" + id,
                        "source-" + id.charAt(0),
                        Optional.of("en"),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        headline,
                        summary,
                        Optional.empty(),
                        at,
                        at,
                        60,
                        PublisherAccess.FREE,
                        "c"),
                vector);
    }

    private List<Telling> first(LiveStory... stories) {
        return clusterer.cluster(List.of(stories), List.of());
    }

    private static List<Set<String>> sets(List<Telling> tellings) {
        return tellings.stream().map(it -> Set.copyOf(it.stories())).toList();
    }

    @Nested
    class StoriesOfOneEvent {

        @Test
        void are_one_cluster_and_others_are_not_in_it() {
            var clusters = first(FERRY, RATES, CHESS, FERRY_AGAIN, RATES_AGAIN);
            assertThat(sets(clusters))
                    .containsExactlyInAnyOrder(
                            Set.of("a1", "b1"), Set.of("a2", "b2"), Set.of("d3"));
        }

        @Test
        void are_called_after_the_story_that_came_first() {
            assertThat(first(FERRY_AGAIN, FERRY)).extracting(Telling::id).containsExactly("a1");
        }

        @Test
        void are_the_same_in_whatever_order_they_are_given() {
            var stories =
                    new ArrayList<>(
                            List.of(FERRY, FERRY_AGAIN, FERRY_LATER, RATES, RATES_AGAIN, CHESS));
            var expected = clusterer.cluster(stories, List.of());
            var random = new Random(3);
            for (int round = 0; round < 50; round++) {
                Collections.shuffle(stories, random);
                assertThat(clusterer.cluster(stories, List.of())).isEqualTo(expected);
            }
        }

        @Test
        void stand_in_the_order_in_which_they_were_published() {
            assertThat(first(FERRY_AGAIN, FERRY).getFirst().stories()).containsExactly("a1", "b1");
        }
    }

    @Nested
    class FromEditionToEdition {

        @Test
        void a_new_telling_joins_and_the_cluster_keeps_its_id() {
            var before = first(FERRY, RATES, FERRY_AGAIN);
            var after = clusterer.cluster(List.of(FERRY, RATES, FERRY_AGAIN, FERRY_LATER), before);
            assertThat(after)
                    .filteredOn(it -> it.stories().contains("c1"))
                    .singleElement()
                    .satisfies(it -> {
                        assertThat(it.id()).isEqualTo("a1");
                        assertThat(it.stories()).containsExactly("a1", "b1", "c1");
                    });
        }

        @Test
        void the_id_outlives_the_story_that_gave_it() {
            var before = first(FERRY, FERRY_AGAIN);
            var after = clusterer.cluster(List.of(FERRY_AGAIN, FERRY_LATER), before);
            assertThat(after).extracting(Telling::id).containsExactly("a1");
            assertThat(sets(after)).containsExactly(Set.of("b1", "c1"));
        }

        @Test
        void a_story_that_comes_back_leaves_no_two_clusters_of_one_name() {
            var before = first(FERRY, FERRY_AGAIN);
            var without = clusterer.cluster(List.of(FERRY_AGAIN, CHESS), before);
            var again = clusterer.cluster(List.of(FERRY, FERRY_AGAIN, CHESS), without);
            assertThat(again).extracting(Telling::id).containsExactly("a1", "d3");
        }

        @Test
        void nothing_new_changes_nothing() {
            var stories = List.of(FERRY, RATES, CHESS, FERRY_AGAIN, RATES_AGAIN);
            var once = clusterer.cluster(stories, List.of());
            assertThat(clusterer.cluster(stories, once)).isEqualTo(once);
        }

        @Test
        void nothing_is_left_of_clusters_without_a_live_story() {
            assertThat(clusterer.cluster(List.of(CHESS), first(FERRY, FERRY_AGAIN)))
                    .extracting(Telling::id)
                    .containsExactly("d3");
            assertThat(clusterer.cluster(List.of(), first(FERRY))).isEmpty();
        }

        @Test
        void a_story_whose_vector_is_of_another_space_now_is_placed_anew() {
            var before = first(FERRY, FERRY_AGAIN);
            var parts = new float[StoryVector.DIMENSIONS];
            parts[7] = 1;
            var other =
                    new LiveStory(
                            FERRY_AGAIN.card(),
                            Optional.of(StoryVector.quantised(StoryVector.NGRAM, parts)));
            assertThat(sets(clusterer.cluster(List.of(FERRY, other), before)))
                    .containsExactlyInAnyOrder(Set.of("a1"), Set.of("b1"));
        }
    }

    @Nested
    class Copies {

        private static final String WIRE =
                "A ferry with three hundred people on board ran aground in thick fog off the"
                        + " northern tip of Denmark early on Monday, the coast guard said.";

        private static LiveStory wire(String id, int minutes, String headline, String summary) {
            return story(id, minutes, headline, Optional.of(summary), Optional.of(near(1, id)));
        }

        private final LiveStory copied =
                wire("e1", 3, "Ferry Stena Nord runs aground off Skagen", WIRE);
        private final LiveStory printed =
                wire("f1", 6, "Ferry Stena Nord runs aground off Skagen", WIRE + " (Wire)");
        private final LiveStory own =
                wire(
                        "g1",
                        8,
                        "How the Stena Nord ran aground off Skagen",
                        "Our reporter was among the passengers and saw the lights of the harbour"
                                + " go out one by one before the ship stood still.");

        @Test
        void are_known_as_such_and_stand_behind_what_somebody_reported() {
            var cluster = first(own, printed, copied).getFirst();
            assertThat(cluster.stories()).containsExactly("e1", "g1", "f1");
            assertThat(cluster.copies()).containsExactly("f1");
        }

        @Test
        void are_not_those_that_only_tell_the_same() {
            assertThat(first(FERRY, FERRY_AGAIN, FERRY_LATER))
                    .allSatisfy(it -> assertThat(it.copies()).isEmpty());
        }

        @Test
        void without_three_words_there_is_nothing_to_copy() {
            assertThat(first(story("a1", 0, "Fog", 1), story("b1", 1, "Fog", 1)))
                    .allSatisfy(it -> assertThat(it.copies()).isEmpty());
        }
    }

    @Nested
    class WhatIsLikeNothing {

        @Test
        void a_story_without_a_vector_is_alone() {
            var bare = story("x1", 1, FERRY.card().headline(), Optional.empty(), Optional.empty());
            assertThat(sets(first(FERRY, bare)))
                    .containsExactlyInAnyOrder(Set.of("a1"), Set.of("x1"));
        }

        @Test
        void vectors_of_two_spaces_do_not_meet() {
            var parts = new float[StoryVector.DIMENSIONS];
            parts[1] = 1;
            var other =
                    story(
                            "x1",
                            1,
                            FERRY.card().headline(),
                            Optional.empty(),
                            Optional.of(StoryVector.quantised(StoryVector.NGRAM, parts)));
            assertThat(first(FERRY, other)).hasSize(2);
        }

        @Test
        void a_headline_without_words_harms_nothing() {
            assertThat(first(story("x1", 1, "…", 1), story("y1", 2, "?!", 1), FERRY)).hasSize(3);
        }
    }

    /**
     * Minutes of a busy edition: events told by many, and strangers. Words come from a small
     * vocabulary, so that likeness by chance and near ties are there too.
     */
    private static final class Minutes {

        private static final int EVENTS = 40;
        private final Random random = new Random(11);
        private final List<LiveStory> live = new ArrayList<>();
        private int told;

        List<LiveStory> next() {
            for (int i = 0; i < 30; i++) {
                live.add(story(told++));
            }
            if (live.size() > 400) {
                live.subList(0, 25).clear();
            }
            for (int i = 0; i < 3; i++) {
                int place = random.nextInt(live.size());
                live.set(place, rewritten(live.get(place)));
            }
            Collections.shuffle(live, random);
            return List.copyOf(live);
        }

        /** Under its own id, with another headline and vector. */
        private LiveStory rewritten(LiveStory story) {
            return story(Integer.parseInt(story.id().substring(1)));
        }

        private LiveStory story(int number) {
            int event = (int) Math.pow(EVENTS, random.nextDouble());
            var headline =
                    "Name%d of Town%d %s %s %s"
                            .formatted(event, event % 7, word(200), word(30), word(2_000));
            return ClustererTest.story("s" + number, number, headline, event);
        }

        private String word(int of) {
            return "w" + (int) Math.pow(of, random.nextDouble());
        }
    }

    @Nested
    class AProcess {

        @Test
        void that_remembers_gives_the_clusters_that_one_without_memory_gives() {
            var minutes = new Minutes();
            List<Telling> told = List.of();
            for (int minute = 0; minute < 60; minute++) {
                var live = minutes.next();
                var remembered = clusterer.cluster(live, told);
                assertThat(remembered).isEqualTo(new Clusterer().cluster(live, told));
                told = remembered;
            }
            assertThat(told).anyMatch(it -> it.stories().size() > 5).hasSizeGreaterThan(20);
        }

        @Test
        void that_remembers_what_nobody_stored_goes_by_what_is_stored() {
            var first = first(FERRY, RATES, FERRY_AGAIN);
            clusterer.cluster(List.of(FERRY, RATES, FERRY_AGAIN, FERRY_LATER, CHESS), first);
            var live = List.of(FERRY, RATES, FERRY_AGAIN, RATES_AGAIN);
            assertThat(clusterer.cluster(live, first))
                    .isEqualTo(new Clusterer().cluster(live, first));
        }

        @Test
        void knows_a_copy_by_its_text_as_it_is_now() {
            var wire = story("e1", 3, "Ferry Stena Nord runs aground off Skagen", 1);
            var own = story("f1", 5, "Stena Nord aground off Skagen, ferry in fog", 1);
            var copied = story("f1", 5, "Ferry Stena Nord runs aground off Skagen", 1);
            var before = first(wire, own);
            assertThat(before).allSatisfy(it -> assertThat(it.copies()).isEmpty());
            assertThat(clusterer.cluster(List.of(wire, copied), before).getFirst().copies())
                    .containsExactly("f1");
        }
    }

    @Nested
    class AmongFewStories {

        @Test
        void a_small_word_in_common_makes_no_event_though_nothing_rarer_is_shared() {
            var auction = story("a1", 1, "Fish auction at Port Ellery goes to phones", 1);
            var bonds = besides("b1", "Coast bonds were asleep, prices go to heaven");
            assertThat(sets(first(auction, bonds, RATES, CHESS)))
                    .contains(Set.of("a1"), Set.of("b1"));
        }

        @Test
        void a_name_in_common_does_where_both_mean_alike() {
            assertThat(sets(first(FERRY, FERRY_AGAIN, RATES, CHESS))).contains(Set.of("a1", "b1"));
        }
    }

    @Nested
    class AmongStoriesThatNobodyElseTells {

        private static final List<LiveStory> STRANGERS =
                IntStream.range(0, 300)
                        .mapToObj(i ->
                                story(
                                        "o" + i,
                                        i,
                                        "Matter%d near place%d, thing%d".formatted(i, i / 2, i),
                                        20 + i))
                        .toList();

        private List<Telling> among(LiveStory... stories) {
            return clusterer.cluster(
                    Stream.concat(Stream.of(stories), STRANGERS.stream()).toList(), List.of());
        }

        @Test
        void a_name_in_common_makes_no_event() {
            var springsteen = story("a1", 1, "Bruce Springsteen surprises his wife in a film", 1);
            var maxwell = besides("b1", "Bruce Maxwell still threatened after kneeling");
            assertThat(sets(among(springsteen, maxwell)))
                    .contains(Set.of("a1"), Set.of("b1"))
                    .hasSize(302);
        }

        @Test
        void an_event_is_one_all_the_same() {
            assertThat(sets(among(FERRY, FERRY_AGAIN, CHESS)))
                    .contains(Set.of("a1", "b1"), Set.of("d3"));
        }
    }

    /** What all football of a day has in common is no event. */
    @Test
    void a_subject_that_many_stories_share_is_no_cluster() {
        var clubs =
                List.of(
                        "Ajax",
                        "Benfica",
                        "Celtic",
                        "Dortmund",
                        "Everton",
                        "Fulham",
                        "Getafe",
                        "Hibernian",
                        "Inter",
                        "Juventus",
                        "Krasnodar",
                        "Lazio",
                        "Monza",
                        "Nantes");
        var stories =
                IntStream.range(0, clubs.size())
                        .mapToObj(
                                i -> story("m" + i, i, clubs.get(i) + " win late in the league", 5))
                        .toList();
        var others =
                IntStream.range(0, 60)
                        .mapToObj(i -> story("o" + i, i, "Something else number " + i, 20 + i));
        var clusters =
                clusterer.cluster(Stream.concat(stories.stream(), others).toList(), List.of());
        assertThat(clusters).hasSizeGreaterThan(60);
    }
}
