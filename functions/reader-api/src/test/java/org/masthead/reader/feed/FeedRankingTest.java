package org.masthead.reader.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masthead.story.Stories.NOON;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.masthead.edition.Edition;
import org.masthead.edition.Editions;
import org.masthead.edition.Leads;
import org.masthead.member.Hidden;
import org.masthead.member.Interest;
import org.masthead.member.Profile;
import org.masthead.member.Recent;
import org.masthead.member.Selection;
import org.masthead.member.Signal;
import org.masthead.rank.Exploration;
import org.masthead.rank.Feature;

class FeedRankingTest {

    private static final Selection NOTHING = Selection.NOTHING;

    private static Selection sources(String... ids) {
        return new Selection(Set.of(ids), Set.of(), Set.of(), Set.of());
    }

    private static Selection topics(String... topics) {
        return new Selection(Set.of(), Set.of(topics), Set.of(), Set.of());
    }

    private static Selection words(String... words) {
        return new Selection(Set.of(), Set.of(), Set.of(words), Set.of());
    }

    private static FeedRanking ranking(
            Edition edition, Profile profile, Recent recent, Selection follow) {
        var leads = new Leads(edition, follow.sources(), _ -> true);
        return new FeedRanking(
                new Traits(edition), leads, _ -> true, profile, recent, Hidden.NOTHING, follow);
    }

    private static List<String> headlines(
            Edition edition, Profile profile, Recent recent, Selection follow) {
        return ranking(edition, profile, recent, follow).order(100, Exploration.NONE, 0).stream()
                .map(placed -> edition.card(placed.story()).headline())
                .toList();
    }

    private static List<String> headlines(Edition edition, Selection follow) {
        return headlines(edition, Profile.EMPTY, Recent.NOTHING, follow);
    }

    /** A member who opened so many stories about a subject, in a section. */
    private static Profile reader(int subject, String section, int stories) {
        var profile = Profile.EMPTY;
        for (int i = 0; i < stories; i++) {
            profile =
                    profile.with(
                            new Interest(
                                    NOON.minusSeconds(86_400 + i),
                                    Signal.OPENED,
                                    "elsewhere",
                                    Optional.of(section),
                                    List.of(),
                                    Optional.of(Editions.vector(subject, i))));
        }
        return profile;
    }

    @Nested
    class For_a_newcomer {

        @Test
        void fresh_comes_before_old() {
            var edition =
                    Editions.edition()
                            .story("old", it -> it.by("a").minutesAgo(600))
                            .story("new", it -> it.by("b").minutesAgo(5))
                            .bind();

            assertThat(headlines(edition, NOTHING)).containsExactly("new", "old");
        }

        @Test
        void what_many_members_open_leads() {
            var edition =
                    Editions.edition()
                            .story("passed by", it -> it.by("a").expected(30).clicked(1))
                            .story("opened", it -> it.by("b").expected(30).clicked(60))
                            .bind();

            assertThat(headlines(edition, NOTHING)).startsWith("opened");
        }

        @Test
        void what_is_opened_oftener_than_expected_leads_what_was_shown_to_the_right_members() {
            var edition =
                    Editions.edition()
                            .story("suited", it -> it.by("a").expected(60).clicked(60))
                            .story("good", it -> it.by("b").expected(20).clicked(40))
                            .bind();

            assertThat(headlines(edition, NOTHING)).startsWith("good");
        }

        @Test
        void what_editors_picked_leads() {
            var edition =
                    Editions.edition()
                            .story("fresh", it -> it.by("a").minutesAgo(1))
                            .story("picked", it -> it.by("b").minutesAgo(90))
                            .pick("picked")
                            .bind();

            assertThat(headlines(edition, NOTHING)).startsWith("picked");
        }

        @Test
        void a_title_that_publishes_a_lot_does_not_fill_the_first_page() {
            var edition = Editions.edition();
            IntStream.range(0, 50)
                    .forEach(i -> edition.story("flood" + i, it -> it.by("flood").minutesAgo(i)));
            IntStream.range(0, 6)
                    .forEach(i -> edition.story("calm" + i, it -> it.by("c" + i).minutesAgo(90)));

            assertThat(headlines(edition.bind(), NOTHING).subList(0, 10))
                    .filteredOn(headline -> headline.startsWith("calm"))
                    .hasSize(6);
        }
    }

    @Nested
    class For_a_member_who_reads {

        private final Edition edition =
                Editions.edition()
                        .story("reactor", it -> it.by("a").about(1).minutesAgo(200))
                        .story("ballet", it -> it.by("b").about(2).minutesAgo(30))
                        .story("harbour", it -> it.by("c").about(3).minutesAgo(20))
                        .bind();

        @Test
        void what_is_like_it_comes_first() {
            assertThat(headlines(edition, reader(1, "world", 12), Recent.NOTHING, NOTHING))
                    .startsWith("reactor");
        }

        @Test
        void what_they_read_already_falls_back() {
            var recent = Recent.NOTHING.met(Editions.id("harbour"), NOON, Signal.READ);

            assertThat(headlines(edition, Profile.EMPTY, recent, NOTHING)).endsWith("harbour");
        }

        @Test
        void what_they_passed_by_again_and_again_falls_back() {
            var recent = Recent.NOTHING;
            for (int i = 0; i < 9; i++) {
                recent = recent.shown(Editions.id("harbour"), NOON.plusSeconds(i));
            }

            assertThat(headlines(edition, NOTHING)).startsWith("harbour");
            assertThat(headlines(edition, Profile.EMPTY, recent, NOTHING)).endsWith("harbour");
        }

        @Test
        void a_section_they_read_more_of_than_others_comes_up() {
            var sections =
                    Editions.edition()
                            .story("vote", it -> it.by("a").section("Politics").minutesAgo(120))
                            .story("match", it -> it.by("b").section("Sport").minutesAgo(60))
                            .bind();

            assertThat(headlines(sections, reader(1, "politics", 20), Recent.NOTHING, NOTHING))
                    .startsWith("vote");
            assertThat(headlines(sections, reader(1, "sport", 20), Recent.NOTHING, NOTHING))
                    .startsWith("match");
        }

        @Test
        void a_story_of_another_vector_space_is_neither_near_nor_far() {
            var mixed =
                    Editions.edition()
                            .story("near", it -> it.by("a").about(1).minutesAgo(60))
                            .story("far", it -> it.by("b").about(2).minutesAgo(60))
                            .story("nowhere", it -> it.by("c").minutesAgo(60))
                            .bind();
            var order =
                    ranking(mixed, reader(1, "world", 12), Recent.NOTHING, NOTHING)
                            .order(3, Exploration.NONE, 0);

            var nowhere =
                    order.stream()
                            .filter(it -> mixed.card(it.story()).headline().equals("nowhere"))
                            .findFirst()
                            .orElseThrow();
            assertThat(nowhere.features().of(Feature.LONG_TERM)).isZero();
            assertThat(nowhere.features().of(Feature.INTEREST)).isZero();
        }
    }

    @Nested
    class Following {

        private final Edition edition =
                Editions.edition()
                        .story(
                                "fog",
                                it ->
                                        it.by("courier")
                                                .headline("Fog in the harbour")
                                                .topics("harbours")
                                                .minutesAgo(60))
                        .story(
                                "cable",
                                it ->
                                        it.by("crux")
                                                .headline("Cable math")
                                                .topics("Middle East")
                                                .minutesAgo(65))
                        .story(
                                "trams",
                                it -> it.by("tramline").headline("Trams on time").minutesAgo(70))
                        .bind();

        @Test
        void lifts_a_source() {
            assertThat(headlines(edition, sources("tramline"))).startsWith("Trams on time");
        }

        @Test
        void lifts_a_topic_however_it_is_written() {
            assertThat(headlines(edition, topics("middle-east"))).startsWith("Cable math");
        }

        @Test
        void lifts_a_word_but_not_a_part_of_one() {
            assertThat(headlines(edition, words("TRAMS"))).startsWith("Trams on time");
            assertThat(headlines(edition, words("tram"))).startsWith("Fog in the harbour");
        }
    }

    @Nested
    class An_event {

        private final Edition edition =
                Editions.edition()
                        .story("first", it -> it.by("a").about(1).minutesAgo(90))
                        .story("second", it -> it.by("b").about(1).minutesAgo(50))
                        .story("other", it -> it.by("c").about(2).minutesAgo(60))
                        .cluster("c1", "first", "second")
                        .bind();

        @Test
        void is_told_once_by_the_earliest() {
            assertThat(headlines(edition, NOTHING)).containsExactlyInAnyOrder("first", "other");
        }

        @Test
        void is_told_by_the_title_that_the_member_follows() {
            assertThat(headlines(edition, sources("b"))).startsWith("second").hasSize(2);
        }
    }

    @Nested
    class A_long_feed {

        private final Edition edition = long_edition();

        private Edition long_edition() {
            var edition = Editions.edition();
            for (int i = 0; i < 900; i++) {
                int number = i;
                edition.story(
                        "s" + i,
                        it -> it.by("source" + number % 40).about(number % 30).minutesAgo(number));
            }
            return edition.bind();
        }

        @Test
        void shows_every_story_once() {
            var order =
                    ranking(edition, reader(1, "world", 12), Recent.NOTHING, NOTHING)
                            .order(2_000, Exploration.USUAL, 7);

            assertThat(order).hasSize(900);
            assertThat(order.stream().map(Placed::story).distinct()).hasSize(900);
        }

        @Test
        void is_the_same_however_far_it_is_asked_for() {
            var profile = reader(1, "world", 12);
            var far =
                    ranking(edition, profile, Recent.NOTHING, NOTHING)
                            .order(500, Exploration.USUAL, 7);
            var near =
                    ranking(edition, profile, Recent.NOTHING, NOTHING)
                            .order(20, Exploration.USUAL, 7);

            assertThat(far.subList(0, 20)).isEqualTo(near);
        }

        @Test
        void leaves_about_one_card_of_twenty_to_chance_and_says_how_likely_it_was() {
            var chance = new HashSet<Integer>();
            for (int seed = 0; seed < 40; seed++) {
                var order =
                        ranking(edition, reader(1, "world", 12), Recent.NOTHING, NOTHING)
                                .order(40, Exploration.USUAL, seed);
                assertThat(order.getFirst().isExplored()).isFalse();
                for (var placed : order) {
                    if (placed.isExplored()) {
                        chance.add(seed * 100 + placed.position());
                        assertThat(placed.propensity()).isBetween(1e-5f, 0.01f);
                    }
                }
            }
            assertThat(chance.size() / (40.0 * 38)).isBetween(0.025, 0.075);
        }

        @Test
        void has_no_story_that_does_not_belong() {
            IntPredicate even = story -> story % 2 == 0;
            var leads = new Leads(edition, Set.of(), even);
            var ranking =
                    new FeedRanking(
                            new Traits(edition),
                            leads,
                            even,
                            reader(1, "world", 12),
                            Recent.NOTHING,
                            Hidden.NOTHING,
                            NOTHING);

            assertThat(ranking.order(2_000, Exploration.USUAL, 3))
                    .hasSize(450)
                    .allMatch(placed -> placed.story() % 2 == 0);
        }

        @Test
        void finds_what_suits_the_member_however_deep_in_the_edition_it_is() {
            var order =
                    ranking(edition, reader(29, "world", 12), Recent.NOTHING, NOTHING)
                            .order(10, Exploration.NONE, 0);

            assertThat(order.getFirst().story() % 30).isEqualTo(29);
        }
    }

    @Nested
    class Weights_that_were_learned {

        @Test
        void are_those_of_the_edition() {
            var model =
                    """
                    {"features":{"FRESHNESS":{"weight":-1,"square":1}},"appeals":{},"lists":1}
                    """;
            var edition =
                    Editions.edition()
                            .story("old", it -> it.by("a").minutesAgo(600))
                            .story("new", it -> it.by("b").minutesAgo(5))
                            .model(model)
                            .bind();

            assertThat(headlines(edition, NOTHING)).containsExactly("old", "new");
        }

        @Test
        void are_set_by_hand_where_they_cannot_be_read() {
            var edition =
                    Editions.edition()
                            .story("old", it -> it.by("a").minutesAgo(600))
                            .story("new", it -> it.by("b").minutesAgo(5))
                            .model("{")
                            .bind();

            assertThat(headlines(edition, NOTHING)).containsExactly("new", "old");
        }
    }

    @Nested
    class Reasons_of_a_card {

        private List<Reason> reasons(
                Edition edition, Profile profile, Recent recent, Selection follow) {
            var placed =
                    ranking(edition, profile, recent, follow)
                            .order(1, Exploration.NONE, 0)
                            .getFirst();
            return new Reasons(new Traits(edition), _ -> true, new Taste(follow), profile, recent)
                    .of(placed, edition.card(placed.story()));
        }

        @Test
        void begin_with_what_the_member_follows() {
            var edition = Editions.edition().story("trams", it -> it.by("tramline")).bind();

            assertThat(reasons(edition, Profile.EMPTY, Recent.NOTHING, sources("tramline")))
                    .startsWith(
                            new Reason("follows-source", "tramline", "You follow The tramline"));
        }

        @Test
        void name_the_story_that_was_read() {
            var edition =
                    Editions.edition()
                            .story("reactor", it -> it.by("a").about(1).minutesAgo(5))
                            .story("fuel", it -> it.by("b").about(1).minutesAgo(60))
                            .story("ballet", it -> it.by("c").about(2).minutesAgo(60))
                            .story("fog", it -> it.by("d").about(3).minutesAgo(60))
                            .bind();
            var recent = Recent.NOTHING.met(Editions.id("fuel"), NOON, Signal.READ);

            assertThat(reasons(edition, reader(1, "world", 12), recent, NOTHING))
                    .contains(
                            new Reason(
                                    "because-you-read",
                                    Editions.id("fuel"),
                                    "Because you read “fuel”"));
        }

        @Test
        void say_that_editors_picked_it() {
            var edition = Editions.edition().story("fog").pick("fog").bind();

            assertThat(reasons(edition, Profile.EMPTY, Recent.NOTHING, NOTHING))
                    .contains(new Reason("editors-pick", "editors", "Picked by our editors"));
        }

        @Test
        void are_none_of_the_readers_own_where_nothing_but_time_put_it_there() {
            var edition = Editions.edition().story("fog").bind();

            assertThat(reasons(edition, Profile.EMPTY, Recent.NOTHING, NOTHING)).isEmpty();
        }
    }

    @Test
    void the_order_does_not_depend_on_the_order_in_which_stories_came() {
        var forwards = Editions.edition();
        var backwards = Editions.edition();
        for (int i = 0; i < 60; i++) {
            story(forwards, i);
            story(backwards, 59 - i);
        }

        assertThat(headlines(backwards.bind(), NOTHING))
                .isEqualTo(headlines(forwards.bind(), NOTHING));
    }

    private static void story(Editions edition, int number) {
        edition.story("h" + number, it -> it.by("s" + number % 7).minutesAgo(number * 13 % 90));
    }

    @Test
    void a_story_from_the_future_is_no_fresher_than_one_of_now() {
        Instant now = NOON;
        var edition = Editions.edition().at(now).story("f", it -> it.minutesAgo(-500)).bind();

        assertThat(
                        ranking(edition, Profile.EMPTY, Recent.NOTHING, NOTHING)
                                .order(1, Exploration.NONE, 0)
                                .getFirst()
                                .features()
                                .of(Feature.FRESHNESS))
                .isZero();
    }
}
