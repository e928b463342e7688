package org.masthead.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masthead.reader.ReaderFixture.assertProblem;
import static org.masthead.story.Stories.NOON;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.reader.ReaderFixture.Request;
import org.masthead.source.Check;
import org.masthead.source.CheckedSource;
import org.masthead.source.FeedHints;
import org.masthead.source.RightsPolicy;
import org.masthead.source.RightsRefusal;
import org.masthead.source.Source;
import org.masthead.source.SourceState;

/** {@code GET /v1/sources/{id}}. */
class OneSourceTest extends AgainstReader {

    private static final String FEED = "https://crux.example/feed";

    @BeforeEach
    void carried() {
        reader.sources.save(source(List.of(FEED)), NOON);
    }

    private static Source source(List<String> feeds) {
        return new Source(
                "crux",
                "Crux",
                "https://crux.example/",
                feeds,
                Optional.empty(),
                "en",
                "US",
                List.of("energy"),
                "by agreement",
                RightsPolicy.STATED);
    }

    @Test
    void says_what_the_title_is_and_costs_one_read() {
        reader.reads.clear();
        var answer = reader.send(Request.source("crux"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("name").asString()).isEqualTo("Crux");
        assertThat(answer.json().at("/health/state").asString()).isEqualTo("active");
        assertThat(reader.reads).containsExactly("getItem");
    }

    @Test
    void says_by_what_right_it_is_carried_and_what_was_refused_last_and_why() {
        for (int page = 1; page <= 2; page++) {
            reader.sources.refused(
                    "crux",
                    new RightsRefusal(
                            "https://crux.example/" + page, "X-Robots-Tag: noarchive", NOON));
        }
        var rights = reader.send(Request.source("crux")).json().path("rights");
        assertThat(rights.path("policy").asString()).isEqualTo("stated");
        assertThat(rights.path("statement").asString()).contains("TDM reservation");
        assertThat(rights.path("refused").asInt()).isEqualTo(2);
        assertThat(rights.at("/lastRefusal/url").asString()).isEqualTo("https://crux.example/2");
        assertThat(rights.at("/lastRefusal/reason").asString())
                .isEqualTo("X-Robots-Tag: noarchive");
    }

    @Test
    void says_how_its_checks_go() {
        var later = NOON.plus(Duration.ofMinutes(5));
        reader.sources.record(
                "crux",
                FEED,
                new Check.Read(
                        List.of(NOON),
                        0,
                        FeedHints.listing(1),
                        "Atom: 1 entries",
                        Optional.empty()),
                NOON,
                NOON);
        reader.sources.record(
                "crux",
                FEED,
                new Check.Failed("origin answered 503", Optional.empty()),
                later,
                later);
        var health = reader.send(Request.source("crux")).json().path("health");
        assertThat(health.path("failures").asInt()).isEqualTo(1);
        assertThat(health.path("lastSuccessAt").asString()).isEqualTo(NOON.toString());
        assertThat(health.path("lastError").asString()).isEqualTo("a feed answered 503");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UnknownHostException: feeds.crux.example?key=k3y",
                "'https://crux.example/feed?key=k3y' is not a web address",
                "redirects in a loop, back to https://crux.example/feed?key=k3y"
            })
    void names_no_address_of_a_feed_which_may_hold_a_key(String error) {
        var licensed = "https://crux.example/feed?key=k3y";
        reader.sources.save(source(List.of(licensed)), NOON);
        reader.sources.record(
                "crux", licensed, new Check.Failed(error, Optional.empty()), NOON, NOON);
        var answer = reader.send(Request.source("crux"));
        assertThat(answer.json().at("/health/lastError").asString())
                .isEqualTo("a feed could not be fetched or read");
        assertThat(answer.body()).doesNotContain("k3y").doesNotContain("feeds");
    }

    @Test
    void shows_no_title_whose_feeds_are_still_looked_for_and_none_that_is_not_there() {
        reader.sources.remove("crux");
        reader.sources.add(CheckedSource.added(source(List.of()), SourceState.DISCOVERING, NOON));
        assertProblem(reader.send(Request.source("crux")), 404, "no-such-source");
        assertProblem(reader.send(Request.source("nobody")), 404, "no-such-source");
        assertProblem(reader.send(Request.source("No Id")), 404, "no-such-source");
    }
}
