package org.masthead.fetch.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.masthead.fetch.feed.Discovery.Candidate;

class DiscoveryTest {

    private static final HttpUrl HOME = HttpUrl.get("https://courier.example/home/");

    private static List<Candidate> candidates(String html) {
        return Discovery.candidates(Jsoup.parse(html, HOME.toString()), HOME);
    }

    private static List<String> urls(String html) {
        return candidates(html).stream().map(candidate -> candidate.url().toString()).toList();
    }

    @Test
    void finds_the_feeds_that_a_page_announces_in_its_order_with_their_titles() {
        assertThat(
                        candidates(
                                """
                                <html><head>
                                <link rel="alternate" type="application/rss+xml" title="All news"
                                  href="/feed.xml">
                                <link rel="ALTERNATE" type="application/atom+xml; charset=utf-8"
                                  href="world.atom">
                                <link rel="alternate feed" type="application/feed+json"
                                  href="https://feeds.example/courier.json" title=" ">
                                </head></html>
                                """))
                .containsExactly(
                        new Candidate(
                                HttpUrl.get("https://courier.example/feed.xml"),
                                Optional.of("All news")),
                        new Candidate(
                                HttpUrl.get("https://courier.example/home/world.atom"),
                                Optional.empty()),
                        new Candidate(
                                HttpUrl.get("https://feeds.example/courier.json"),
                                Optional.empty()));
    }

    @Test
    void then_those_that_links_look_like() {
        assertThat(
                        urls(
                                """
                                <base href="/section/"><body>
                                <a href="rss">World</a><a href="/sport/feed/">Sport</a>
                                <a href="/politics.rss">Politics</a><a href="/rss/news.php">News</a>
                                <a href="https://feeds.example/rss_all.xml?x=1">All</a>
                                <a href="/feedback">Write to us</a><a href="/atomic-age">Atoms</a>
                                <a href="/article.xml">Article</a><a href="/food">Food</a>
                                """))
                .containsExactly(
                        "https://courier.example/section/rss",
                        "https://courier.example/sport/feed/",
                        "https://courier.example/politics.rss",
                        "https://feeds.example/rss_all.xml?x=1");
    }

    @Test
    void leaves_out_what_is_said_twice_what_is_no_web_address_and_what_lists_no_articles() {
        assertThat(
                        urls(
                                """
                                <link rel="alternate" type="application/rss+xml" href="/feed">
                                <link rel="alternate" type="application/rss+xml" href="/feed#x">
                                <link rel="alternate" type="application/rss+xml" href="/comments/feed">
                                <link rel="alternate" type="application/json"
                                  href="/wp-json/wp/v2/pages/7">
                                <link rel="alternate" type="application/rss+xml"
                                  href="javascript:alert(1)">
                                <link rel="alternate" type="application/rss+xml" href="">
                                <link rel="alternate" hreflang="de" href="/de/">
                                <link rel="stylesheet" type="application/rss+xml" href="/rss.css">
                                <a href="/feed">RSS</a><a href="feed:https://x.example/feed">f</a>
                                """))
                .containsExactly("https://courier.example/feed");
    }

    @Test
    void stops_at_fifty_whatever_a_page_lists() {
        var links = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            links.append("<a href='/%d/rss'>x</a>".formatted(i));
        }
        assertThat(candidates(links.toString())).hasSize(50);
    }

    @Test
    void names_the_customary_places_on_the_same_host() {
        assertThat(Discovery.wellKnown(HOME))
                .contains(
                        HttpUrl.get("https://courier.example/feed"),
                        HttpUrl.get("https://courier.example/rss.xml"),
                        HttpUrl.get("https://courier.example/news-sitemap.xml"))
                .doesNotHaveDuplicates()
                .allSatisfy(url -> assertThat(url.host()).isEqualTo("courier.example"));
    }
}
