package org.masthead.source.catalogue;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.source.RightsPolicy;
import org.masthead.source.Source;
import org.masthead.source.catalogue.Listing.Identity;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class CatalogueTest {

    private static Catalogue read(String... lines) {
        return Catalogue.read(List.of(lines), Hosts.PUBLIC);
    }

    /** The courier with one field set to other JSON, or without it. */
    private static String with(String field, String json) {
        var courier = (ObjectNode) JsonMapper.shared().readTree(Titles.COURIER);
        return json.equals("absent")
                ? courier.without(field).toString()
                : courier.set(field, JsonMapper.shared().readTree(json)).toString();
    }

    @Test
    void a_line_is_a_title() {
        var title =
                with("logo", "\"https://courier.example/logo.png\"")
                        .replace("}", ", \"rights\": \"agreed\", \"seen\": \"its own RSS page\"}");
        assertThat(read(title).problems()).isEmpty();
        assertThat(read(title).listings())
                .containsExactly(
                        new Listing(
                                1,
                                new Source(
                                        "courier",
                                        "The Courier",
                                        "https://courier.example/",
                                        List.of("https://courier.example/rss"),
                                        Optional.of("https://courier.example/logo.png"),
                                        "en",
                                        "GB",
                                        List.of("world"),
                                        "by agreement",
                                        RightsPolicy.AGREED),
                                Identity.STATED,
                                Optional.of("its own RSS page")));
    }

    @Test
    void rights_are_what_the_publisher_states_unless_the_line_says_otherwise() {
        assertThat(read(Titles.COURIER).sources())
                .extracting(Source::rights)
                .containsExactly(RightsPolicy.STATED);
    }

    @Test
    void blank_lines_are_nothing_and_count() {
        assertThat(read("", Titles.COURIER, " ", "{}").listings())
                .extracting(Listing::line)
                .containsExactly(2);
        assertThat(read("", Titles.COURIER, " ", "{}").problems())
                .extracting(Problem::line)
                .containsOnly(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    id       | absent                 | no id; give 1 to 63 of a-z, 0-9 and hyphen
                    id       | "The Courier"          | id 'The Courier' is not 1 to 63 of a-z, 0-9 and hyphen; write the-courier
                    id       | "新聞"                 | id '新聞' is not 1 to 63 of a-z, 0-9 and hyphen
                    name     | absent                 | no name; give the title's name
                    name     | " "                    | no name; give the title's name
                    name     | "a\\nb"                | name holds a control character
                    name     | 7                      | 'name' is no text; put it in quotation marks
                    homePage | absent                 | no homePage; give the address of its front page
                    homePage | "/news"                | homePage '/news' is no absolute http or https address
                    homePage | "ftp://a.example/"     | homePage 'ftp://a.example/' is no absolute http or https address
                    homePage | "https://a b.example/" | homePage 'https://a b.example/' is no address (Illegal character in authority at character 10)
                    homePage | "https://me@a.example" | homePage 'https://me@a.example' holds a user name; Masthead fetches as nobody
                    logo     | "javascript:alert(1)"  | logo 'javascript:alert(1)' is no absolute http or https address
                    feeds    | absent                 | no feeds; give the address of a syndication feed or a news sitemap
                    feeds    | []                     | no feeds; give the address of a syndication feed or a news sitemap
                    feeds    | "https://a.example/"   | 'feeds' is no list of texts; write ["…", "…"]
                    feeds    | [1]                    | 'feeds' is no list of texts; write ["…", "…"]
                    feeds    | ["rss"]                | feed 'rss' is no absolute http or https address
                    feeds    | ["http://a.example/f", "https://www.a.example/f/"] | feed 'https://www.a.example/f/' is listed twice
                    country  | absent                 | no country; give its ISO 3166-1 alpha-2 code
                    country  | "UK"                   | country 'UK' is not an ISO 3166-1 alpha-2 code; write GB
                    country  | "gb"                   | country 'gb' is not an ISO 3166-1 alpha-2 code; write GB
                    country  | "DEU"                  | country 'DEU' is not an ISO 3166-1 alpha-2 code; write DE
                    country  | "South Korea"          | country 'South Korea' is not an ISO 3166-1 alpha-2 code; write KR
                    country  | "XX"                   | country 'XX' is not an ISO 3166-1 alpha-2 code
                    language | absent                 | no language; give its BCP 47 tag
                    language | "EN"                   | language 'EN' is written en
                    language | "pt-br"                | language 'pt-br' is written pt-BR
                    language | "en_GB"                | language 'en_GB' is not a BCP 47 tag of a known language
                    language | "xx"                   | language 'xx' is not a BCP 47 tag of a known language
                    language | "und"                  | language 'und' is not a BCP 47 tag of a known language
                    topics   | ["World News"]         | topic 'World News' is not small letters and digits joined by hyphens; write world-news
                    topics   | [""]                   | topic '' is not small letters and digits joined by hyphens
                    topics   | "world"                | 'topics' is no list of texts; write ["…", "…"]
                    licence  | absent                 | no licence; say under what terms it is carried, or that none are agreed
                    licence  | null                   | 'licence' is no text; put it in quotation marks
                    rights   | "all"                  | rights 'all' is neither stated nor agreed
                    feed     | "https://a.example/"   | nothing is called 'feed'; a title has id, name, homePage, logo, language, country, licence, rights, seen, feeds, topics
                    """)
    void a_mistake_is_told_with_its_line(String field, String json, String problem) {
        assertThat(read("", with(field, json)).problems()).containsExactly(new Problem(2, problem));
        assertThat(read("", with(field, json)).listings()).isEmpty();
    }

    @Test
    void a_topic_may_be_in_any_script() {
        var topics =
                with("topics", "[\"محليات\", \"économie\", \"การเมือง\", \"政治\", \"राजनीति\"]");
        assertThat(read(topics).problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fil", "ckb", "zh-Hant", "sr-Latn", "es-419", "no", "he", "pt-BR"})
    void any_language_that_has_a_name_is_known(String tag) {
        assertThat(read(with("language", "\"" + tag + "\"")).problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    [1]            | is no JSON object; write one title a line
                    {"id": "a"     | is not JSON
                    {"id":"a"} {}  | is not JSON
                    {"a":1, "a":2} | is not JSON: Duplicate
                    """)
    void a_line_that_is_no_object_is_told(String line, String problem) {
        assertThat(read(line).problems())
                .singleElement()
                .satisfies(it -> assertThat(it.what()).startsWith(problem));
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() {
        var worse = with("country", "\"UK\"").replace("\"en\"", "\"english\"");
        assertThat(read(worse, Titles.COURIER, "[]").problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "line 1: country 'UK' is not an ISO 3166-1 alpha-2 code; write GB",
                        "line 1: language 'english' is not a BCP 47 tag of a known language",
                        "line 3: is no JSON object; write one title a line: {\"id\": …}");
    }

    @Nested
    class Of_two_titles_that_clash {

        @Test
        void the_first_has_the_id() {
            var second = with("feeds", "[\"https://courier.example/atom\"]");
            assertThat(read(Titles.COURIER, second).listings()).hasSize(1);
            assertThat(read(Titles.COURIER, second).problems())
                    .containsExactly(new Problem(2, "id 'courier' is already on line 1"));
        }

        @Test
        void the_first_has_the_feed_however_it_is_spelt() {
            var second =
                    with("id", "\"herald\"")
                            .replace(
                                    "https://courier.example/rss",
                                    "http://www.courier.example/rss");
            assertThat(read(Titles.COURIER, second).problems())
                    .containsExactly(
                            new Problem(
                                    2,
                                    "feed 'http://www.courier.example/rss' is already that of"
                                            + " courier on line 1"));
        }
    }

    @Nested
    class A_host {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "localhost",
                    "LOCALHOST",
                    "app.localhost",
                    "printer.local",
                    "intranet",
                    "db.internal",
                    "127.0.0.1",
                    "127.1",
                    "0x7f.1",
                    "2130706433",
                    "0177.0.0.1",
                    "169.254.169.254",
                    "[::1]",
                    "[::ffff:10.0.0.1]",
                    "example.onion",
                    "1.2.3.4.",
                })
        void that_is_none_of_the_public_internet_is_refused(String host) {
            var feeds = "[\"https://" + host + "/rss\"]";
            assertThat(read(with("feeds", feeds)).problems()).hasSize(1);
        }

        @Test
        void is_fetched_from_on_the_ports_of_the_web_alone() {
            assertThat(read(with("homePage", "\"https://courier.example:443/\"")).problems())
                    .isEmpty();
            assertThat(read(with("homePage", "\"https://courier.example:8443/\"")).problems())
                    .extracting(Problem::what)
                    .containsExactly(
                            "homePage 'https://courier.example:8443/' names port 8443; only 80 and"
                                    + " 443 are fetched");
        }

        @Test
        void may_be_a_demo_publisher_where_that_is_allowed() {
            var demo = with("homePage", "\"http://127.0.0.1:8081/crux/\"");
            assertThat(Catalogue.read(List.of(demo), Hosts.ANY).problems()).isEmpty();
        }
    }

    @Nested
    class A_file_of_bytes {

        private static Catalogue read(byte[] file) {
            var defaults = Opml.Defaults.NONE.withCountry("GB").withLanguage("en");
            return Catalogue.read(file, defaults, Hosts.PUBLIC);
        }

        @Test
        void is_json_lines_or_opml_as_its_first_character_says() {
            var opml =
                    "\uFEFF <opml><body><outline text='A' xmlUrl='https://a.example/r'/></body></opml>";
            assertThat(read(Titles.COURIER.getBytes(UTF_8)).sources()).hasSize(1);
            assertThat(read(opml.strip().getBytes(UTF_8)).sources()).hasSize(1);
            assertThat(read(opml.substring(2).getBytes(UTF_16)).sources()).hasSize(1);
        }

        @Test
        void may_have_a_byte_order_mark_and_lines_that_end_as_on_windows() {
            var file = "\uFEFF" + Titles.COURIER + "\r\n\r\n";
            assertThat(read(file.getBytes(UTF_8)).problems()).isEmpty();
            assertThat(read(file.getBytes(UTF_8)).sources()).hasSize(1);
        }

        @Test
        void in_another_charset_is_told_and_not_stored_damaged() {
            var file = "\n" + Titles.COURIER.replace("Courier", "Café");
            assertThat(read(file.getBytes(ISO_8859_1)).problems())
                    .containsExactly(
                            new Problem(2, "is not UTF-8, or was damaged before it came here"));
        }

        @Test
        void may_be_empty() {
            assertThat(read(new byte[0])).isEqualTo(new Catalogue(List.of(), List.of()));
        }
    }

    @Nested
    class The_shipped_catalogue {

        private final Catalogue shipped = Catalogue.shipped();

        @Test
        void has_nothing_wrong() {
            assertThat(shipped.problems()).isEmpty();
            assertThat(shipped.listings()).hasSizeGreaterThanOrEqualTo(120);
        }

        @Test
        void is_in_the_order_of_its_ids_so_that_a_title_has_one_place() {
            assertThat(shipped.sources()).extracting(Source::id).isSorted();
        }

        @Test
        void is_of_many_countries_languages_and_topics() {
            assertThat(shipped.sources().stream().map(Source::country).distinct())
                    .hasSizeGreaterThanOrEqualTo(50);
            assertThat(shipped.sources().stream().map(Source::language).distinct())
                    .hasSizeGreaterThanOrEqualTo(30);
            assertThat(shipped.sources().stream().flatMap(it -> it.topics().stream()))
                    .contains("world", "business", "technology", "science", "sport", "culture")
                    .contains("local", "climate", "health");
        }

        @Test
        void says_of_each_title_what_it_is_about_and_where_its_feeds_are_documented() {
            assertThat(shipped.listings())
                    .allSatisfy(it -> assertThat(it.source().topics()).isNotEmpty())
                    .allSatisfy(it -> assertThat(it.seen()).isPresent());
        }

        @Test
        void claims_no_agreement_with_anyone() {
            assertThat(shipped.sources())
                    .extracting(Source::rights)
                    .containsOnly(RightsPolicy.STATED);
        }
    }

    /** Whatever a line is made of, it is a title or it is told why not. */
    @Test
    void no_line_breaks_the_reader() {
        var random = new Random(4);
        var pieces =
                "{}[]\",:\\ \u0000é😀idname".codePoints().mapToObj(Character::toString).toList();
        Stream.generate(() -> wreck(Titles.COURIER, pieces, random))
                .limit(20_000)
                .forEach(line -> {
                    var read = read(line);
                    assertThat(read.listings().size() + Math.min(1, read.problems().size()))
                            .as(line)
                            .isEqualTo(line.isBlank() ? 0 : 1);
                });
    }

    static String wreck(String text, List<String> pieces, Random random) {
        var wreck = new StringBuilder(text);
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(wreck.length());
            int end = Math.min(wreck.length(), at + random.nextInt(3));
            wreck.replace(at, end, pieces.get(random.nextInt(pieces.size())));
        }
        return wreck.toString();
    }

    @Test
    void a_title_whose_country_nobody_has_said_yet_can_go_out_and_in_again() {
        assertThat(Codes.countryProblem(Source.UNKNOWN_COUNTRY)).isEmpty();
    }
}
