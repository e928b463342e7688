package org.masthead.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masthead.edition.Editions.id;
import static org.masthead.edition.Editions.source;
import static org.masthead.reader.ReaderFixture.assertProblem;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.edition.Contents;
import org.masthead.edition.EditionPointer;
import org.masthead.edition.Editions;
import org.masthead.edition.Readership;
import org.masthead.reader.ReaderFixture.Answer;
import org.masthead.reader.ReaderFixture.Request;

/** One event in English and German, and stories of their own of each language, and of French. */
class EditionLanguagesTest extends AgainstReader {

    private static final Readership GERMAN = Readership.of("de");

    @BeforeEach
    @Override
    void edition() {
        reader = new ReaderFixture(issuer, Readership.list("de,en"));
        reader.now = reader.now.plusSeconds(60);
        reader.publish(contents("fog", "sun"));
    }

    private Contents contents(String... english) {
        var made =
                Editions.edition()
                        .at(reader.now)
                        .carrying(source("kurier", "de", "AT"))
                        .carrying(source("courrier", "fr", "FR"))
                        .story("nebel", it -> it.by("kurier").language("de").about(1))
                        .story("sonne", it -> it.by("kurier").language("de").about(2))
                        .story("soleil", it -> it.by("courrier").language("fr").about(2))
                        .cluster("c1", "fog", "nebel")
                        .pick("fog")
                        .pick("sonne");
        for (var name : english) {
            made.story(name, it -> it.by("crux").about(name.hashCode()));
        }
        return made.contents();
    }

    private Answer ask(Request request, String edition) {
        return reader.send(request.asking("edition", edition));
    }

    private static String language(Answer answer) {
        return answer.headers().path("content-language").asString("none");
    }

    private void prefer(String json) {
        var answer = reader.send(Request.preferences().as("ada").putting(json));
        assertThat(answer.status()).isEqualTo(200);
    }

    @Nested
    class TheOneThatIsAskedFor {

        @Test
        void is_what_every_list_is_cut_from_and_the_answer_says_so() {
            for (var request :
                    List.of(Request.feed().as("ada"), Request.top(), Request.section("world"))) {
                var answer = ask(request, "de");
                assertThat(answer.headlines()).containsExactlyInAnyOrder("nebel", "sonne");
                assertThat(language(answer)).isEqualTo("de");
                assertThat(answer.headers().path("vary").asString())
                        .doesNotContain("Accept-Language");
            }
            assertThat(ask(Request.picks(), "de").headlines()).containsExactly("sonne");
            assertThat(ask(Request.sections(), "de").json().at("/sections/0/stories").asInt())
                    .isEqualTo(2);
            assertThat(ask(Request.briefing().as("ada"), "de").headlines())
                    .containsExactlyInAnyOrder("nebel", "sonne");
            assertThat(ask(Request.get("/v1/sync", "/v1/sync").as("ada"), "de").headlines())
                    .containsExactlyInAnyOrder("nebel", "sonne");
        }

        @Test
        void is_everybodys_by_the_name_of_whole() {
            var answer = ask(Request.top(), "whole");
            assertThat(answer.headlines()).hasSize(4);
            assertThat(language(answer)).isEqualTo("none");
        }

        @ParameterizedTest
        @ValueSource(strings = {"fr", "deutsch", "../de"})
        void is_refused_where_nobody_makes_it_and_the_others_are_named(String name) {
            var answer = ask(Request.top(), name);
            assertProblem(answer, 400, "no-such-edition");
            assertThat(answer.body()).contains("de, en, whole");
        }

        @Test
        void is_searched_alone() {
            assertThat(ask(Request.search("sonne").as("ada"), "de").headlines())
                    .containsExactly("sonne");
            assertThat(ask(Request.search("sonne").as("ada"), "en").headlines()).isEmpty();
        }
    }

    @Nested
    class TheOneThatIsChosen {

        @Test
        void is_by_the_browsers_language_and_caches_are_told() {
            var answer = reader.send(Request.top().sayingIn("accept-language", "de-AT,en;q=0.8"));
            assertThat(language(answer)).isEqualTo("de");
            assertThat(answer.headers().path("vary").asString()).endsWith(", Accept-Language");
            assertThat(reader.send(Request.top()).headlines()).hasSize(4);
        }

        @Test
        void is_that_of_the_languages_that_a_member_names() {
            prefer("{\"languages\":[\"en\"]}");
            assertThat(language(reader.send(Request.feed().as("ada")))).isEqualTo("en");
            prefer("{\"languages\":[\"en\",\"de\"]}");
            assertThat(language(reader.send(Request.feed().as("ada")))).isEqualTo("none");
        }

        @Test
        void takes_no_title_away_from_a_member_who_follows_it() {
            prefer("{\"follow\":{\"sources\":[\"courrier\"]}}");
            var german = Request.feed().sayingIn("accept-language", "de").as("ada");
            assertThat(reader.send(german).headlines()).contains("soleil");
            prefer("{\"follow\":{\"sources\":[\"kurier\"]}}");
            assertThat(language(reader.send(german))).isEqualTo("de");
        }

        @Test
        void costs_no_more_reads() {
            reader.send(Request.feed().as("ada"));
            reader.reads.clear();
            ask(Request.feed().as("ada"), "de");
            assertThat(reader.reads).containsExactly("query");
        }
    }

    @Nested
    class LanguagesThatNoSingleEditionHas {

        @Test
        void are_cut_out_of_everybodys_and_others_left_out() {
            prefer("{\"languages\":[\"fr\",\"de-CH\"]}");
            for (var request : List.of(Request.feed(), Request.top())) {
                var answer = reader.send(request.as("ada"));
                assertThat(answer.headlines())
                        .contains("nebel", "sonne", "soleil")
                        .doesNotContain("fog", "sun");
                assertThat(language(answer)).isEqualTo("none");
            }
            assertThat(reader.send(Request.search("sun").as("ada")).headlines()).isEmpty();
        }

        @Test
        void leave_in_a_title_that_the_member_follows() {
            prefer("{\"languages\":[\"fr\"],\"follow\":{\"sources\":[\"kurier\"]}}");
            assertThat(reader.send(Request.feed().as("ada")).headlines())
                    .containsExactlyInAnyOrder("nebel", "sonne", "soleil");
        }

        @Test
        void begin_an_offline_app_anew_when_they_change() {
            var sync = Request.get("/v1/sync", "/v1/sync").as("ada");
            prefer("{\"languages\":[\"fr\"]}");
            var first = reader.send(sync);
            assertThat(first.headlines()).containsExactly("soleil");
            var since = sync.asking("since", first.json().path("next").asString());
            assertThat(reader.send(since).json().path("reset").asBoolean()).isFalse();
            prefer("{\"languages\":[\"fr\",\"de\"]}");
            assertThat(reader.send(since).json().path("reset").asBoolean()).isTrue();
        }
    }

    @Nested
    class WhatIsAskedForById {

        @Test
        void is_found_whatever_language_it_is_in() {
            var event = ask(Request.cluster("c1"), "de");
            assertThat(language(event)).isEqualTo("de");
            assertThat(event.json().path("tellings")).hasSize(1);
            var related = ask(Request.related(id("soleil")), "de");
            assertThat(related.status()).isEqualTo(200);
            assertThat(related.headlines()).contains("sonne");
            assertThat(language(related)).isEqualTo("none");
        }

        @Test
        void is_a_title_of_any_language() {
            var sources = Request.get("/v1/sources", "/v1/sources");
            assertThat(ask(sources, "de").body()).contains("courrier", "\"liveStories\":2");
        }
    }

    @Test
    void a_briefing_of_the_morning_is_the_same_in_whatever_language_one_asks_again() {
        reader.now = reader.now.plusSeconds(60);
        reader.publish(contents("fog", "sun", "rain", "snow", "hail", "wind"));
        var morning = reader.send(Request.briefing().as("ada"));
        assertThat(ask(Request.briefing().as("ada"), "de").headlines())
                .isEqualTo(morning.headlines());
    }

    @Test
    void an_app_that_syncs_another_language_begins_again() {
        var sync = Request.get("/v1/sync", "/v1/sync").as("ada");
        var next = ask(sync, "de").json().path("next").asString();
        assertThat(ask(sync.asking("since", next), "de").json().path("reset").asBoolean())
                .isFalse();
        assertThat(ask(sync.asking("since", next), "whole").json().path("reset").asBoolean())
                .isTrue();
    }

    @Test
    void a_cursor_goes_on_in_the_edition_that_it_began_in() {
        var first = ask(Request.top().asking("limit", "1"), "de");
        var cursor = first.json().path("next").asString();
        reader.now = reader.now.plusSeconds(60);
        reader.publish(contents("fog", "sun", "rain"));
        var second = ask(Request.top().asking("limit", "1").asking("cursor", cursor), "en");
        assertThat(language(second)).isEqualTo("de");
        assertThat(List.of(first.headlines().getFirst(), second.headlines().getFirst()))
                .containsExactlyInAnyOrder("nebel", "sonne");
    }

    @Test
    void one_that_is_not_bound_yet_or_is_damaged_is_answered_from_everybodys() {
        var key = EditionPointer.keyFor(GERMAN);
        ReaderFixture.AWS
                .s3()
                .deleteObject(
                        it -> it.bucket(ReaderFixture.AWS.bucketName("EditionsBucket")).key(key));
        var answer = ask(Request.top(), "de");
        assertThat(answer.headlines()).hasSize(4);
        assertThat(language(answer)).isEqualTo("none");
        reader.now = reader.now.plus(CurrentEdition.LOOK_EVERY);
        reader.publish(contents("fog", "sun"));
        assertThat(language(ask(Request.top(), "de"))).isEqualTo("de");
    }

    @Test
    void where_none_is_configured_everything_is_as_it_was() {
        var plain = new ReaderFixture(issuer);
        var german = plain.send(Request.top().sayingIn("accept-language", "de"));
        assertThat(german).isEqualTo(plain.send(Request.top()));
        assertThat(german.headers().path("vary").asString())
                .isEqualTo("Authorization, Accept-Encoding");
        assertProblem(plain.send(Request.top().asking("edition", "de")), 400, "no-such-edition");
    }

    @Test
    void walls_stand_as_in_everybodys() {
        assertThat(ask(Request.top(), "de").json().path("cards").valueStream())
                .isNotEmpty()
                .allMatch(card -> card.path("access").asString().equals("locked"));
    }
}
