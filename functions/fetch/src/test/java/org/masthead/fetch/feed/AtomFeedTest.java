package org.masthead.fetch.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masthead.fetch.feed.Feeds.changed;
import static org.masthead.fetch.feed.Feeds.entry;
import static org.masthead.fetch.feed.Feeds.feed;
import static org.masthead.fetch.feed.Feeds.urls;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AtomFeedTest {

    @Test
    void gives_each_entrys_alternate_link_and_last_change() {
        var feed =
                """
                <feed xmlns="http://www.w3.org/2005/Atom">
                  <link href="https://courier.example/"/>
                  <entry><link rel="self" href="/a.atom"/><link rel="enclosure" href="/a.mp3"/>
                    <link href="/a"/><published>2026-11-20T12:00:00Z</published>
                    <updated>2026-11-22T13:00:00+01:00</updated></entry>
                  <entry><link rel="alternate" type="text/html" href="b"/>
                    <source><link href="https://other.example/"/></source></entry>
                  <entry><id>https://courier.example/c</id></entry>
                  <entry><link rel="alternate"/></entry>
                </feed>
                """;
        assertThat(urls(feed))
                .containsExactly("https://courier.example/a", "https://courier.example/news/b");
        assertThat(changed(feed)).contains(Feeds.NOON);
        assertThat(feed(feed).format()).isEqualTo(Format.ATOM);
    }

    @Test
    void may_be_written_with_a_prefix() {
        assertThat(
                        urls(
                                """
                                <atom:feed xmlns:atom="http://www.w3.org/2005/Atom"><atom:entry>
                                <atom:link href="/a"/></atom:entry></atom:feed>
                                """))
                .containsExactly("https://courier.example/a");
    }

    @Test
    void may_say_what_its_links_are_relative_to() {
        assertThat(
                        urls(
                                """
                                <feed xml:base="https://other.example/x/"><entry xml:base="y/">
                                  <link href="a"/></entry>
                                  <entry><link xml:base="/z/" href="b"/></entry></feed>
                                """))
                .containsExactly("https://other.example/x/y/a", "https://other.example/z/b");
    }

    @Nested
    class Whole {

        private static final String COURIER =
                """
                <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">
                  <id>tag:courier.example,2026:news</id><title>Courier</title>
                  <subtitle type="html">&lt;i>All&lt;/i></subtitle><rights>Ours &amp; yours</rights>
                  <link href="https://courier.example/"/>
                  <link rel="hub" href="https://hub.example/"/>
                  <link rel="self" href="/feed.atom"/>
                  <link rel="license" href="https://licence.example/by"/>
                  <updated>2026-11-22T12:00:00Z</updated>
                  <author><name>The desk</name></author>
                  <entry xml:lang="cy"><id>tag:courier.example,2026:1</id><title>Fferi</title>
                    <link href="/cy.pdf" type="application/pdf"/><link href="/1" type="text/html"/>
                    <link rel="enclosure" href="/1.mp3" length="9" type="audio/mpeg"/>
                    <published>2026-11-22T11:00:00Z</published>
                    <updated>2026-11-22T12:00:00Z</updated>
                    <author><name>Ada</name><uri>/ada</uri></author>
                    <author><email>bo@courier.example</email></author>
                    <category term="sea" label="Sea"/><category term="travel"/></entry>
                  <entry><source><author><name>Agency</name></author></source></entry>
                  <entry/>
                </feed>
                """;

        @Test
        void gives_what_it_says_of_itself() {
            var feed = feed(COURIER);
            assertThat(feed.id()).contains("tag:courier.example,2026:news");
            assertThat(feed.title()).contains("Courier");
            assertThat(feed.description()).contains("<i>All</i>");
            assertThat(feed.copyright()).contains("Ours &amp; yours");
            assertThat(feed.language()).contains("en-GB");
            assertThat(feed.link().map(Link::written)).contains("https://courier.example/");
            assertThat(feed.updated()).contains(Feeds.NOON);
            assertThat(feed.hints().self().map(Link::written))
                    .contains("https://courier.example/feed.atom");
            assertThat(feed.hints().hubs()).hasSize(1);
            assertThat(feed.hints().licences()).hasSize(1);
        }

        @Test
        void gives_what_its_entries_say() {
            var entry = feed(COURIER).entries().getFirst();
            assertThat(entry.id()).contains("tag:courier.example,2026:1");
            assertThat(entry.title()).contains("Fferi");
            assertThat(entry.link().map(Link::written)).contains("https://courier.example/1");
            assertThat(entry.published()).contains(Feeds.NOON.minusSeconds(3600));
            assertThat(entry.changed()).contains(Feeds.NOON);
            assertThat(entry.categories()).containsExactly("Sea", "travel");
            assertThat(entry.enclosures()).hasSize(1);
            assertThat(entry.language()).contains("cy");
        }

        @Test
        void gives_the_authors_of_an_entry_or_of_where_it_is_from() {
            assertThat(feed(COURIER).entries())
                    .extracting(entry ->
                            entry.authors().stream()
                                    .map(who -> who.name().or(who::email).orElse(""))
                                    .toList())
                    .containsExactly(
                            List.of("Ada", "bo@courier.example"),
                            List.of("Agency"),
                            List.of("The desk"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    <content>A &lt; B</content>                                 | A &lt; B
                    <content type="text">&lt;b></content>                       | &lt;b&gt;
                    <content type="html">&lt;b>x&lt;/b></content>               | <b>x</b>
                    <content type="html"><![CDATA[<b>x</b>]]></content>         | <b>x</b>
                    <content type="html"><b>x</b></content>                     | <b>x</b>
                    <content type="xhtml"><div><b>x</b></div></content>         | <b>x</b>
                    <content type="xhtml"><div>a</div><div>b</div></content>    | <div>a</div><div>b</div>
                    <content type="application/xhtml+xml"><b>x</b></content>    | <b>x</b>
                    <content type="image/svg+xml"><svg/></content>              | <svg></svg>
                    <content type="application/octet-stream">PGI+</content>     | <b>
                    <content type="application/json">{}</content>               | {}
                    <content type="text/plain">&lt;b></content>                 | &lt;b&gt;
                    <content type="text/html" mode="escaped">&lt;b></content>   | <b>
                    <content mode="base64">PGI+ eDwv Yj4=</content>             | <b>x</b>
                    <content mode="xml" type="text/html"><b>x</b></content>     | <b>x</b>
                    """)
    void may_hold_content_of_any_type(String content, String html) {
        assertThat(entry("<feed><entry>" + content + "</entry></feed>").content()).contains(html);
    }

    @Test
    void may_hold_xhtml_that_means_the_same_as_html() {
        var xhtml =
                """
                <feed xmlns:x="http://www.w3.org/1999/xhtml"><entry><content type="xhtml"><x:div>
                <x:iframe src="a"/><x:p/>A &lt; <![CDATA[B & ]]>C<x:br/><x:br></x:br>
                </x:div></content></entry></feed>
                """;
        assertThat(entry(xhtml).content())
                .contains("<iframe src=\"a\"></iframe><p></p>A &lt; B &amp; C<br /><br />");
    }

    @Test
    void has_no_content_in_a_picture_or_elsewhere() {
        var entries =
                feed("""
                <feed><entry><content type="image/png">iVBORw0KGgo=</content></entry>
                <entry><content src="/film.mp4" type="video/mp4"/></entry></feed>
                """)
                        .entries();
        assertThat(entries).hasSize(2).allSatisfy(e -> assertThat(e.content()).isEmpty());
    }

    @Test
    void of_version_03_has_names_of_its_own() {
        var feed =
                feed(
                        """
                        <feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>T</title>
                        <tagline>Tag</tagline><copyright>C</copyright>
                        <modified>2026-11-22T12:00:00Z</modified>
                        <entry><issued>2026-11-22T11:00:00Z</issued>
                          <modified>2026-11-22T12:00:00Z</modified>
                          <author><name>Ada</name><url>/ada</url></author></entry></feed>
                        """);
        assertThat(feed.description()).contains("Tag");
        assertThat(feed.copyright()).contains("C");
        assertThat(feed.updated()).contains(Feeds.NOON);
        assertThat(feed.entries().getFirst().published()).contains(Feeds.NOON.minusSeconds(3600));
        assertThat(feed.entries().getFirst().updated()).contains(Feeds.NOON);
        assertThat(feed.entries().getFirst().authors().getFirst().url()).isPresent();
    }
}
