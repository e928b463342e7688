package org.masthead.reader.mute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masthead.story.Stories.NOON;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
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
}
