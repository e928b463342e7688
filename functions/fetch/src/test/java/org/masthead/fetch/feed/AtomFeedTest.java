package org.masthead.fetch.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masthead.fetch.feed.Feeds.changed;
import static org.masthead.fetch.feed.Feeds.feed;
import static org.masthead.fetch.feed.Feeds.urls;

import org.junit.jupiter.api.Test;

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
}
