package org.masthead.reader.feed;

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
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.masthead.member.Preferences;
import org.masthead.member.Selection;
import org.masthead.story.Card;
import org.masthead.story.PublisherAccess;

class FeedRankingTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private static Card card(String source, String headline, int minutesAgo, String... topics) {
        return new Card(
                source + "-" + headline,
                "https://" + source + ".example/" + headline,
                source,
                Optional.of("en"),
                Optional.of("World"),
                List.of(topics),
                List.of(),
                headline,
                Optional.empty(),
                Optional.empty(),
                NOON.minus(Duration.ofMinutes(minutesAgo)),
                NOON,
                60,
                PublisherAccess.FREE,
                "c");
    }

    private static Selection sources(String... ids) {
        return new Selection(Set.of(ids), Set.of(), Set.of(), Set.of());
    }

    private static Selection topics(String... topics) {
        return new Selection(Set.of(), Set.of(topics), Set.of(), Set.of());
    }

    private static Selection words(String... words) {
        return new Selection(Set.of(), Set.of(), Set.of(words), Set.of());
    }

    private static Preferences follow(Selection selection) {
        return new Preferences(selection, Selection.NOTHING, true);
    }

    private static Preferences mute(Selection selection) {
        return new Preferences(Selection.NOTHING, selection, true);
    }

    private static List<String> headlines(List<Card> cards, Preferences preferences) {
        return FeedRanking.rank(cards, preferences, NOON, 100).stream()
                .map(ranked -> ranked.card().headline())
                .toList();
    }

    @Nested
    class WithoutPreferences {

        @Test
        void fresh_comes_before_old() {
            assertThat(
                            headlines(
                                    List.of(card("a", "old", 600), card("b", "new", 5)),
                                    Preferences.DEFAULT))
                    .containsExactly("new", "old");
        }

        @Test
        void a_title_that_publishes_a_lot_does_not_fill_the_first_page() {
            var cards = new ArrayList<Card>();
            IntStream.range(0, 50).forEach(i -> cards.add(card("flood", "flood-" + i, i)));
            IntStream.range(0, 4).forEach(i -> cards.add(card("calm" + i, "calm-" + i, 90)));
            var top = FeedRanking.rank(cards, Preferences.DEFAULT, NOON, 8);
            assertThat(top.stream().filter(r -> r.card().sourceId().startsWith("calm"))).hasSize(4);
            assertThat(top.getFirst().card().headline()).isEqualTo("flood-0");
        }

        @Test
        void the_order_does_not_depend_on_the_order_in_the_edition() {
            var cards = new ArrayList<Card>();
            IntStream.range(0, 60).forEach(i -> cards.add(card("s" + i % 7, "h" + i, i * 13 % 90)));
            var expected = headlines(cards, Preferences.DEFAULT);
            Collections.shuffle(cards, new Random(3));
            assertThat(headlines(cards, Preferences.DEFAULT)).isEqualTo(expected);
        }

        @Test
        void a_story_from_the_future_is_no_fresher_than_one_of_now() {
            assertThat(
                            FeedRanking.rank(
                                    List.of(card("a", "f", -500)), Preferences.DEFAULT, NOON, 1))
                    .first()
                    .extracting(Ranked::score)
                    .isEqualTo(1.0);
        }
    }

    @Nested
    class Following {

        private final List<Card> cards =
                List.of(
                        card("courier", "Fog in the harbour", 60, "harbours"),
                        card("crux", "Cable math", 65, "Middle East"),
                        card("tramline", "Trams on time", 70));

        @Test
        void lifts_a_source_and_says_so() {
            var first = FeedRanking.rank(cards, follow(sources("tramline")), NOON, 3).getFirst();
            assertThat(first.card().sourceId()).isEqualTo("tramline");
            assertThat(first.reasons()).containsExactly(new Reason("follows-source", "tramline"));
        }

        @Test
        void lifts_a_topic_however_it_is_written() {
            var first = FeedRanking.rank(cards, follow(topics("middle-east")), NOON, 3).getFirst();
            assertThat(first.card().sourceId()).isEqualTo("crux");
            assertThat(first.reasons()).containsExactly(new Reason("follows-topic", "middle-east"));
        }

        @Test
        void lifts_a_word_but_not_a_part_of_one() {
            assertThat(headlines(cards, follow(words("TRAMS")))).startsWith("Trams on time");
            assertThat(headlines(cards, follow(words("tram")))).startsWith("Fog in the harbour");
        }

        @Test
        void does_nothing_where_personalisation_is_off_and_no_reason_is_given() {
            var off = new Preferences(sources("tramline"), Selection.NOTHING, false);
            assertThat(headlines(cards, off)).startsWith("Fog in the harbour");
            assertThat(FeedRanking.rank(cards, off, NOON, 3))
                    .allMatch(ranked -> ranked.reasons().isEmpty());
        }
    }

    @Nested
    class Muting {

        private final List<Card> cards =
                List.of(
                        card("courier", "Fog über der Förde", 60, "weather"),
                        card("crux", "Cable math", 65, "energy"));

        @Test
        void takes_away_a_source_a_topic_a_section_or_a_word() {
            assertThat(headlines(cards, mute(sources("crux")))).hasSize(1);
            assertThat(headlines(cards, mute(topics("Energy")))).hasSize(1);
            assertThat(headlines(cards, mute(topics("world")))).isEmpty();
            assertThat(headlines(cards, mute(words("förde")))).containsExactly("Cable math");
        }

        @Test
        void holds_with_personalisation_off_too() {
            var off = new Preferences(Selection.NOTHING, sources("crux"), false);
            assertThat(headlines(cards, off)).containsExactly("Fog über der Förde");
        }

        @Test
        void wins_over_following() {
            var both = new Preferences(topics("energy"), sources("crux"), true);
            assertThat(headlines(cards, both)).doesNotContain("Cable math");
        }

        @Test
        void of_a_word_with_signs_in_it_is_taken_literally() {
            assertThat(headlines(cards, mute(words("F.g", "(", "C++")))).hasSize(2);
        }
    }
}
