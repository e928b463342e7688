package org.masthead.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.masthead.edition.Editions.id;
import static org.masthead.edition.Editions.source;
import static org.masthead.story.Stories.NOON;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.story.Card;

class ReadershipTest {

    private static final Readership GERMAN = Readership.of("de");

    @ParameterizedTest
    @CsvSource({
        "de, de, true",
        "de, de-AT, true",
        "de, DE_at, true",
        "de, en, false",
        "de, den, false",
        "en-GB, en-GB, true",
        "en-GB, en-Latn-GB, true",
        "en-GB, en, false",
        "en-GB, en-US, false",
        "es-419, es-419, true",
        "de, und, false",
        "de, !, false"
    })
    void reads_its_language_of_any_region_or_of_its_own(
            String readers, String tag, boolean expected) {
        assertThat(Readership.of(readers).reads(tag)).isEqualTo(expected);
        assertThat(Readership.EVERYBODY.reads(tag)).isTrue();
    }

    @Test
    void are_listed_by_an_operator_each_once() {
        assertThat(Readership.list(" de, en-GB,de,"))
                .extracting(Readership::name)
                .containsExactly("de", "en-GB");
        assertThat(Readership.list("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"deutsch", "DE", "en-gb", "whole", "de/..", "d"})
    void of_no_language_is_refused_by_name(String tag) {
        assertThatThrownBy(() -> Readership.list("en," + tag)).hasMessageContaining(tag);
    }

    @Nested
    class ACut {

        private final Contents contents =
                Editions.edition()
                        .carrying(source("kurier", "de", "AT"))
                        .carrying(source("zeitung", "de-DE", "DE"))
                        .story("fog", it -> it.about(1).clicked(3))
                        .story("nebel", it -> it.by("kurier").language("de").about(1).clicked(5))
                        .story("dunst", it -> it.by("zeitung").inSomeLanguage())
                        .story("mist", it -> it.by("kurier").language("en-US"))
                        .cluster("c", "fog", "nebel")
                        .pick("nebel")
                        .contents();
        private final Edition whole = Edition.bind(NOON, contents);

        private Edition cut(String readers) {
            return Edition.bind(NOON, Readership.of(readers).cut(contents), whole);
        }

        private List<String> headlines(String readers) {
            return cut(readers).cards().stream().map(Card::headline).sorted().toList();
        }

        @Test
        void has_the_stories_of_the_language_that_they_or_else_their_titles_say() {
            assertThat(headlines("de")).containsExactly("dunst", "nebel");
            assertThat(headlines("en")).containsExactly("fog", "mist");
            assertThat(headlines("fr")).isEmpty();
        }

        @Test
        void of_a_region_has_those_whose_title_is_of_it_unless_they_say_otherwise() {
            assertThat(headlines("de-AT")).containsExactly("nebel");
            assertThat(headlines("de-DE")).containsExactly("dunst");
            assertThat(headlines("en-GB")).containsExactly("fog");
            assertThat(headlines("en-US")).containsExactly("mist");
        }

        @Test
        void keeps_ids_counts_picks_titles_and_whose_it_is() {
            var edition = EditionFormat.read(EditionFormat.write(cut("de")));
            int story = edition.story(id("nebel")).orElseThrow();
            assertThat(edition.readership()).isEqualTo(GERMAN);
            assertThat(edition.cluster(edition.clusterOf(story)).id()).isEqualTo("c");
            assertThat(
                            edition.popularity(story)
                                    .of(Popularity.Count.CLICKED, Popularity.Window.DAY))
                    .isEqualTo(5);
            assertThat(edition.picks()).isEqualTo(whole.picks());
            assertThat(edition.sources()).isEqualTo(whole.sources());
        }

        @Test
        void is_another_edition_even_where_it_holds_the_same() {
            var german = Editions.edition().story("nebel", it -> it.language("de")).contents();
            var everybodys = Edition.bind(NOON, german);
            var theirs = Edition.bind(NOON, GERMAN.cut(german), everybodys);
            assertThat(theirs.cards()).isEqualTo(everybodys.cards());
            assertThat(theirs.version()).isNotEqualTo(everybodys.version());
        }
    }

    @Test
    void everybodys_edition_is_written_as_it_was_before_there_were_others() {
        var edition = Editions.edition().story("fog").bind();
        var bytes = EditionFormat.write(edition);
        assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).doesNotContain("LANG");
        assertThat(EditionFormat.read(bytes).readership()).isEqualTo(Readership.EVERYBODY);
    }
}
