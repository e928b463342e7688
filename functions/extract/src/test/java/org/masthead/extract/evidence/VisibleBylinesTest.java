package org.masthead.extract.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.extract.html.Html;
import org.masthead.story.Author;

/** Who signs a story where its readers see it. */
class VisibleBylinesTest {

    private static final String URL = "https://www.courier.example/2026/02/bridge";
    private static final String PROSE =
            "<p>The council met on Tuesday evening and agreed that the old bridge over the river will be repaired.</p>";

    @Nested
    class WhereOnlyTheLineSaysIt {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "<p>By Ann Lee and Bo Kim</p>|Ann Lee;Bo Kim",
                    "<ul><li>Von: <a href=/a>Ann Lee</a>, <a href=/b>Bo Kim</a></li></ul>|Ann Lee;Bo Kim",
                    "<p>By TPN, in <a href=/n>News</a>, <a href=/b>Business</a></p>|TPN",
                    "<p>By the river the mayor spoke of a better time.</p>|''",
                    "<p>By Courier with agencies</p>|''",
                    "<p><a class=followAuthorBtn href=/t>Edit Topics</a></p>|''"
                })
        void names_are_what_follows_by(String line, String names) {
            assertThat(authors("<h1>Bridge</h1>" + line + PROSE)).isEqualTo(names);
        }

        @ParameterizedTest
        @ValueSource(strings = {"strong", "em"})
        void a_name_that_closes_the_story_signs_it(String tag) {
            var closing = "<p><%1$s>Lê Phương</%1$s></p><p>Tags: bridge</p>".formatted(tag);
            assertThat(authors("<h1>Bridge</h1>" + PROSE + closing)).isEqualTo("Lê Phương");
        }

        @Test
        void a_bold_name_between_paragraphs_is_a_subhead() {
            assertThat(authors("<h1>Bridge</h1>" + PROSE + "<p><b>Taylor Swift</b></p>" + PROSE))
                    .isEmpty();
        }
    }

    @Nested
    class WhereTheJsonLdNamesSome {

        private static final String DATA =
                "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Bridge\",\"author\":%s,\"publisher\":{\"name\":\"Courier\"}}</script>";

        @Test
        void those_who_sign_beside_them_count_too() {
            var byline =
                    "<div><p>By <a rel=author href=/a>Ann Lee</a>, <a rel=author href=/b>Bo Kim</a></p></div>";
            var elsewhere = PROSE + "<p><a rel=author href=/c>Cy Doe</a></p>";
            assertThat(authors(DATA.formatted("{\"name\":\"Ann Lee\"}") + byline + elsewhere))
                    .isEqualTo("Ann Lee;Bo Kim");
        }

        @Test
        void the_title_signs_with_an_agency_where_no_person_does() {
            assertThat(authors(DATA.formatted("{\"name\":\"Courier et AFP\"}")))
                    .isEqualTo("Courier;AFP");
        }

        @Test
        void the_title_is_left_out_where_a_person_signs() {
            assertThat(authors(DATA.formatted("[{\"name\":\"Courier\"},{\"name\":\"Ann Lee\"}]")))
                    .isEqualTo("Ann Lee");
        }
    }

    private static String authors(String html) {
        return EvidenceReader.read(Html.parse(html, URL), URL).authors().value().stream()
                .map(Author::name)
                .collect(Collectors.joining(";"));
    }
}
