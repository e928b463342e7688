package org.masthead.fetch.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masthead.fetch.feed.Feeds.changed;
import static org.masthead.fetch.feed.Feeds.feed;
import static org.masthead.fetch.feed.Feeds.rss;
import static org.masthead.fetch.feed.Feeds.urls;

import org.junit.jupiter.api.Test;

class RssFeedTest {

    @Test
    void gives_each_items_link_and_time() {
        var feed =
                rss(
                        """
                        <item><title>Ferry</title><link>https://courier.example/ferry</link>
                          <pubDate>Sun, 22 Nov 2026 12:00:00 GMT</pubDate></item>
                        <item><link>https://courier.example/cable</link></item>
                        """);
        assertThat(urls(feed))
                .containsExactly("https://courier.example/ferry", "https://courier.example/cable");
        assertThat(changed(feed)).contains(Feeds.NOON);
        assertThat(feed(feed).format()).isEqualTo(Format.RSS);
    }

    @Test
    void may_write_links_relative_in_cdata_with_entities_or_other_white_space() {
        var feed =
                rss(
                        """
                        <item><link>ferry.html</link></item>
                        <item><link><![CDATA[ /cable?a=1&b=2 ]]></link></item>
                        <item><link>
                            https://courier.example/tide?a=1&amp;b=2
                        </link></item>
                        """);
        assertThat(urls(feed))
                .containsExactly(
                        "https://courier.example/news/ferry.html",
                        "https://courier.example/cable?a=1&b=2",
                        "https://courier.example/tide?a=1&b=2");
    }

    @Test
    void may_have_its_address_in_a_guid_unless_that_says_it_is_none() {
        var feed =
                rss(
                        """
                        <item><guid>https://courier.example/a</guid></item>
                        <item><guid isPermaLink="true">https://courier.example/b</guid></item>
                        <item><guid isPermaLink="false">https://courier.example/c</guid></item>
                        <item><guid>tag-17</guid></item>
                        <item><guid isPermaLink="false">17</guid><link>/d</link></item>
                        """);
        assertThat(urls(feed))
                .containsExactly(
                        "https://courier.example/a",
                        "https://courier.example/b",
                        "https://courier.example/d");
    }

    @Test
    void is_not_led_astray_by_links_of_other_namespaces() {
        var feed =
                rss(
                        """
                        <item><atom:link rel="replies" href="https://courier.example/replies"/>
                          <link>https://courier.example/a</link>
                          <source url="https://other.example/">Other</source></item>
                        <item><title>no link</title><media:link
                          xmlns:media="http://search.yahoo.com/mrss/">https://x.example/
                          </media:link></item>
                        """);
        assertThat(urls(feed)).containsExactly("https://courier.example/a");
    }

    @Test
    void prefers_the_time_of_the_last_change() {
        assertThat(
                        changed(
                                rss(
                                        """
                                        <item><link>/a</link>
                                          <pubDate>Sun, 22 Nov 2026 09:00:00 GMT</pubDate>
                                          <atom:updated>2026-11-22T12:00:00Z</atom:updated>
                                        </item>
                                        """)))
                .contains(Feeds.NOON);
    }

    @Test
    void lists_an_address_once_whatever_its_items_do() {
        var feed =
                rss(
                        """
                        <item><link>https://courier.example/a</link></item>
                        <item><link>https://courier.example/a#comments</link></item>
                        <item><link>HTTPS://COURIER.example:443/a</link></item>
                        """);
        assertThat(urls(feed)).containsExactly("https://courier.example/a");
    }

    @Test
    void has_no_entry_where_a_link_is_of_no_web_address() {
        var feed =
                rss(
                        """
                        <item><link>javascript:alert(1)</link></item>
                        <item><link>file:///etc/passwd</link></item>
                        <item><link>http://0x7f.1/</link></item>
                        <item><link></link></item><item/>
                        """);
        assertThat(urls(feed)).isEmpty();
    }

    @Test
    void of_version_1_lists_its_items_beside_the_channel() {
        assertThat(
                        urls(
                                """
                                <rdf:RDF xmlns="http://purl.org/rss/1.0/"
                                    xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
                                  <channel rdf:about="/"><items><rdf:Seq/></items></channel>
                                  <item rdf:about="/a"><link>/a</link></item>
                                </rdf:RDF>
                                """))
                .containsExactly("https://courier.example/a");
    }

    @Test
    void may_be_written_with_prefixes_and_in_any_case() {
        assertThat(
                        urls(
                                """
                                <rdf:RDF xmlns:rss="http://purl.org/rss/1.0/"
                                    xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
                                  <rss:item><rss:link>/a</rss:link></rss:item></rdf:RDF>
                                """))
                .containsExactly("https://courier.example/a");
        assertThat(urls("<RSS><Channel><Item><LINK>/a</LINK></Item></Channel></RSS>"))
                .containsExactly("https://courier.example/a");
    }
}
