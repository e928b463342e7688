package org.masthead.reader.mute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masthead.story.Stories.NOON;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.edition.Contents;
import org.masthead.edition.Edition;
import org.masthead.edition.Editions;
import org.masthead.edition.Readership;
import org.masthead.member.Entitlement;
import org.masthead.member.Hidden;
import org.masthead.member.Member;
import org.masthead.member.Preferences;
import org.masthead.member.Selection;
import org.masthead.reader.access.Caller;
import org.masthead.story.Slug;

class MutesTest {

    private final Edition edition =
            Editions.edition()
                    .story("fog", it -> it.by("courier").headline("Ferry waits for fog"))
                    .story("quay", it -> it.by("crux").headline("Fog keeps the ferry at the quay"))
                    .story("delay", it -> it.by("tramline").headline("Crossing delayed"))
                    .story("tariff", it -> it.by("crux").topics("Trade Policy").authors("Ada Roe"))
                    .story("match", it -> it.by("courier").section("Sport"))
                    .story("pitch", it -> it.by("tramline").section("World").topics("sport"))
                    .cluster("c1", "fog", "quay", "delay")
                    .bind();

    private List<String> shown(Mutes mutes) {
        return mutes.shown(edition)
                .mapToObj(edition::id)
                .map(id ->
                        List.of("fog", "quay", "delay", "tariff", "match", "pitch").stream()
                                .filter(name -> Editions.id(name).equals(id))
                                .findFirst()
                                .orElseThrow())
                .sorted()
                .toList();
    }

    private List<String> without(Selection mute) {
        return shown(Mutes.of(edition, mute, Hidden.NOTHING));
    }

    private static Selection sources(String id) {
        return new Selection(Set.of(id), Set.of(), Set.of(), Set.of());
    }

    private static Selection topics(String topic) {
        return new Selection(Set.of(), Set.of(topic), Set.of(), Set.of());
    }

    private static Selection words(String... words) {
        return new Selection(Set.of(), Set.of(), Set.of(words), Set.of());
    }

    @Nested
    class InTheEditionOfOneLanguage {

        private final Contents contents =
                Editions.edition()
                        .story("fog", it -> it.headline("Ferry waits for fog"))
                        .story("quay", it -> it.headline("Fog keeps the ferry at the quay"))
                        .story("nebel", it -> it.language("de").headline("Nebel"))
                        .story("sonne", it -> it.language("de").headline("Sonne"))
                        .cluster("c1", "fog", "quay", "nebel")
                        .contents();
        private final Edition whole = Edition.bind(NOON, contents);
        private final Edition german = Edition.bind(NOON, Readership.of("de").cut(contents), whole);

        private List<String> headlines(Member member) {
            return Mutes.of(german, Optional.of(whole), new Caller.SignedIn(member))
                    .shown(german)
                    .mapToObj(story -> german.card(story).headline())
                    .sorted()
                    .toList();
        }

        private final Member ada = Member.welcome("ada", NOON, Entitlement.NONE);

        @Test
        void an_event_that_is_muted_or_hidden_in_another_language_is_muted_here() {
            var mute = new Preferences(Selection.NOTHING, words("ferry"), true);
            var hidden = Hidden.NOTHING.hide(Editions.id("fog"), NOON);
            assertThat(headlines(ada)).containsExactly("Nebel", "Sonne");
            assertThat(headlines(ada.with(mute))).containsExactly("Sonne");
            assertThat(headlines(ada.with(hidden))).containsExactly("Sonne");
        }

        @Test
        void a_muted_title_takes_its_own_tellings_only() {
            var mute = new Preferences(Selection.NOTHING, words("quay"), true);
            assertThat(headlines(ada.with(mute))).containsExactly("Nebel", "Sonne");
        }
    }

    @Nested
    class A_muted {

        @Test
        void source_takes_its_own_stories_and_leaves_the_event_to_others() {
            assertThat(without(sources("crux"))).containsExactly("delay", "fog", "match", "pitch");
        }

        @Test
        void author_takes_their_stories_in_whatever_case_the_name_is_written() {
            var mute = new Selection(Set.of(), Set.of(), Set.of(), Set.of("ada roe"));
            assertThat(without(mute)).doesNotContain("tariff").hasSize(5);
        }

        @Test
        void topic_takes_the_section_of_that_name_too() {
            assertThat(without(topics("SPORT"))).doesNotContain("match", "pitch").hasSize(4);
            assertThat(without(topics("trade policy"))).doesNotContain("tariff").hasSize(5);
        }

        @Test
        void word_takes_the_whole_event_where_half_of_its_tellings_have_it() {
            assertThat(without(words("ferry"))).containsExactly("match", "pitch", "tariff");
        }

        @Test
        void word_that_one_of_three_tellings_has_takes_that_one() {
            assertThat(without(words("quay"))).doesNotContain("quay").contains("fog", "delay");
        }

        @Test
        void word_is_a_whole_word_or_phrase() {
            assertThat(without(words("ferr", "fog ferry"))).hasSize(6);
            assertThat(without(words("waits for FOG"))).doesNotContain("fog");
        }

        @Test
        void thing_that_the_edition_does_not_know_takes_nothing() {
            assertThat(without(topics("chess"))).hasSize(6);
        }
    }

    @Nested
    class A_hidden_story {

        @Test
        void takes_every_telling_of_its_event_with_it() {
            var hidden = Hidden.NOTHING.hide(Editions.id("delay"), NOON);
            assertThat(shown(Mutes.of(edition, Selection.NOTHING, hidden)))
                    .containsExactly("match", "pitch", "tariff");
        }

        @Test
        void comes_back_when_the_member_takes_it_back() {
            var hidden =
                    Hidden.NOTHING
                            .less(Editions.id("match"), NOON)
                            .show(Editions.id("match"), NOON.plusSeconds(1));
            assertThat(shown(Mutes.of(edition, Selection.NOTHING, hidden))).hasSize(6);
        }

        @Test
        void that_is_not_live_any_more_hides_nothing() {
            var hidden = Hidden.NOTHING.hide(Editions.id("old"), NOON);
            assertThat(shown(Mutes.of(edition, Selection.NOTHING, hidden))).hasSize(6);
        }
    }

    @Test
    void a_guest_sees_everything() {
        assertThat(shown(Mutes.of(edition, new Caller.Anonymous()))).hasSize(6);
    }

    /** Story by story, as the rules say it; the fast way looks up what is muted instead. */
    private record Plainly(Edition edition, Selection mute, Set<String> hidden) {

        private static final Pattern NO_WORD = Pattern.compile("(?=,)|\\s+");

        boolean hides(int story) {
            var card = edition.card(story);
            return mute.sources().contains(card.sourceId())
                    || card.authors().stream().anyMatch(it -> has(mute.authors(), it))
                    || isAbout(story)
                    || event(story).anyMatch(it -> hidden.contains(edition.id(it)))
                    || isMostlyMuted(story);
        }

        private boolean isAbout(int story) {
            var card = edition.card(story);
            var text =
                    " "
                            + NO_WORD.matcher(card.headline().toLowerCase(Locale.ROOT))
                                    .replaceAll(" ")
                            + " ";
            return mute.words().stream().anyMatch(word -> text.contains(" " + word + " "))
                    || card.topics().stream().anyMatch(it -> has(mute.topics(), it))
                    || card.section().stream().anyMatch(it -> has(mute.topics(), it));
        }

        private boolean isMostlyMuted(int story) {
            return edition.clusterOf(story) >= 0
                    && 2 * event(story).filter(this::isAbout).count() >= event(story).count();
        }

        private IntStream event(int story) {
            int cluster = edition.clusterOf(story);
            return cluster < 0
                    ? IntStream.of(story)
                    : IntStream.of(edition.cluster(cluster).stories());
        }

        private static boolean has(Set<String> names, String name) {
            return names.stream().anyMatch(it -> Slug.of(it).equals(Slug.of(name)));
        }
    }

    @Nested
    class Of_any_edition_and_any_mutes {

        private static final List<String> WORDS =
                List.of("fog", "ferry", "quay", "storm", "harbour", "fog horn", "storm ferry");

        private static String any(Random random, List<String> of) {
            return of.get(random.nextInt(of.size()));
        }

        private static Edition edition(Random random) {
            var editions = Editions.edition();
            for (int i = 0; i < 120; i++) {
                var headline = any(random, WORDS) + ", " + any(random, WORDS) + " " + i;
                var source = "title-" + random.nextInt(6);
                var topic = "topic-" + random.nextInt(9);
                var author = "Ada Roe " + random.nextInt(9);
                var section = any(random, List.of("World", "Sport", "Topic 1"));
                editions.story(
                        "s" + i,
                        it ->
                                it.by(source)
                                        .headline(headline)
                                        .topics(topic, "News")
                                        .authors(author)
                                        .section(section));
            }
            for (int i = 0; i + 6 < 120; i += 1 + random.nextInt(6)) {
                int first = i;
                i += random.nextInt(5);
                editions.cluster(
                        "c" + first,
                        IntStream.rangeClosed(first, i)
                                .mapToObj(story -> "s" + story)
                                .toArray(String[]::new));
            }
            return editions.bind();
        }

        private static Set<String> some(Random random, int most, Supplier<String> one) {
            return Stream.generate(one).limit(random.nextInt(most)).collect(Collectors.toSet());
        }

        private static Selection mute(Random random) {
            return new Selection(
                    some(random, 3, () -> "title-" + random.nextInt(8)),
                    some(random, 3, () -> "TOPIC " + random.nextInt(12)),
                    some(random, 3, () -> any(random, WORDS)),
                    some(random, 3, () -> "ada roe " + random.nextInt(12)));
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
        void hides_what_reading_every_card_hides(int seed) {
            var random = new Random(seed);
            var all = edition(random);
            for (int i = 0; i < 20; i++) {
                var mute = mute(random);
                var gone = some(random, 3, () -> Editions.id("s" + random.nextInt(140)));
                var hidden = Hidden.NOTHING;
                for (var story : gone) {
                    hidden = hidden.hide(story, NOON);
                }
                var plainly = new Plainly(all, mute, gone);
                assertThat(Mutes.of(all, mute, hidden).stories().stream())
                        .as("%s, hidden %s", mute, gone)
                        .containsExactlyElementsOf(
                                IntStream.range(0, all.size())
                                        .filter(plainly::hides)
                                        .boxed()
                                        .toList());
            }
        }
    }
}
