package org.masthead.fetch.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.fetch.http.Statements;
import org.masthead.fetch.rights.Rights.Keep;
import org.masthead.fetch.rights.Rights.Refuse;
import org.masthead.source.RightsPolicy;

class RightsRulesTest {

    private static final HttpUrl URL = HttpUrl.get("https://courier.example/news/ferry?a=1");
    private static final String RSL =
            "<https://courier.example/l.xml>; rel=\"license\"; type=\"application/rsl+xml\"";

    private static Statements header(String robots) {
        return new Statements(List.of(robots), Optional.empty(), Optional.empty(), List.of());
    }

    private static Statements tdm(String reservation) {
        return new Statements(List.of(), Optional.of(reservation), Optional.empty(), List.of());
    }

    private static Statements link(String value) {
        return new Statements(List.of(), Optional.empty(), Optional.empty(), List.of(value));
    }

    private static PageHead head(String html) {
        return PageHead.of(html.getBytes(StandardCharsets.UTF_8));
    }

    private static HostStatements host(String tdmrep, String... licences) {
        return new HostStatements(
                TdmFile.parse(tdmrep.getBytes(StandardCharsets.UTF_8)), List.of(licences));
    }

    private static Rights stated(Statements headers, PageHead head, HostStatements host) {
        return RightsRules.decide(RightsPolicy.STATED, URL, headers, head, host);
    }

    private static Rights stated(Statements headers) {
        return stated(headers, PageHead.NONE, HostStatements.NONE);
    }

    /** "refuse", "keep", or "keep N". */
    private static String decision(Rights rights) {
        return switch (rights) {
            case Refuse ignored -> "refuse";
            case Keep(var maxSnippet, var ignored) ->
                    maxSnippet.map(limit -> "keep " + limit).orElse("keep");
        };
    }

    @Test
    void a_page_of_which_nothing_is_stated_may_be_kept() {
        var rights = stated(Statements.NONE);
        assertThat(rights).isEqualTo(new Keep(Optional.empty(), List.of()));
        assertThat(rights.words()).isEqualTo("keep");
    }

    @Nested
    class RobotsDirectivesOfAPage {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                textBlock =
                        """
                        noindex                                    | refuse
                        NOINDEX, nofollow                          | refuse
                        none                                       | refuse
                        noarchive                                  | refuse
                        nocache                                    | refuse
                        index, follow, max-snippet:-1              | keep
                        all                                        | keep
                        nofollow, noimageindex, notranslate        | keep
                        max-image-preview:large                    | keep
                        nosnippet                                  | keep 0
                        max-snippet:50                             | keep 50
                        max-snippet: 50, max-snippet:20            | keep 20
                        MAX-SNIPPET:160, max-image-preview:large   | keep 160
                        max-snippet:many                           | keep
                        max-snippet:99999999999999                 | keep
                        nosnippet, noarchive                       | refuse
                        unavailable_after: 25 Jun 2010 15:00:00 PST | keep
                        not-noindex, noindexing                    | keep
                        """)
        void count_in_the_header_and_in_the_head(String directives, String decision) {
            assertThat(decision(stated(header(directives)))).isEqualTo(decision);
            var meta = head("<meta name=Robots content='" + directives + "'><p>text");
            assertThat(decision(stated(Statements.NONE, meta, HostStatements.NONE)))
                    .isEqualTo(decision);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                textBlock =
                        """
                        googlebot: noindex                                | keep
                        masthead: noindex                                 | refuse
                        Masthead: noarchive, max-snippet:5                | refuse
                        masthead: max-snippet:5                           | keep 5
                        googlebot: noindex, nofollow                      | keep
                        googlebot: noindex, masthead: max-snippet:9       | keep 9
                        noarchive, googlebot: noindex                     | refuse
                        nofollow, masthead: none                          | refuse
                        otherbot: max-snippet:3                           | keep
                        unavailable_after: 25 Jun 2030, noindex           | refuse
                        """)
        void may_name_a_robot_in_the_header(String value, String decision) {
            assertThat(decision(stated(header(value)))).isEqualTo(decision);
        }

        @Test
        void of_other_robots_in_the_head_are_not_for_us() {
            var head =
                    head(
                            "<meta name=googlebot content=noindex><meta name=masthead"
                                    + " content=max-snippet:7>");
            assertThat(decision(stated(Statements.NONE, head, HostStatements.NONE)))
                    .isEqualTo("keep 7");
        }

        @Test
        void of_which_the_stricter_counts() {
            var head = head("<meta name=robots content='index, max-snippet:30'>");
            assertThat(decision(stated(header("max-snippet:50"), head, HostStatements.NONE)))
                    .isEqualTo("keep 30");
            assertThat(decision(stated(header("noindex"), head, HostStatements.NONE)))
                    .isEqualTo("refuse");
        }
    }

    @Nested
    class AReservationOfTextAndDataMining {

        private static final String ALL = "[{\"location\":\"/\",\"tdm-reservation\":1}]";

        @ParameterizedTest
        @CsvSource(
                nullValues = "-",
                textBlock =
                        """
                        -, -, -, keep
                        -, -, 1, refuse
                        -, 1, -, refuse
                        1, -, -, refuse
                        -, 0, 1, keep
                        0, 1, 1, keep
                        1, 0, 0, refuse
                        -, 1, 0, refuse
                        -, 2, -, keep
                        """)
        void is_taken_from_the_page_or_else_the_header_or_else_the_file(
                String meta, String header, String file, String decision) {
            var head =
                    meta == null
                            ? PageHead.NONE
                            : head("<meta name=tdm-reservation content=" + meta + ">");
            var headers = header == null ? Statements.NONE : tdm(header);
            var host = file == null ? HostStatements.NONE : host(ALL.replace("1}", file + "}"));
            assertThat(decision(stated(headers, head, host))).isEqualTo(decision);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                textBlock =
                        """
                        /                | refuse
                        /news            | refuse
                        /news/*          | refuse
                        /sport           | keep
                        /news/ferry$     | keep
                        /*?a=1$          | refuse
                        *                | refuse
                        """)
        void is_for_the_paths_that_its_location_matches(String location, String decision) {
            var file = "[{\"location\":\"%s\",\"tdm-reservation\":1}]".formatted(location);
            assertThat(decision(stated(Statements.NONE, PageHead.NONE, host(file))))
                    .isEqualTo(decision);
        }

        @Test
        void is_decided_by_the_first_rule_that_is_for_the_path() {
            var file =
                    """
                    [{"location": "/sport", "tdm-reservation": 1},
                     {"location": "/news", "tdm-reservation": 0, "tdm-policy": "https://p.example"},
                     {"location": "/", "tdm-reservation": 1}]
                    """;
            assertThat(decision(stated(Statements.NONE, PageHead.NONE, host(file))))
                    .isEqualTo("keep");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "null",
                    "[]",
                    "[null]",
                    "<html>404</html>",
                    "{\"location\":\"/\"}",
                    "[{\"location\":[],\"tdm-reservation\":1}]",
                    "[{\"location\":\"/\",\"tdm-reservation\":\"yes\"}]",
                    "[{\"location\":\"/\",\"tdm-reservation\":{}}]",
                    "\"tdm\"",
                    "[[[[[[[["
                })
        void is_not_made_by_a_file_that_is_none(String file) {
            assertThat(decision(stated(Statements.NONE, PageHead.NONE, host(file))))
                    .isEqualTo("keep");
        }
    }

    @Nested
    class AnRslLicence {

        @Test
        void wherever_it_is_named_has_to_be_agreed_on_first() {
            assertThat(decision(stated(link(RSL)))).isEqualTo("refuse");
            assertThat(decision(stated(link("</a>; rel=next, " + RSL)))).isEqualTo("refuse");
            var head = head("<link rel='license' type='application/rsl+xml' href='/l.xml'>");
            assertThat(decision(stated(Statements.NONE, head, HostStatements.NONE)))
                    .isEqualTo("refuse");
            assertThat(decision(stated(Statements.NONE, PageHead.NONE, host("", "https://l"))))
                    .isEqualTo("refuse");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "<https://creativecommons.org/licenses/by/4.0/>; rel=\"license\"",
                    "</l.xml>; rel=alternate; type=\"application/rsl+xml\"",
                    "</l.xml>",
                    ""
                })
        void is_not_what_other_links_are(String value) {
            assertThat(decision(stated(link(value)))).isEqualTo("keep");
        }
    }

    @Test
    void a_contract_stands_above_all_that_is_stated_and_the_evidence_is_kept() {
        var rights =
                RightsRules.decide(
                        RightsPolicy.AGREED,
                        URL,
                        header("noindex, max-snippet:5"),
                        head("<meta name=tdm-reservation content=1>"),
                        host("", "https://courier.example/l.xml"));
        assertThat(decision(rights)).isEqualTo("keep");
        assertThat(rights.words())
                .isEqualTo(
                        "keep (X-Robots-Tag: noindex, max-snippet:5; meta tdm-reservation: 1; robots.txt"
                                + " License: https://courier.example/l.xml)");
    }

    @Test
    void a_refusal_says_which_statements_it_rests_on() {
        var rights =
                stated(
                        header("max-snippet:5"),
                        head("<meta name=robots content=noarchive>"),
                        HostStatements.NONE);
        assertThat(rights)
                .isInstanceOfSatisfying(
                        Refuse.class,
                        refuse ->
                                assertThat(refuse.reason())
                                        .isEqualTo(
                                                "the publisher reserves it (meta robots:"
                                                        + " noarchive)"));
        assertThat(rights.words())
                .isEqualTo("refuse (X-Robots-Tag: max-snippet:5; meta robots: noarchive)");
    }

    @Nested
    class TheHeadOfAPage {

        @Test
        void is_read_whatever_the_page_is() {
            var html = "<meta name=robots content=noindex>";
            assertThat(head("").robots()).isEmpty();
            assertThat(head("\0\1\2<<<>").robots()).isEmpty();
            assertThat(head("<title>t</title>" + html).robots()).hasSize(1);
            assertThat(head("\uFEFF<!doctype html>" + html).robots()).hasSize(1);
            assertThat(head("<body><p>" + html).robots()).isEmpty();
            assertThat(head("<!-- " + html + " -->").robots()).isEmpty();
            assertThat(PageHead.of(html.getBytes(StandardCharsets.UTF_16)).robots()).hasSize(1);
            assertThat(head("<script>" + "x".repeat(400_000) + "</script>" + html).robots())
                    .hasSize(1);
        }

        @Test
        void gives_no_longer_evidence_than_anybody_would_read() {
            var head = head("<meta name=robots content='noindex" + " ".repeat(9_000) + "x'>");
            assertThat(head.robots().getFirst().what()).hasSizeLessThan(300);
        }
    }
}
