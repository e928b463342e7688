package org.masthead.fetch.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.masthead.fetch.feed.Feeds.changed;
import static org.masthead.fetch.feed.Feeds.feed;
import static org.masthead.fetch.feed.Feeds.read;
import static org.masthead.fetch.feed.Feeds.urls;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SitemapsTest {

    @Test
    void give_each_address_and_last_change() {
        var sitemap =
                """
                <?xml version="1.0"?><urlset
                    xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
                    xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
                    xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
                  <url><loc>https://courier.example/a</loc><lastmod>2026-11-22</lastmod>
                    <image:image><image:loc>https://courier.example/a.png</image:loc>
                    </image:image></url>
                  <url><news:news><news:title>No address</news:title></news:news></url>
                </urlset>
                """;
        assertThat(urls(sitemap)).containsExactly("https://courier.example/a");
        assertThat(changed(sitemap)).contains(Instant.parse("2026-11-22T00:00:00Z"));
    }

    @Test
    void with_news_give_titles_times_and_languages() {
        var sitemap =
                """
                <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
                    xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">
                  <url><loc>/ferry</loc><n:news>
                    <n:publication><n:name>Courier</n:name><n:language>en</n:language>
                    </n:publication>
                    <n:publication_date>2026-11-22T12:00:00Z</n:publication_date>
                    <n:title>Ferry &amp; cable</n:title><n:keywords>sea, travel</n:keywords>
                  </n:news></url>
                </urlset>
                """;
        var feed = feed(sitemap);
        assertThat(feed.format()).isEqualTo(Format.NEWS_SITEMAP);
        assertThat(feed.title()).contains("Courier");
        assertThat(feed.language()).contains("en");
        var entry = feed.entries().getFirst();
        assertThat(entry.title()).contains("Ferry &amp; cable");
        assertThat(entry.changed()).contains(Feeds.NOON);
        assertThat(entry.language()).contains("en");
        assertThat(entry.categories()).containsExactly("sea", "travel");
    }

    @Test
    void of_fifty_thousand_pages_are_read_also_as_gzip_files() throws IOException {
        var sitemap = new StringBuilder("<urlset>");
        for (int i = 0; i < 50_000; i++) {
            sitemap.append("<url><loc>/%d</loc><lastmod>2026-11-22</lastmod></url>".formatted(i));
        }
        var gzip = HostileFeedTest.gzip(sitemap.append("</urlset>").toString().getBytes(UTF_8));
        assertThat(feed(read(gzip, Optional.empty())).pages()).hasSize(50_000);
    }

    @Nested
    class Indexes {

        private static SitemapIndex index(String sitemaps) {
            return (SitemapIndex)
                    read(
                            "<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>"
                                    + sitemaps
                                    + "</sitemapindex>");
        }

        private static String sitemap(String location, String lastmod) {
            return "<sitemap><loc>%s</loc><lastmod>%s</lastmod></sitemap>"
                    .formatted(location, lastmod);
        }

        @Test
        void give_the_newest_sitemaps_first_and_those_without_a_time_as_they_stand() {
            var index =
                    index(
                            sitemap("/undated-1.xml", "")
                                    + sitemap("/old.xml", "2025-01-01")
                                    + sitemap("/new.xml.gz", "2026-11-22T12:00:00Z")
                                    + sitemap("/undated-2.xml", "soon"));
            assertThat(index.sitemaps())
                    .extracting(sitemap -> sitemap.url().encodedPath())
                    .containsExactly("/new.xml.gz", "/old.xml", "/undated-1.xml", "/undated-2.xml");
            assertThat(index.sitemaps().getFirst().changed()).contains(Feeds.NOON);
        }

        @Test
        void are_read_no_further_than_a_check_can_follow() {
            var sitemaps = new StringBuilder();
            for (int i = 0; i < 50_000; i++) {
                sitemaps.append(sitemap("/" + i, Instant.ofEpochSecond(i).toString()));
            }
            var index = index(sitemaps.toString());
            assertThat(index.sitemaps()).hasSize(Sitemaps.MAX_SITEMAPS);
            assertThat(index.sitemaps().getFirst().url().encodedPath()).isEqualTo("/49999");
            assertThat(index.listed()).isEqualTo(50_000);
        }

        @Test
        void without_times_give_those_at_both_ends() {
            var sitemaps = new StringBuilder();
            for (int i = 0; i < 100; i++) {
                sitemaps.append(sitemap("/" + i, ""));
            }
            assertThat(index(sitemaps.toString()).sitemaps())
                    .extracting(sitemap -> sitemap.url().encodedPath())
                    .containsExactly(
                            "/0", "/99", "/1", "/98", "/2", "/97", "/3", "/96", "/4", "/95");
        }

        @Test
        void speak_for_their_own_site_only() {
            var index =
                    index(
                            sitemap("https://news.courier.example/a.xml", "2026-11-22")
                                    + sitemap("https://other.example/b.xml", "2026-11-22")
                                    + sitemap("http://169.254.169.254/latest", "2026-11-22")
                                    + sitemap("file:///etc/passwd", "2026-11-22"));
            assertThat(index.sitemaps())
                    .extracting(sitemap -> sitemap.url().host())
                    .containsExactly("news.courier.example");
        }
    }
}
