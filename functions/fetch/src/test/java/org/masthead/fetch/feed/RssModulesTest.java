package org.masthead.fetch.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each item says one thing in another way, mostly in words borrowed; the same comes of it. */
class RssModulesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<title>Ferry</title>",
                "<title><![CDATA[Ferry]]></title>",
                "<title> Fer<!-- no -->ry\n</title>",
                "<TITLE>Ferry</TITLE>",
                "<title/><title>Ferry</title>",
                "<dc:title>Ferry</dc:title>",
                "<atom:title type='text'>Ferry</atom:title>",
                "<media:title>Ferry</media:title>",
                "<media:title>Other</media:title><title>Ferry</title>"
            })
    void titles(String item) {
        assertThat(one(item).title()).contains("Ferry");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<description>&lt;b>Sails&lt;/b></description>",
                "<description><![CDATA[<b>Sails</b>]]></description>",
                "<description><b>Sails</b></description>",
                "<dc:description>&lt;b>Sails&lt;/b></dc:description>",
                "<atom:summary type='html'>&lt;b>Sails&lt;/b></atom:summary>",
                "<atom:summary type='xhtml'><x:div xmlns:x='http://www.w3.org/1999/xhtml'>"
                        + "<x:b>Sails</x:b></x:div></atom:summary>",
                "<itunes:summary><![CDATA[<b>Sails</b>]]></itunes:summary>"
            })
    void summaries(String item) {
        assertThat(one(item).summary()).contains("<b>Sails</b>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<content:encoded>&lt;p>Whole&lt;/p></content:encoded>",
                "<content:encoded><![CDATA[<p>Whole</p>]]></content:encoded>",
                "<atom:content type='html'>&lt;p>Whole&lt;/p></atom:content>",
                "<body xmlns='http://www.w3.org/1999/xhtml'><p>Whole</p></body>",
                "<x:body xmlns:x='http://www.w3.org/1999/xhtml'><x:p>Whole</x:p></x:body>"
            })
    void contents(String item) {
        assertThat(one(item).content()).contains("<p>Whole</p>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<pubDate>Sun, 22 Nov 2026 12:00:00 GMT</pubDate>",
                "<pubdate>22 Nov 26 12:00 GMT</pubdate>",
                "<pubDate>soon</pubDate><dc:date>2026-11-22T12:00Z</dc:date>",
                "<dc:date>2026-11-22T13:00:00+01:00</dc:date>",
                "<atom:published>2026-11-22T12:00:00Z</atom:published>",
                "<dcterms:issued>2026-11-22T12:00:00Z</dcterms:issued>",
                "<dcterms:created>2026-11-22T12:00:00Z</dcterms:created>"
            })
    void times(String item) {
        assertThat(one(item).published()).contains(Feeds.NOON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<author>ada@courier.example (Ada)</author>",
                "<author>Ada (ada@courier.example)</author>",
                "<author>Ada &lt;ada@courier.example></author>",
                "<author>Ada mailto:ada@courier.example</author>",
                "<dc:creator>Ada (ada@courier.example)</dc:creator>",
                "<itunes:author>Ada (ada@courier.example)</itunes:author>",
                "<atom:author><atom:name>Ada</atom:name>"
                        + "<atom:email>ada@courier.example</atom:email></atom:author>"
            })
    void authors(String item) {
        assertThat(one(item).authors())
                .containsExactly(
                        new Person(
                                Optional.of("Ada"),
                                Optional.of("ada@courier.example"),
                                Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<category>Sea</category><category>Travel</category>",
                "<dc:subject>Sea</dc:subject><dc:subject>Travel</dc:subject>",
                "<itunes:keywords>Sea, Travel,</itunes:keywords>",
                "<atom:category term='sea' label='Sea'/><atom:category term='Travel'/>"
            })
    void categories(String item) {
        assertThat(one(item).categories()).containsExactly("Sea", "Travel");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<link>/ferry</link>",
                "<link href='/ferry'/>",
                "<link xml:base='https://courier.example/x/'>../ferry</link>",
                "<atom:link href='/ferry'/>",
                "<atom:link rel='self' href='/self'/><atom:link rel='alternate' href='/ferry'/>",
                "<guid>https://courier.example/ferry</guid>",
                "<link>javascript:x()</link><guid>https://courier.example/ferry</guid>"
            })
    void links(String item) {
        assertThat(one(item).link().map(Link::written)).contains("https://courier.example/ferry");
    }

    @Test
    void addresses_within_texts_are_made_absolute_where_the_feed_says_by_what() {
        assertThat(
                        Feeds.entry(
                                        """
                                        <rss xml:base="https://courier.example/x/"><channel>
                                        <item><description>&lt;a href="y">z&lt;/a> &lt;br />
                                          </description></item></channel></rss>
                                        """)
                                .summary())
                .contains("<a href=\"https://courier.example/x/y\">z</a> <br>");
        assertThat(one("<description>&lt;a href='y'>z&lt;/a></description>").summary())
                .contains("<a href='y'>z</a>");
    }

    private static Entry one(String item) {
        return Feeds.entry(
                """
                <rss xmlns:atom="http://www.w3.org/2005/Atom"
                  xmlns:content="http://purl.org/rss/1.0/modules/content/"
                  xmlns:dc="http://purl.org/dc/elements/1.1/"
                  xmlns:dcterms="http://purl.org/dc/terms/"
                  xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
                  xmlns:media="http://search.yahoo.com/mrss/">
                <channel><item>%s</item></channel></rss>
                """
                        .formatted(item));
    }
}
