package org.masthead.fetch.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masthead.fetch.feed.Feeds.changed;
import static org.masthead.fetch.feed.Feeds.feed;
import static org.masthead.fetch.feed.Feeds.rss;
import static org.masthead.fetch.feed.Feeds.urls;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<rss><item><link>/a</link></item><item><link>/b</link></item></rss>",
                "<channel><item><link>/a</link></item><item><link>/b</link></item></channel>",
                "<rss><channel><item><link>/a</link></item></channel>"
                        + "<channel><item><link>/b</link></item></channel></rss>",
                "<rdf:RDF><channel><items><item><link>/a</link></item></items></channel>"
                        + "<item><link>/b</link></item></rdf:RDF>",
                "<channel><item href='/a'><abstract>CDF</abstract></item><item href='/b'/></channel>"
            })
    void lists_its_items_wherever_they_stand(String feed) {
        assertThat(urls(feed))
                .containsExactly("https://courier.example/a", "https://courier.example/b");
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

    @Nested
    class Whole {

        private static final String COURIER =
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"
                    xmlns:content="http://purl.org/rss/1.0/modules/content/"
                    xmlns:dc="http://purl.org/dc/elements/1.1/"
                    xmlns:media="http://search.yahoo.com/mrss/"
                    xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"
                    xmlns:creativeCommons="http://backend.userland.com/creativeCommonsRssModule"
                    xmlns:rsl="https://rslstandard.org/rsl"><channel>
                  <title>Courier &amp;amp; Co</title><link>https://courier.example</link>
                  <description>All the news</description><language>en-gb</language>
                  <copyright>The Courier</copyright>
                  <pubDate>Sun, 22 Nov 2026 11:00:00 GMT</pubDate>
                  <lastBuildDate>Sun, 22 Nov 2026 12:00:00 GMT</lastBuildDate>
                  <atom:link rel="hub" href="https://hub.example/"/>
                  <atom:link rel="self" href="https://Courier.example/feed"/>
                  <ttl>30</ttl><sy:updatePeriod>daily</sy:updatePeriod>
                  <sy:updateFrequency>4</sy:updateFrequency>
                  <skipHours><hour>0</hour><hour>24</hour><hour>3</hour><hour>x</hour></skipHours>
                  <skipDays><day>Sunday</day><day>Noday</day></skipDays>
                  <creativeCommons:license>https://licence.example/by</creativeCommons:license>
                  <rsl:content url="/"><rsl:license/></rsl:content>
                  <image><title>Logo</title><link>https://logo.example/</link></image>
                  <item><title>Ferry <![CDATA[<i>sails</i>]]></title>
                    <link>https://courier.example/ferry</link>
                    <guid isPermaLink="false">urn:ferry</guid>
                    <pubDate>Sun, 22 Nov 2026 12:00:00 GMT</pubDate>
                    <description>In &lt;b&gt;short&lt;/b&gt;</description>
                    <content:encoded><![CDATA[<p>In full</p>]]></content:encoded>
                    <author>ada@courier.example (Ada Lovelace)</author>
                    <category>Sea</category><category>Travel</category>
                    <enclosure url="/ferry.mp3" length="12345" type="audio/mpeg"/>
                    <media:group><media:content url="/ferry.jpg" medium="image"/></media:group>
                  </item></channel></rss>
                """;

        @Test
        void gives_what_it_says_of_itself() {
            var feed = feed(COURIER);
            assertThat(feed.title()).contains("Courier &amp; Co");
            assertThat(feed.description()).contains("All the news");
            assertThat(feed.link())
                    .contains(
                            new Link(
                                    "https://courier.example",
                                    HttpUrl.get("https://courier.example/")));
            assertThat(feed.language()).contains("en-gb");
            assertThat(feed.copyright()).contains("The Courier");
            assertThat(feed.published()).contains(Feeds.NOON.minusSeconds(3600));
            assertThat(feed.updated()).contains(Feeds.NOON);
        }

        @Test
        void gives_what_it_hints_at() {
            var hints = feed(COURIER).hints();
            assertThat(hints.hubs())
                    .extracting(Link::written)
                    .containsExactly("https://hub.example/");
            // A hub knows a topic by the very letters of its address.
            assertThat(hints.self().map(Link::written)).contains("https://Courier.example/feed");
            assertThat(hints.ttl()).contains(Duration.ofMinutes(30));
            assertThat(hints.updateInterval()).contains(Duration.ofHours(6));
            assertThat(hints.skipHours()).containsExactlyInAnyOrder(0, 3);
            assertThat(hints.skipDays()).containsExactly(DayOfWeek.SUNDAY);
            assertThat(hints.licences())
                    .extracting(Link::written)
                    .containsExactly("https://licence.example/by");
            assertThat(hints.rsl().orElseThrow()).contains("<rsl:license");
        }

        @Test
        void gives_what_its_items_say() {
            var entry = Feeds.entry(COURIER);
            assertThat(entry.title()).contains("Ferry <i>sails</i>");
            assertThat(entry.id()).contains("urn:ferry");
            assertThat(entry.published()).contains(Feeds.NOON);
            assertThat(entry.updated()).isEmpty();
            assertThat(entry.summary()).contains("In <b>short</b>");
            assertThat(entry.content()).contains("<p>In full</p>");
            assertThat(entry.authors())
                    .containsExactly(
                            new Person(
                                    Optional.of("Ada Lovelace"),
                                    Optional.of("ada@courier.example"),
                                    Optional.empty()));
            assertThat(entry.categories()).containsExactly("Sea", "Travel");
            assertThat(entry.enclosures())
                    .extracting(file -> file.link().written() + " " + file.type().orElse(""))
                    .containsExactly(
                            "https://courier.example/ferry.mp3 audio/mpeg",
                            "https://courier.example/ferry.jpg image/*");
            assertThat(entry.enclosures().getFirst().length()).contains(12345L);
            assertThat(entry.language()).contains("en-gb");
        }
    }
}
