package org.masthead.fetch.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.masthead.fetch.feed.Feeds.assertNoFeed;
import static org.masthead.fetch.feed.Feeds.feed;
import static org.masthead.fetch.feed.Feeds.read;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileFeedTest {

    @Nested
    class Entities {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "<!DOCTYPE rss [<!ENTITY x SYSTEM \"ADDRESS\">]>",
                    "<!DOCTYPE rss [<!ENTITY x PUBLIC \"-//X\" \"ADDRESS\">]>",
                    "<!DOCTYPE rss SYSTEM \"ADDRESS\">",
                    "<!DOCTYPE rss [<!ENTITY % d SYSTEM \"ADDRESS\"> %d;]>",
                    "<?xml-stylesheet href=\"ADDRESS\"?>",
                })
        void of_elsewhere_are_neither_fetched_nor_opened(String prologue) throws IOException {
            var asked = new AtomicInteger();
            var server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext(
                    "/",
                    exchange -> {
                        asked.incrementAndGet();
                        exchange.sendResponseHeaders(200, -1);
                        exchange.close();
                    });
            server.start();
            try {
                var loopback = "http://127.0.0.1:%d/x".formatted(server.getAddress().getPort());
                for (var address : new String[] {loopback, "file:///etc/passwd"}) {
                    var xml =
                            prologue.replace("ADDRESS", address)
                                    + "<rss><channel><title>&x;</title></channel></rss>";
                    assertThat(feed(xml).title()).contains("&x;");
                    var atom =
                            prologue.replace("ADDRESS", address)
                                    + "<feed><title type='html'>&x;</title></feed>";
                    assertThat(feed(atom).title()).contains("&x;");
                }
            } finally {
                server.stop(0);
            }
            assertThat(asked).hasValue(0);
        }

        @Test
        @Timeout(10)
        void within_entities_stay_as_short_as_they_are_written() {
            var bomb = new StringBuilder("<!DOCTYPE rss [<!ENTITY a0 'ha'>");
            for (int i = 1; i < 40; i++) {
                bomb.append("<!ENTITY a%d '&a%d;&a%d;'>".formatted(i, i - 1, i - 1));
            }
            var title = feed(bomb + "]><rss><channel><title>&a39;</title></channel></rss>").title();
            assertThat(title).contains("&a39;");
        }

        @Test
        void of_html_are_read_and_bare_ampersands_are_none() {
            var title =
                    feed("""
                    <rss><channel><title>Tea &amp; caf&eacute; &#8212; a&section=2&copy=3 &
                    </title></channel></rss>
                    """)
                            .title();
            assertThat(title).contains("Tea & café — a&section=2&copy=3 &");
        }
    }

    @Nested
    class Sizes {

        @Test
        @Timeout(20)
        void of_ten_megabytes_are_read() {
            var text = "&lt;p&gt;All is well.&lt;/p&gt; ".repeat(300);
            var rss = new StringBuilder("<rss><channel>");
            int items = 0;
            while (rss.length() < 10 * 1024 * 1024 - text.length() - 100) {
                rss.append(
                        "<item><link>/%d</link><description>%s</description></item>"
                                .formatted(items++, text));
            }
            assertThat(feed(rss + "</channel></rss>").pages()).hasSize(items);
        }

        @Test
        @Timeout(20)
        void of_one_endless_text_are_read() {
            var letters = "a".repeat(9 * 1024 * 1024);
            for (var name :
                    new String[] {"title", "link", "pubDate", "author", "guid", "dc:date"}) {
                assertThat(
                                feed("<rss><channel><item><%1$s>%2$s</%1$s></item></channel></rss>"
                                                .formatted(name, letters))
                                        .entries())
                        .hasSize(1);
            }
        }

        @Test
        @Timeout(20)
        void of_texts_that_reach_into_each_other_are_read() {
            assertThat(read("<rss><channel>" + "<item><title>".repeat(100_000))).isNotNull();
            assertThat(
                            read(
                                    "<feed xml:base='/a'>"
                                            + "<title type='html'><a href='x'>".repeat(90_000)))
                    .isNotNull();
            assertThat(read("<rss><channel><title>" + "<![CDATA[".repeat(300_000))).isNotNull();
            assertThat(read("<rss><channel><title>" + "&".repeat(3_000_000))).isNotNull();
        }

        @Test
        @Timeout(20)
        void of_a_gzip_file_are_watched_while_it_is_opened() throws IOException {
            var bomb = gzip(new byte[Gunzip.MAX_INFLATED + 1]);
            assertThat(bomb).hasSizeLessThan(100_000);
            assertNoFeed(read(bomb, Optional.empty()), "larger than 20 MB once inflated");
        }
    }

    @Nested
    class Breaks {

        @Test
        void in_the_middle_of_a_feed_leave_what_came_before() {
            var rss =
                    Feeds.rss(
                            "<item><link>/a</link></item><item><link>/b</link></item>"
                                    + "<item><link>/c</link></item>");
            for (int end = rss.indexOf("/c</link>"); end < rss.length(); end++) {
                assertThat(Feeds.urls(rss.substring(0, end)))
                        .as("cut at %d", end)
                        .startsWith("https://courier.example/a", "https://courier.example/b");
            }
        }

        @Test
        void in_json_or_gzip_are_told() throws IOException {
            assertNoFeed(read("{\"items\":[{\"url\":\"/a\"},"), "broken JSON");
            var whole = gzip(Feeds.rss("<item><link>/a</link></item>").getBytes(UTF_8));
            var half = java.util.Arrays.copyOf(whole, whole.length / 2);
            assertNoFeed(read(half, Optional.empty()), "broken gzip file");
        }

        @Test
        void in_an_elements_end_hurt_that_element_alone() {
            assertThat(
                            Feeds.urls(
                                    """
                                    <rss><channel><item><title>A<b>c</title><link>/a</link></item>
                                    <item><title>B</item><item><link>/c<pubDate>x</pubDate></item>
                                    <ITEM><Link>/d</Link></ITEM></channel></wrong></rss>
                                    """))
                    .containsExactly(
                            "https://courier.example/a",
                            "https://courier.example/c",
                            "https://courier.example/d");
        }

        @Test
        void before_a_feed_are_passed_over() {
            for (var noise :
                    new String[] {"Notice: x\n", "<br /><b>Warning</b>: y<br />\n", "\n\n"}) {
                assertThat(Feeds.urls(noise + Feeds.rss("<item><link>/a</link></item>")))
                        .containsExactly("https://courier.example/a");
            }
        }
    }

    static byte[] gzip(byte[] plain) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        }
        return bytes.toByteArray();
    }
}
