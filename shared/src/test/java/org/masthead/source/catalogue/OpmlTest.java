package org.masthead.source.catalogue;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.source.RightsPolicy;
import org.masthead.source.Source;
import org.masthead.source.catalogue.Listing.Identity;
import org.masthead.source.catalogue.Opml.Defaults;

class OpmlTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private static final Defaults BRITISH = Defaults.NONE.withCountry("GB").withLanguage("en");

    private static final String FEEDS =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <opml version="2.0">
              <head><title>My feeds</title></head>
              <body>
                <outline text="Süddeutsche Zeitung" type="rss" language="de-de"
                    xmlUrl="https://sz.example/rss" htmlUrl="https://www.sz.example/"
                    category="/Politics/Germany,culture"/>
                <outline text="World News">
                  <outline text="朝日新聞" xmlUrl="https://www.asahi.example/rss.rdf" language="ja"/>
                  <outline text="Local">
                    <outline text="Courier &amp; Post" xmlUrl="https://courier.example/rss" language="unknown"/>
                  </outline>
                </outline>
              </body>
            </opml>
            """;

    private static Catalogue read(String xml) {
        return Opml.read(xml.getBytes(UTF_8), BRITISH, Hosts.PUBLIC);
    }

    private static String body(String... lines) {
        return "<opml version=\"2.0\"><body>\n" + String.join("\n", lines) + "\n</body></opml>";
    }

    private static String feed(String text, String xmlUrl, String more) {
        return "<outline text=\"%s\" xmlUrl=\"%s\" %s/>".formatted(text, xmlUrl, more);
    }

    private static Source only(Catalogue catalogue) {
        assertThat(catalogue.problems()).isEmpty();
        return catalogue.sources().getFirst();
    }

    @Nested
    class Other_readers_lists {

        @Test
        void give_a_title_for_each_feed() {
            var catalogue = read(FEEDS);
            assertThat(catalogue.problems()).isEmpty();
            assertThat(catalogue.sources())
                    .extracting(Source::id, Source::name, Source::homePage, Source::language)
                    .containsExactly(
                            tuple(
                                    "suddeutsche-zeitung",
                                    "Süddeutsche Zeitung",
                                    "https://www.sz.example/",
                                    "de-DE"),
                            tuple("asahi-example", "朝日新聞", "https://www.asahi.example/", "ja"),
                            tuple(
                                    "courier-post",
                                    "Courier & Post",
                                    "https://courier.example/",
                                    "en"));
        }

        private static org.assertj.core.groups.Tuple tuple(Object... values) {
            return org.assertj.core.groups.Tuple.tuple(values);
        }

        @Test
        void have_lines_and_no_ids_of_their_own() {
            assertThat(read(FEEDS).listings()).extracting(Listing::line).containsExactly(5, 9, 11);
            assertThat(read(FEEDS).listings())
                    .extracting(Listing::identity)
                    .containsOnly(Identity.DERIVED);
        }

        @Test
        void tell_topics_by_categories_and_folders() {
            assertThat(read(FEEDS).sources())
                    .extracting(Source::topics)
                    .containsExactly(
                            List.of("politics", "germany", "culture"),
                            List.of("world-news"),
                            List.of("world-news", "local"));
        }

        @Test
        void tell_topics_in_any_script() {
            var list =
                    read(
                            body(
                                    "<outline text=\"政治 🌍\">",
                                    feed("A", "https://a.example/rss", "category=\"Économie\""),
                                    "</outline>"));
            assertThat(only(list).topics()).containsExactly("économie", "政治");
        }

        @Test
        void say_nothing_of_country_and_licence_so_the_import_does() {
            var defaults = BRITISH.withCountry("DE").withLicence("by agreement");
            var source =
                    Opml.read(FEEDS.getBytes(UTF_8), defaults, Hosts.PUBLIC).sources().getFirst();
            assertThat(source.country()).isEqualTo("DE");
            assertThat(source.licence()).isEqualTo("by agreement");
            assertThat(source.rights()).isEqualTo(RightsPolicy.STATED);
        }

        @Test
        void are_refused_by_line_where_neither_says_the_country() {
            assertThat(Opml.read(FEEDS.getBytes(UTF_8), Defaults.NONE, Hosts.PUBLIC).problems())
                    .extracting(Problem::toString)
                    .containsExactly(
                            "line 5: no country; give its ISO 3166-1 alpha-2 code",
                            "line 9: no country; give its ISO 3166-1 alpha-2 code",
                            "line 11: no country; give its ISO 3166-1 alpha-2 code",
                            "line 11: no language; give its BCP 47 tag");
        }

        @Test
        void may_have_one_feed_in_two_folders() {
            var courier = feed("Courier", "https://courier.example/rss", "");
            var twice =
                    read(
                            body(
                                    "<outline text=\"World\">",
                                    courier,
                                    "</outline>",
                                    "<outline text=\"Local\">",
                                    courier,
                                    "</outline>"));
            assertThat(only(twice).feeds()).containsExactly("https://courier.example/rss");
            assertThat(only(twice).topics()).containsExactly("world", "local");
        }

        @Test
        void may_have_several_feeds_of_one_title() {
            var home = "htmlUrl=\"https://courier.example/\"";
            var twice =
                    read(
                            body(
                                    feed("Courier", "https://feeds.example/world", home),
                                    feed("Courier", "https://feeds.example/sport", home)));
            assertThat(only(twice).feeds())
                    .containsExactly("https://feeds.example/world", "https://feeds.example/sport");
        }

        @Test
        void with_two_titles_of_one_name_keep_the_first() {
            var two =
                    read(
                            body(
                                    feed("News", "https://courier.example/rss", ""),
                                    feed("News", "https://herald.example/rss", "")));
            assertThat(two.sources()).hasSize(1);
            assertThat(two.problems())
                    .containsExactly(new Problem(3, "id 'news' is already on line 2"));
        }

        @Test
        void come_in_any_charset_that_they_declare() {
            var utf16 = FEEDS.replace("UTF-8", "UTF-16").getBytes(UTF_16);
            assertThat(Opml.read(utf16, BRITISH, Hosts.PUBLIC)).isEqualTo(read(FEEDS));
        }

        @Test
        void may_hold_what_is_commented_out() {
            var list =
                    read(
                            body(
                                    "<outline text=\"Old\" isComment=\"true\">",
                                    feed("Courier", "https://courier.example/rss", ""),
                                    "</outline>",
                                    feed("Herald", "https://herald.example/rss", "")));
            assertThat(only(list).id()).isEqualTo("herald");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                textBlock =
                        """
                        <outline text="A note"/>                                     | 'A note' has no xmlUrl, so it is no feed
                        <outline text="A" type="include" url="https://a.example/o"/> | 'A' has no xmlUrl, so it is no feed; what is at https://a.example/o has to be imported by itself
                        <outline text="A" xmlUrl="feed:a.example/rss"/>              | homePage 'feed:a.example/rss' is no absolute http or https address
                        <outline text="A" xmlUrl="https://10.0.0.1/rss"/>            | names 10.0.0.1, which is no host of the public internet
                        <outline text=""  xmlUrl="https://a.example/rss"/>           | no name; give the title's name
                        <outline text="A" xmlUrl="https://a.example/rss" language="klingon"/> | language 'klingon' is not a BCP 47 tag
                        """)
        void are_refused_outline_by_outline(String outline, String problem) {
            var catalogue = read(body("", outline, feed("B", "https://b.example/rss", "")));
            assertThat(catalogue.sources()).extracting(Source::id).containsExactly("b");
            assertThat(catalogue.problems())
                    .allMatch(it -> it.line() == 3)
                    .anySatisfy(it -> assertThat(it.what()).contains(problem));
        }
    }

    @Nested
    class A_file_that_is_no_list {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                textBlock =
                        """
                        ``                                | line 1: is not well-formed XML
                        {"id": "courier"}                 | line 1: is not well-formed XML
                        <rss version="2.0"></rss>         | line 1: <rss> is no OPML
                        <opml><body><outline text="A & B" | line 1: is not well-formed XML
                        <opml><body><outline/></body>     | line 1: is not well-formed XML
                        """)
        void is_told_with_the_line(String file, String problem) {
            assertThat(read(file).problems())
                    .anySatisfy(it -> assertThat(it.toString()).startsWith(problem));
        }

        @Test
        void because_it_was_cut_off_does_not_pass_for_a_shorter_one() {
            var half = FEEDS.substring(0, FEEDS.indexOf("<outline text=\"Local\""));
            assertThat(read(half).problems())
                    .singleElement()
                    .satisfies(it ->
                            assertThat(it.toString()).startsWith("line 10: is not well-formed"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "<!DOCTYPE opml [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
                    "<!DOCTYPE opml [<!ENTITY x \"expanded\">]>",
                    "<!DOCTYPE opml SYSTEM \"http://127.0.0.1:1/opml.dtd\">",
                })
        void because_of_an_entity_expands_none(String doctype) {
            var hostile = doctype + body(feed("&x;", "https://courier.example/rss", ""));
            assertThat(read(hostile).sources()).isEmpty();
            assertThat(read(hostile).problems()).isNotEmpty();
            assertThat(read(hostile).toString()).doesNotContain("root:", "expanded");
        }

        @Test
        void because_it_nests_without_end_is_told() {
            var deep = "<outline text=\"x\">".repeat(50_000) + "</outline>".repeat(50_000);
            assertThat(read(body(deep)).problems())
                    .anySatisfy(
                            it -> assertThat(it.what()).contains("depth of", "exceeds the limit"));
        }

        @Test
        void is_not_one_because_it_is_long() {
            var feeds =
                    IntStream.range(0, 5_000)
                            .mapToObj(i ->
                                    feed(
                                            "A &amp; B " + i,
                                            "https://a%d.example/?x=1&amp;y=2".formatted(i),
                                            ""));
            assertThat(read(body(feeds.toArray(String[]::new))).listings()).hasSize(5_000);
        }

        @Test
        void breaks_nothing_however_it_is_wrecked() {
            var random = new Random(4);
            var pieces =
                    Stream.of("<", ">", "\"", "&", "/", "<!--", "]]>", "\u0000", "é", "<outline ")
                            .toList();
            for (int i = 0; i < 3_000; i++) {
                var wreck = read(CatalogueTest.wreck(FEEDS, pieces, random));
                assertThat(wreck.listings().size() + wreck.problems().size()).isPositive();
            }
        }
    }

    @Nested
    class Our_own_list {

        private final List<Source> awkward =
                List.of(
                        new Source(
                                "a--b-",
                                "\"Fish & Chips\" <b>'s</b> ]]> 😀  two",
                                "https://www.a.example/?q=1&r=%20",
                                List.of("https://a.example/rss?x=1&y=2", "https://a.example/atom"),
                                Optional.of("https://a.example/logo.png"),
                                "zh-Hant",
                                "TW",
                                List.of("world", "économie", "محليات"),
                                "by agreement; 50 % < all",
                                RightsPolicy.AGREED),
                        Titles.source("courier", "https://courier.example/rss"));

        @Test
        void reads_back_as_it_was_written() {
            assertThat(readBack(awkward).problems()).isEmpty();
            assertThat(readBack(awkward).sources()).isEqualTo(awkward);
            assertThat(readBack(awkward).listings())
                    .extracting(Listing::identity)
                    .containsOnly(Identity.STATED);
        }

        @Test
        void of_all_shipped_titles_reads_back_too() {
            var shipped = Catalogue.shipped().sources();
            assertThat(readBack(shipped).problems()).isEmpty();
            assertThat(readBack(shipped).sources()).isEqualTo(shipped);
        }

        @Test
        void is_what_feed_readers_expect() {
            assertThat(
                            Opml.write(
                                    List.of(
                                            Titles.source(
                                                    "courier", "https://courier.example/rss")),
                                    NOON))
                    .isEqualTo(
                            """
                            <?xml version="1.0" encoding="UTF-8"?>
                            <opml version="2.0" xmlns:masthead="urn:masthead:source">
                              <head>
                                <title>Titles that Masthead carries</title>
                                <dateCreated>Sun, 22 Nov 2026 12:00:00 GMT</dateCreated>
                                <docs>https://opml.org/spec2.opml</docs>
                              </head>
                              <body>
                                <outline type="rss" text="The courier" title="The courier" xmlUrl="https://courier.example/rss" htmlUrl="https://courier.example/" language="en" category="world" masthead:id="courier" masthead:country="GB" masthead:licence="by agreement" masthead:rights="stated"/>
                              </body>
                            </opml>
                            """);
        }

        @Test
        void is_well_formed_whatever_a_row_of_the_table_holds() {
            var odd =
                    new Source(
                            "odd",
                            "a\u0000b\uD800c",
                            "x",
                            List.of("y"),
                            Optional.empty(),
                            "",
                            "",
                            List.of(),
                            "\u001B",
                            RightsPolicy.STATED);
            assertThat(readBack(List.of(odd)).problems())
                    .extracting(Problem::what)
                    .noneMatch(it -> it.contains("XML"));
        }

        private static Catalogue readBack(List<Source> sources) {
            return Opml.read(
                    Opml.write(sources, NOON).getBytes(UTF_8), Defaults.NONE, Hosts.PUBLIC);
        }
    }
}
