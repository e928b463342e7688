package org.masthead.fetch.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masthead.fetch.feed.Feeds.changed;
import static org.masthead.fetch.feed.Feeds.urls;

import java.time.Instant;
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
}
