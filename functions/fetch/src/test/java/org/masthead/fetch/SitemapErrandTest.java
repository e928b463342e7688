package org.masthead.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.masthead.fetch.http.RawOrigin;
import org.masthead.page.FetchMessage;

/** What becomes of a source's feed that is an index of sitemaps. */
class SitemapErrandTest {

    private final RawOrigin origin;
    private final FetchWorld world;
    private final String index;

    SitemapErrandTest() throws IOException {
        origin = new RawOrigin();
        world = new FetchWorld(origin.hostAndPort());
        index = origin.url("/sitemap.xml");
        world.carry("courier", index);
    }

    @AfterEach
    void close() throws IOException {
        origin.close();
    }

    private String lastOutcome() {
        var check = world.sources().find("courier").orElseThrow().check(index).orElseThrow();
        return check.log().lastOutcome().orElse("");
    }

    private void lists(String path, String root, String child, String... locations) {
        var xml = new StringBuilder("<" + root + ">");
        for (var location : locations) {
            xml.append("<%s><loc>%s</loc></%s>".formatted(child, location, child));
        }
        origin.on(path, "", xml.append("</" + root + ">").toString().getBytes(UTF_8));
    }

    @Test
    void asks_for_each_sitemap_as_one_more_feed_and_then_for_its_pages() {
        lists("/sitemap.xml", "sitemapindex", "sitemap", "/news.xml", "/2026-11.xml");
        lists("/news.xml", "urlset", "url", "/a");
        world.handle(world.feed(index));
        assertThat(lastOutcome()).isEqualTo("sitemap index: the newest 2 of 2 sitemaps queued");
        assertThat(world.sent())
                .extracting(FetchWorld.Sent::message)
                .containsExactly(
                        world.feed(origin.url("/news.xml")).listedIn(index),
                        world.feed(origin.url("/2026-11.xml")).listedIn(index));

        world.handle(world.sent().getFirst().message());
        assertThat(world.sent().getLast().message().kind()).isEqualTo(FetchMessage.Kind.PAGE);
        assertThat(world.sentUrls()).endsWith(origin.url("/a"));
    }

    @Test
    void is_asked_for_whole_each_time_because_its_sitemaps_change_without_it() {
        origin.on(
                "/sitemap.xml",
                "ETag: \"1\"\r\n",
                "<sitemapindex><sitemap><loc>/news.xml</loc></sitemap></sitemapindex>"
                        .getBytes(UTF_8));
        world.handle(world.feed(index));
        world.pass(Duration.ofMinutes(2));
        world.handle(world.feed(index));
        assertThat(world.sentUrls())
                .containsExactly(origin.url("/news.xml"), origin.url("/news.xml"));
        assertThat(origin.requests().getLast()).doesNotContainIgnoringCase("if-none-match");
    }

    @Test
    void is_followed_no_further_where_it_lists_itself_or_another() {
        lists("/sitemap.xml", "sitemapindex", "sitemap", "/more.xml", "/sitemap.xml");
        lists("/more.xml", "sitemapindex", "sitemap", "/sitemap.xml", "/news.xml");
        world.handle(world.feed(index));
        var listed = world.sent().stream().map(FetchWorld.Sent::message).toList();
        assertThat(listed).hasSize(2);
        listed.forEach(world::handle);
        assertThat(world.sent()).hasSize(2);
        assertThat(world.known(origin.url("/more.xml"))).containsEntry("fetched", "refused");
    }
}
