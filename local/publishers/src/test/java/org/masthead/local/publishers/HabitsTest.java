package org.masthead.local.publishers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HabitsTest {

    private final Clock clock = new Clock();
    private final Reader reader = new Reader();
    private final List<Duration> pauses = new CopyOnWriteArrayList<>();
    private final Publishers publishers = Publishers.start(0, clock, Optional.empty(), pauses::add);

    @AfterEach
    void stop() {
        publishers.close();
        reader.close();
    }

    private String at(String path) {
        return publishers.origin() + path;
    }

    @Nested
    class TheTitleBehindItsPaywall {

        private final String page = reader.text(at("/ledger-post/articles/pellian-auction-inside"));

        @Test
        void sends_two_paragraphs_and_a_box_that_sells_the_rest() {
            Document html = org.jsoup.Jsoup.parse(page);

            assertThat(html.select("p.article-p")).hasSize(2);
            assertThat(html.select(".meter-content").text()).contains("Subscribe");
            assertThat(page).contains("\"isAccessibleForFree\":false");
            assertThat(page).contains("\"cssSelector\":\".meter-content\"");
        }

        @Test
        void hides_the_rest_nowhere() {
            String secret = "The merger agreement runs to 212 pages";
            String feed = reader.text(at("/ledger-post/rss"));

            assertThat(page).doesNotContain(secret).doesNotContain("Viktor Salo");
            assertThat(feed).doesNotContain(secret).doesNotContain("Viktor Salo");
        }

        @Test
        void opens_the_story_that_it_gives_away() {
            Document free = reader.page(at("/ledger-post/articles/editors-note-free"));

            assertThat(free.select("p.article-p")).hasSize(5);
            assertThat(free.select(".meter-content")).isEmpty();
        }
    }

    @Nested
    class TheTitleThatUpdatesAndCorrects {

        private static final String STORY = "/meridian/politics/norland-minister-resigns.html";

        @Test
        void writes_a_new_headline_and_text_after_two_minutes_and_a_correction_after_five() {
            Document original = reader.page(at(STORY));
            clock.pass(Duration.ofMinutes(2));
            Document update = reader.page(at(STORY));
            clock.pass(Duration.ofMinutes(3));
            Document corrected = reader.page(at(STORY));

            assertThat(original.select("h1").text()).endsWith("to make statement");
            assertThat(update.select("h1").text()).contains("resigns");
            assertThat(update.text()).contains("with a majority of four");
            assertThat(corrected.select("[role=note]").text()).startsWith("Correction:");
            assertThat(corrected.text()).contains("with a majority of three");
            assertThat(corrected.select("meta[property=article:modified_time]").attr("content"))
                    .isEqualTo("2026-03-09T10:05:00Z");
            assertThat(corrected.select("meta[property=article:published_time]").attr("content"))
                    .isEqualTo("2026-03-09T09:48:00Z");
        }

        @Test
        void tells_a_reader_who_asks_whether_the_page_changed() {
            HttpResponse<byte[]> original = reader.get(at(STORY));
            String tag = original.headers().firstValue("ETag").orElseThrow();
            String modified = original.headers().firstValue("Last-Modified").orElseThrow();
            clock.pass(Duration.ofMinutes(2));

            HttpResponse<byte[]> byTag = reader.get(at(STORY), "If-None-Match", tag);
            HttpResponse<byte[]> byTime = reader.get(at(STORY), "If-Modified-Since", modified);

            assertThat(byTag.statusCode()).isEqualTo(200);
            assertThat(byTime.statusCode()).isEqualTo(200);
            assertThat(byTime.headers().firstValue("Last-Modified"))
                    .hasValue("Mon, 09 Mar 2026 10:02:00 GMT");
        }

        @Test
        void puts_the_newest_entry_of_a_live_page_on_top() {
            clock.pass(Duration.ofMinutes(3));
            Document live = reader.page(at("/meridian/world/storm-ysolde-live.html"));

            assertThat(live.select(".live-blog h3").eachText())
                    .containsExactly(
                            "A warm place for the night",
                            "Outer harbour closed",
                            "09:05 Amber warning issued",
                            "08:50 Ferries cancelled",
                            "08:30 Good morning");
        }
    }

    @Nested
    class TheSlowTitle {

        @Test
        void drips_its_page_over_two_seconds_and_is_right() {
            HttpResponse<byte[]> page = reader.get(at("/long-view/counting-eels/"));

            assertThat(pauses).containsOnly(Duration.ofMillis(250)).hasSize(8);
            assertThat(new String(page.body(), StandardCharsets.UTF_8))
                    .contains("Nobody has ever seen an eel arrive")
                    .endsWith("</html>\n");
        }
    }

    @Nested
    class TheTitleThatFailsAtTimes {

        @Test
        void refuses_the_first_request_for_a_story_and_says_when_to_come_back() {
            HttpResponse<byte[]> first = reader.get(at("/tramline/s/soup-machine"));
            HttpResponse<byte[]> second = reader.get(at("/tramline/s/soup-machine"));

            assertThat(first.statusCode()).isEqualTo(503);
            assertThat(Integer.parseInt(first.headers().firstValue("Retry-After").orElseThrow()))
                    .isBetween(1, 5);
            assertThat(second.statusCode()).isEqualTo(200);
        }

        @Test
        void refuses_its_feed_the_second_time() {
            assertThat(List.of(feed(), feed(), feed())).containsExactly(200, 503, 200);
        }

        private int feed() {
            return reader.get(at("/tramline/feed")).statusCode();
        }

        @ParameterizedTest
        @CsvSource({"always-500,500", "never-was,404", "taken-down,410"})
        void lists_pages_that_never_work(String slug, int status) {
            String page = at("/tramline/s/" + slug);

            assertThat(reader.text(at("/tramline/feed"))).contains("/tramline/s/" + slug);
            assertThat(reader.get(page).statusCode()).isEqualTo(status);
            assertThat(reader.get(page).statusCode()).isEqualTo(status);
        }
    }

    @Nested
    class TheTitleWithBadMarkup {

        @Test
        void writes_windows1252_and_says_so_only_in_its_meta_element() {
            HttpResponse<byte[]> page = reader.get(at("/valley-bugle/news.asp;id=covered-bridge"));
            String html = new String(page.body(), Charset.forName("windows-1252"));

            assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html");
            assertThat(html).contains("Prud’homme", "charset=iso-8859-1", "&nbspwhich");
            assertThat(html.toLowerCase(java.util.Locale.ROOT))
                    .doesNotContain("<body")
                    .doesNotContain("<html");
        }

        @Test
        void declares_the_wrong_encoding_on_one_page() {
            HttpResponse<byte[]> page = reader.get(at("/valley-bugle/news.asp;id=town-well"));

            assertThat(page.headers().firstValue("Content-Type"))
                    .hasValue("text/html; charset=utf-8");
            assertThat(new String(page.body(), StandardCharsets.UTF_8)).contains("\uFFFD");
        }
    }

    @Nested
    class NewStories {

        @Test
        void have_no_page_and_no_entry_before_their_time() {
            String story = at("/nordlicht-zeitung/artikel/werft-auftrag.html");
            String feed = at("/nordlicht-zeitung/feed.json");

            assertThat(reader.get(story).statusCode()).isEqualTo(404);
            assertThat(reader.text(feed)).doesNotContain(story);
            clock.pass(Duration.ofMinutes(3));
            assertThat(reader.get(story).statusCode()).isEqualTo(200);
            assertThat(reader.text(feed)).contains(story);
        }

        @Test
        void appear_somewhere_in_each_of_the_first_seven_minutes() {
            int before = stories();
            for (int minute = 1; minute <= 7; minute++) {
                clock.pass(Duration.ofMinutes(1));
                int after = stories();
                assertThat(after).as("minute %d", minute).isGreaterThan(before);
                before = after;
            }
        }

        @Test
        void keep_coming_in_series_of_which_old_ones_leave() {
            clock.pass(Duration.ofHours(5));
            String feed = reader.text(at("/harbour-courier/feed.xml"));

            assertThat(feed.split("news/tide-log-\\d+</link>", -1)).hasSize(12 + 1);
            assertThat(feed).contains("tide-log-33</link>").doesNotContain("tide-log-21</link>");
        }

        private int stories() {
            return Newsstand.open().newsrooms().stream()
                    .mapToInt(newsroom ->
                            newsroom.stories(Clock.START, clock.instant(), List.of()).size())
                    .sum();
        }
    }

    @Nested
    class Languages {

        @Test
        void arabic_is_written_from_the_right_and_its_addresses_are_encoded() {
            Document feed = reader.xml(at("/alnahr/atom.xml"));
            String url = feed.select("entry > id").eachText().getFirst();

            assertThat(url).contains("/alnahr/%D8%AE%D8%A8%D8%B1/");
            assertThat(reader.page(url).select("html").attr("dir")).isEqualTo("rtl");
        }

        @Test
        void a_translation_is_named_on_both_pages() {
            Document french = reader.page(at("/courrier-alizes/monde/alizes-mesures"));
            Document english = reader.page(at("/courrier-alizes/monde/trade-winds-records"));

            assertThat(french.select("link[hreflang]").eachAttr("hreflang"))
                    .containsExactlyInAnyOrder("fr", "en");
            assertThat(english.select("link[hreflang]").eachAttr("href"))
                    .containsExactlyInAnyOrderElementsOf(
                            french.select("link[hreflang]").eachAttr("href"));
            assertThat(english.select("html").attr("lang")).isEqualTo("en");
        }

        @Test
        void the_french_title_has_every_kind_of_block() {
            Document records = reader.page(at("/courrier-alizes/monde/alizes-mesures"));
            Document lighthouse = reader.page(at("/courrier-alizes/culture/phare-librairie"));
            Document vote = reader.page(at("/courrier-alizes/monde/vote-cable-norlande"));

            for (String block :
                    List.of("table tr", "pre code", "iframe", "h2", "[role=doc-endnotes]")) {
                assertThat(records.select(".corps-article " + block)).as(block).isNotEmpty();
            }
            for (String block : List.of("blockquote cite", "figure img", ".note-correction")) {
                assertThat(lighthouse.select(".corps-article " + block)).as(block).isNotEmpty();
            }
            assertThat(vote.select(".corps-article ol li")).hasSize(4);
        }

        @Test
        void labelled_sections_lead_their_bullets_in_bold() {
            Document page = reader.page(at("/crux/energy/halvard-cable-math"));

            assertThat(page.select("p > strong").eachText())
                    .contains("Why it matters:", "Driving the news:", "The bottom line:");
            assertThat(page.select("p:has(strong) + ul li").size()).isGreaterThan(4);
        }
    }
}
