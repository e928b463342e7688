package org.masthead.extract.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.extract.html.Html;
import org.masthead.story.Author;

/** What a page says about itself, and whom to believe. */
class EvidenceReaderTest {

    private static final String URL = "https://www.example.com/2026/02/bridge";

    @Nested
    class LinkedDataOfAPage {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"@type\":\"NewsArticle\",\"headline\":\"Bridge opens\"}",
                    "[{\"@type\":\"WebPage\"},{\"@type\":[\"Article\",\"ReportageNewsArticle\"],\"headline\":\"Bridge opens\"}]",
                    "{\"@graph\":[{\"@type\":\"http://schema.org/NewsArticle\",\"headline\":\"Bridge opens\"}]}",
                    "{\"@type\":\"NewsArticle\",\"headline\":\"Bridge opens\",}",
                    "{\"@type\":\"NewsArticle\",\"headline\":\"Bridge opens\"};",
                    "<!-- {\"@type\":\"NewsArticle\",\"headline\":\"Bridge opens\"} -->",
                    "//<![CDATA[\n{\"@type\":\"NewsArticle\",\"headline\":\"Bridge opens\"}\n//]]>",
                    "{\"@type\":\"NewsArticle\",\"headline\":\"Bridge opens\",\"description\":\"two\nlines\"}",
                    "{\"@type\":\"NewsArticle\",\"headline\":\"Bridge opens\",\"author\":[{\"name\":\"cut off",
                    "{&quot;@type&quot;:&quot;NewsArticle&quot;,&quot;headline&quot;:&quot;Bridge opens&quot;}"
                })
        void is_read_in_every_shape_publishers_give_it(String json) {
            var evidence = read("<script type='application/ld+json'>" + json + "</script>");
            assertThat(evidence.headline()).contains(new Found<>("Bridge opens", "json-ld"));
        }

        @Test
        void is_left_alone_where_it_is_about_another_story() {
            var evidence =
                    read(
                            "<title>Bridge opens</title><script type='application/ld+json'>[{\"@type\":\"NewsArticle\",\"headline\":\"Roof falls\",\"datePublished\":\"2020-01-01\"},"
                                    + "{\"@type\":\"NewsArticle\",\"headline\":\"Bridge opens\",\"datePublished\":\"2026-02-01T08:00:00Z\"}]</script>");
            assertThat(evidence.published().map(Found::value))
                    .contains(Instant.parse("2026-02-01T08:00:00Z"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "\"url\":\"https://www.example.com/2026/02/bridge?utm_source=x\"",
                    "\"@id\":\"/2026/02/bridge#article\"",
                    "\"mainEntityOfPage\":{\"@type\":\"WebPage\",\"@id\":\"https://example.com/2026/02/bridge/\"}",
                    "\"mainEntityOfPage\":\"https://www.example.com/2026/02/bridge\""
                })
        void is_the_one_with_the_pages_address_among_teasers(String address) {
            var own =
                    ",{\"@type\":\"NewsArticle\",\"headline\":\"Opening day\",\"datePublished\":\"2026-02-01\",%s}"
                            .formatted(address);
            assertThat(amongTeasers(own).published().map(Found::value))
                    .contains(Instant.parse("2026-02-01T00:00:00Z"));
        }

        @Test
        void of_teasers_alone_gives_the_story_nothing() {
            var evidence = amongTeasers("");
            assertThat(evidence.published()).isEmpty();
            assertThat(evidence.authors().value()).isEmpty();
        }

        @Test
        void is_the_outer_one_of_a_live_blog_and_its_entries() {
            var evidence =
                    read(
                            "<h1>Bridge opens</h1><script type='application/ld+json'>{\"@type\":\"LiveBlogPosting\",\"headline\":\"Live\",\"datePublished\":\"2026-02-01\",\"liveBlogUpdate\":[{\"@type\":\"BlogPosting\",\"headline\":\"Ribbon cut\",\"datePublished\":\"2026-02-02\"},{\"@type\":\"BlogPosting\",\"headline\":\"Rain stops\",\"datePublished\":\"2026-02-03\"}]}</script>");
            assertThat(evidence.published().map(Found::value))
                    .contains(Instant.parse("2026-02-01T00:00:00Z"));
        }

        private static Evidence amongTeasers(String own) {
            var teasers =
                    IntStream.range(0, 3)
                            .mapToObj(i ->
                                    "{\"@type\":\"NewsArticle\",\"headline\":\"Roof %d falls\",\"url\":\"https://www.example.com/roof-%d\",\"datePublished\":\"2020-01-01\",\"author\":{\"@type\":\"Person\",\"name\":\"Bo Kim\"}}"
                                            .formatted(i, i))
                            .collect(Collectors.joining(","));
            return read(
                    "<title>Bridge opens</title><h1>Bridge opens</h1><script type='application/ld+json'>[%s%s]</script>"
                            .formatted(teasers, own));
        }
    }

    @Nested
    class TheHeadline {

        @Test
        void loses_the_sites_name() {
            var evidence =
                    read(
                            "<title>Bridge opens at last - The Post</title><meta property=og:site_name content='The Post'>");
            assertThat(evidence.headline()).contains(new Found<>("Bridge opens at last", "title"));
        }

        @Test
        void keeps_a_dash_that_is_its_own() {
            var evidence = read("<title>Bridge opens - at last</title>");
            assertThat(evidence.headline().map(Found::value)).contains("Bridge opens - at last");
        }

        @Test
        void is_the_visible_one_that_others_confirm() {
            var evidence =
                    read(
                            "<title>Bridge opens | Post</title><h1>The Daily Post</h1><h1>Bridge opens</h1>"
                                    + "<meta property='og:title' content='You will not believe what they did'>");
            assertThat(evidence.headline()).contains(new Found<>("Bridge opens", "h1"));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "Old bridge opens|Old bridge opens|Mayor opens the old bridge|Mayor opens the old bridge",
                    "Old bridge opens||Mayor opens the old bridge|Mayor opens the old bridge",
                    "Old bridge opens|Mayor opens the old bridge|Old bridge opens|Mayor opens the old bridge",
                    "Old bridge opens|Traffic: Old bridge opens|Old bridge opens|Old bridge opens",
                    "Old bridge opens|Old bridge opens|Old bridge opens at last, says mayor|Old bridge opens",
                    "Old bridge opens|Old bridge opens|Bridge!|Old bridge opens",
                    "Old bridge opens|Old bridge opens|The best of the day and more|Old bridge opens"
                })
        void is_the_one_written_apart_where_two_of_three_are_copies(
                String h1, String linked, String shared, String expected) {
            var data =
                    linked == null
                            ? ""
                            : "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"%s\"}</script>"
                                    .formatted(linked);
            var evidence =
                    read(
                            "%s<meta property='og:title' content='%s'><h1>%s</h1>"
                                    .formatted(data, shared, h1));
            assertThat(evidence.headline().map(Found::value)).contains(expected);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "<title>Mayor opens the old bridge | Post</title>",
                    "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Old bridge opens\",\"alternativeHeadline\":\"The old bridge is back\"}</script>"
                })
        void is_not_what_is_written_for_search_or_kept_as_a_variant(String says) {
            var evidence =
                    read(
                            says
                                    + "<meta property='og:title' content='Mayor opens the old bridge'><script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Old bridge opens\"}</script><h1>Old bridge opens</h1>");
            assertThat(evidence.headline()).contains(new Found<>("Old bridge opens", "h1"));
        }
    }

    @Nested
    class TheAuthors {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "By Ann Lee|Ann Lee",
                    "By Ann Lee and Bo Kim|Ann Lee;Bo Kim",
                    "Von Jörg Weiß und Lena Brandt|Jörg Weiß;Lena Brandt",
                    "Par Zoé Roy, Max Petit|Zoé Roy;Max Petit",
                    "Jane Doe, John Roe, and Ann Lee|Jane Doe;John Roe;Ann Lee",
                    "Jane Doe, John Roe,and Ann Lee|Jane Doe;John Roe;Ann Lee",
                    "Lena Brandt, Jörg Weiß, und Bo Kim|Lena Brandt;Jörg Weiß;Bo Kim",
                    "Jane Doe, Chief Political Editor|Jane Doe",
                    "Jane Doe, Health Correspondent, and John Roe, Staff Writer|Jane Doe;John Roe",
                    "Political Editor|Political Editor",
                    "Elena Oberholzer (obe)|Elena Oberholzer",
                    "ann@example.com|''",
                    "https://example.com/staff/ann|''"
                })
        void are_names_and_nothing_else(String byline, String names) {
            assertThat(String.join(";", Authors.names(byline))).isEqualTo(names);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "José Ortega y Gasset|José Ortega y Gasset",
                    "Maria da Silva e Costa|Maria da Silva e Costa",
                    "Zoé Roy et Petit|Zoé Roy et Petit",
                    "Jane Doe, Chief Political Editor|Jane Doe",
                    "Jane Doe, John Roe, and Ann Lee|Jane Doe;John Roe;Ann Lee"
                })
        void of_one_person_are_parted_only_where_no_name_has_the_word(String name, String names) {
            assertThat(linked("{\"@type\":\"Person\",\"name\":\"%s\"}".formatted(name)))
                    .isEqualTo(names);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {"Person|Ann Lee", "Organization|Ann Lee;The Daily Post Desk"})
        void are_no_organizations_where_a_person_signs(String type, String names) {
            assertThat(
                            linked(
                                    "[{\"@type\":\"%s\",\"name\":\"Ann Lee\"},{\"@type\":\"NewsMediaOrganization\",\"name\":\"The Daily Post Desk\"}]"
                                            .formatted(type)))
                    .isEqualTo(names);
        }

        private static String linked(String authors) {
            var evidence =
                    read(
                            "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Bridge opens\",\"author\":%s}</script>"
                                    .formatted(authors));
            return evidence.authors().value().stream()
                    .map(Author::name)
                    .collect(Collectors.joining(";"));
        }

        @Test
        void are_people_before_the_site_itself() {
            var evidence =
                    read(
                            "<meta property=og:site_name content='The Post'><meta name=author content='The Post'><p class=byline>By Ann Lee</p>");
            assertThat(evidence.authors().value()).containsExactly(Author.named("Ann Lee"));
        }
    }

    @Nested
    class TheTimes {

        @ParameterizedTest
        @CsvSource({
            "2026-02-01T08:00:00Z, 2026-02-01T08:00:00Z",
            "2026-02-01T08:00:00+01:00, 2026-02-01T07:00:00Z",
            "2026-02-01T08:00:00+0100, 2026-02-01T07:00:00Z",
            "2026-02-01 08:00:00 +01:00, 2026-02-01T07:00:00Z",
            "2026-02-01T08:00, 2026-02-01T08:00:00Z",
            "2026-02-01T08:00:00.123Z, 2026-02-01T08:00:00.123Z",
            "2026-02-01, 2026-02-01T00:00:00Z",
            "1769932800, 2026-02-01T08:00:00Z",
            "1769932800000, 2026-02-01T08:00:00Z",
            "'Sun, 01 Feb 2026 08:00:00 GMT', 2026-02-01T08:00:00Z",
            "'February 1, 2026', 2026-02-01T00:00:00Z",
            "01.02.2026, 2026-02-01T00:00:00Z",
            "2026-02-01 08:00:00 EST, 2026-02-01T13:00:00Z",
            "2026-02-01T08:00 CET, 2026-02-01T07:00:00Z",
            "2026-07-01 08:00 CEST, 2026-07-01T06:00:00Z",
            "'Wed, 01 Jul 2026 08:00:00 PDT', 2026-07-01T15:00:00Z",
            "2026-07-01 08:00 BST, 2026-07-01T07:00:00Z",
            "2/1/2026 8:00 AM EST, 2026-02-01T13:00:00Z",
            "2/1/2026 8:00:00 PM GMT, 2026-02-01T20:00:00Z",
            "2/1/2026 8:00 am, 2026-02-01T08:00:00Z",
            "٢٠٢٦-٠٢-٠١, 2026-02-01T00:00:00Z"
        })
        void are_read_as_publishers_write_them(String text, Instant time) {
            assertThat(Dates.parse(text)).contains(time);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "yesterday",
                    "0000-00-00T00:00:00Z",
                    "1970-01-01",
                    "2026-02-30",
                    "12"
                })
        void are_absent_where_there_is_none(String text) {
            assertThat(Dates.parse(text)).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({
            "en-US, '', 2024-04-05",
            "en, en_US, 2024-04-05",
            "en-US, en_US, 2024-04-05",
            "en-US, en_GB, 2024-05-04",
            "en-GB, '', 2024-05-04",
            "en, '', 2024-05-04"
        })
        void put_the_month_first_only_where_the_page_is_american(
                String lang, String locale, String day) {
            var evidence =
                    read(
                            "<html lang='%s'><meta property='og:locale' content='%s'>"
                                            .formatted(lang, locale)
                                    + "<h1>Bridge</h1><p class=date>04/05/2024");
            assertThat(evidence.published().map(Found::value))
                    .contains(Instant.parse(day + "T00:00:00Z"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"٠٣/٠٢/٢٠٢٦", "٣ فبراير ٢٠٢٦", "۲۰۲۶/۰۲/۰۳"})
        void are_read_in_the_digits_of_other_scripts(String line) {
            assertThat(read("<h1>Bridge</h1><p class=date>" + line).published().map(Found::value))
                    .contains(Instant.parse("2026-02-03T00:00:00Z"));
        }

        @Test
        void fall_back_to_the_day_in_the_address() {
            var page = Html.parse("<p>x", "https://example.com/2026/02/01/bridge");
            assertThat(EvidenceReader.read(page, page.baseUri()).published())
                    .contains(new Found<>(Instant.parse("2026-02-01T00:00:00Z"), "url"));
        }
    }

    @Nested
    class TheCanonicalAddress {

        @ParameterizedTest
        @CsvSource({
            "/2026/02/bridge-opens, https://www.example.com/2026/02/bridge-opens",
            "https://news.example.com/bridge?utm_source=x, https://news.example.com/bridge",
            "https://example.com/bridge#top, https://example.com/bridge",
            "http://m.example.com/bridge, http://m.example.com/bridge"
        })
        void is_honoured_on_the_site_that_answered(String canonical, String expected) {
            assertThat(read("<link rel=canonical href='" + canonical + "'>").url())
                    .isEqualTo(new Found<>(expected, "link canonical"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "https://evil.example/bridge",
                    "https://www.example.com.evil.example/bridge",
                    "javascript:alert(1)",
                    "https://www.example.com/"
                })
        void of_another_site_or_of_the_home_page_is_not(String canonical) {
            assertThat(read("<link rel=canonical href='" + canonical + "'>").url())
                    .isEqualTo(new Found<>(URL, "address"));
        }
    }

    private static Evidence read(String html) {
        return EvidenceReader.read(Html.parse(html, URL), URL);
    }
}
