package org.masthead.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.masthead.edition.Editions.id;
import static org.masthead.story.Stories.NOON;
import static org.masthead.story.Stories.fetched;
import static org.masthead.story.Stories.story;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.masthead.story.Card;
import org.masthead.vector.StoryVector;

class EditionTest {

    private final Card early = fetched(story("https://a.example/1", "Early"), 1).card();
    private final Card late = fetched(story("https://a.example/2", "Late"), 2).card();

    @Test
    void holds_the_newest_first_whatever_order_the_cards_came_in() {
        assertThat(bind(NOON, List.of(early, late)).cards())
                .isEqualTo(bind(NOON, List.of(late, early)).cards())
                .extracting(Card::headline)
                .containsExactly("Late", "Early");
    }

    @Test
    void has_the_same_digest_for_the_same_stories_and_versions_that_grow_with_time() {
        var first = bind(NOON, List.of(early));
        var again = bind(NOON.plusMillis(1), List.of(early));
        assertThat(again.digest()).isEqualTo(first.digest());
        assertThat(again.version()).isGreaterThan(first.version());
        assertThat(bind(NOON, List.of(late)).digest()).isNotEqualTo(first.digest());
    }

    @Test
    void tells_since_when_each_card_has_been_as_it_is() {
        var first = bind(NOON, List.of(early, late));
        var corrected = fetched(story("https://a.example/2", "Late, corrected"), 2).card();
        var second = bind(NOON.plusSeconds(60), List.of(early, corrected)).after(first);
        assertThat(second.since(early.id())).isEqualTo(NOON);
        assertThat(second.since(corrected.id())).isEqualTo(NOON.plusSeconds(60));
        var third = bind(NOON.plusSeconds(120), List.of(early, corrected)).after(second);
        assertThat(third.since(early.id())).isEqualTo(NOON);
        assertThat(third.since(corrected.id())).isEqualTo(NOON.plusSeconds(60));
    }

    private static Edition bind(Instant now, List<Card> cards) {
        return Edition.bind(now, List.of(), LiveStories.of(cards, List.of()));
    }

    @Nested
    class AStory {

        private final Edition edition =
                Editions.edition()
                        .story(
                                "fog",
                                it -> it.by("courier").minutesAgo(5).topics("Middle East", "a"))
                        .story("sun", it -> it.by("crux").section("Daily Life").clicked(3).about(1))
                        .story("moon", it -> it.by("crux").minutesAgo(90).about(1))
                        .story("tram", it -> it.minutesAgo(95).language("de").about(2))
                        .cluster("c", List.of("sun", "fog", "unknown"), Set.of("fog"))
                        .pick("sun")
                        .bind();
        private final int fog = edition.story(id("fog")).orElseThrow();
        private final int sun = edition.story(id("sun")).orElseThrow();
        private final int moon = edition.story(id("moon")).orElseThrow();
        private final int tram = edition.story(id("tram")).orElseThrow();

        @Test
        void is_found_by_its_id_and_has_its_place() {
            assertThat(fog).isZero();
            assertThat(edition.id(fog)).isEqualTo(id("fog"));
            assertThat(edition.card(fog).headline()).isEqualTo("fog");
            assertThat(edition.story("nothing")).isEmpty();
        }

        @Test
        void has_columns_that_say_what_its_card_says() {
            assertThat(edition.sources().get(edition.sourceOf(sun)).id()).isEqualTo("crux");
            assertThat(edition.sections().get(edition.sectionOf(sun))).isEqualTo("daily-life");
            assertThat(edition.languages().get(edition.languageOf(tram))).isEqualTo("de");
            assertThat(Arrays.stream(edition.topicsOf(fog)).mapToObj(edition.topics()::get))
                    .containsExactly("middle-east", "a");
            assertThat(edition.published(fog)).isEqualTo(NOON.getEpochSecond() - 300);
            assertThat(edition.discovered(fog)).isEqualTo(NOON.getEpochSecond() - 300);
        }

        @Test
        void is_found_by_what_its_card_says() {
            assertThat(edition.storiesOfSource("crux")).containsExactly(sun, moon);
            assertThat(edition.storiesOfSection("daily-life")).containsExactly(sun);
            assertThat(edition.storiesOfTopic("middle-east")).containsExactly(fog);
            assertThat(edition.storiesOfTopic("daily-life")).isEmpty();
            assertThat(edition.storiesOfAuthor("nobody")).isEmpty();
        }

        @Test
        void is_in_its_cluster_with_the_others_that_are_live() {
            assertThat(edition.clusters()).isEqualTo(1);
            assertThat(edition.clusterOf(sun)).isZero();
            assertThat(edition.clusterOf(moon)).isEqualTo(-1);
            assertThat(edition.cluster(0).stories()).containsExactly(sun, fog);
            assertThat(edition.cluster(0).copies()).containsExactly(fog);
            assertThat(edition.cluster("c")).hasValue(0);
            assertThat(edition.cluster("d")).isEmpty();
        }

        @Test
        void is_near_to_those_about_the_same() {
            assertThat(edition.hasVector(fog)).isFalse();
            var vectors = edition.vectors();
            assertThat(vectors.dot(sun, moon)).isGreaterThan(0.6f);
            assertThat(vectors.dot(sun, tram)).isCloseTo(0, within(0.2f));
            assertThat(vectors.dot(sun, fog)).isZero();
            assertThat(vectors.dot(sun, sun)).isCloseTo(1, within(0.001f));
        }

        @Test
        void is_near_to_those_of_its_event_though_the_edition_has_no_other() {
            var small =
                    Editions.edition()
                            .story("dawn", it -> it.about(1))
                            .story("dusk", it -> it.about(1))
                            .bind();
            assertThat(small.vectors().dot(0, 1)).isGreaterThan(0.6f);
        }

        @Test
        void is_compared_to_a_vector_as_it_is_to_a_story() {
            var vectors = edition.vectors();
            var mean = vectors.mean(StoryVector.MINILM);
            var query = vectors.vector(moon).orElseThrow().minus(mean);
            assertThat(vectors.dot(query.unit(), sun))
                    .isCloseTo(vectors.dot(moon, sun), within(0.01f));
            assertThat(vectors.aim(StoryVector.MINILM, query.unit()).dot(sun))
                    .isCloseTo(vectors.dot(moon, sun), within(0.01f));
            assertThat(vectors.aim("unknown", query.unit()).dot(sun)).isZero();
        }

        @Test
        void is_about_as_near_by_its_signs_as_it_is() {
            var vectors = edition.vectors();
            var mean = vectors.mean(StoryVector.MINILM);
            var moons = vectors.vector(moon).orElseThrow().minus(mean).unit();
            var away = new float[moons.length];
            for (int d = 0; d < away.length; d++) {
                away[d] = -moons[d];
            }
            var aims =
                    List.of(
                            vectors.aim(StoryVector.MINILM, moons),
                            vectors.aim(StoryVector.MINILM, away),
                            vectors.aim("unknown", moons));
            var scores = new float[edition.size()];
            vectors.addNearest(scores, aims, 2);
            float cosine = vectors.dot(moon, sun);
            assertThat(scores[fog]).isZero();
            assertThat(scores[moon]).isCloseTo(2, within(0.01f));
            assertThat(scores[sun]).isCloseTo(2 * Math.abs(cosine), within(0.4f));
        }

        @Test
        void has_its_counts() {
            assertThat(clicks(sun)).isEqualTo(3);
            assertThat(clicks(fog)).isZero();
        }

        private float clicks(int story) {
            return edition.popularity(story).of(Popularity.Count.CLICKED, Popularity.Window.HOUR);
        }
    }

    @Nested
    class AWord {

        private final Edition edition =
                Editions.edition()
                        .story("a", it -> it.minutesAgo(1).headline("Trams, on time"))
                        .story("b", it -> it.minutesAgo(2).headline("Fog über der Förde"))
                        .story(
                                "c",
                                it -> it.minutesAgo(3).headline("A C++ tram").summary("On-time"))
                        .story("d", it -> it.minutesAgo(4).headline("東京、雪"))
                        .bind();

        @Test
        void is_found_whole_whatever_its_case() {
            assertThat(stories("TRAM")).containsExactly(2);
            assertThat(stories("förde")).containsExactly(1);
            assertThat(stories("c++")).containsExactly(2);
            assertThat(stories("on time")).containsExactly(0);
            assertThat(stories("東京")).containsExactly(3);
            assertThat(stories("snow")).isEmpty();
            assertThat(stories("(")).isEmpty();
        }

        private List<Integer> stories(String word) {
            return edition.words().containing(word).stream().boxed().toList();
        }
    }
}
