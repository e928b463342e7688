package org.masthead.fetch.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masthead.fetch.feed.Feeds.assertNoFeed;
import static org.masthead.fetch.feed.Feeds.changed;
import static org.masthead.fetch.feed.Feeds.feed;
import static org.masthead.fetch.feed.Feeds.read;
import static org.masthead.fetch.feed.Feeds.urls;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFeedTest {

    @Test
    void give_each_items_url_and_last_change() {
        var feed =
                """
                {"version":"https://jsonfeed.org/version/1.1","title":"Courier","items":[
                  {"id":"1","url":"/a","date_published":"2026-11-20T12:00:00Z",
                   "date_modified":"2026-11-22T12:00:00Z"},
                  {"id":"2","url":"https://courier.example/b"}]}
                """;
        assertThat(urls(feed))
                .containsExactly("https://courier.example/a", "https://courier.example/b");
        assertThat(changed(feed)).contains(Feeds.NOON);
    }

    @Test
    void may_hold_nulls_and_wrong_types_anywhere() {
        var feed =
                """
                {"version":null,"title":7,"items":[null,1,"text",[],{},{"url":null},{"url":7},
                  {"url":{}},{"url":["/x"]},{"url":""},{"url":"/a","date_modified":7},
                  {"url":"/b","date_modified":null,"date_published":"yesterday"}]}
                """;
        assertThat(urls(feed))
                .containsExactly("https://courier.example/a", "https://courier.example/b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"items\":null}",
                "{\"items\":{}}",
                "{\"items\":7}",
                "{",
                "{\"items\":["
            })
    void are_none_without_a_list_of_items(String body) {
        assertNoFeed(read(body), "JSON");
    }

    private static final String COURIER =
            """
            {"version":"https://jsonfeed.org/version/1.1","title":"A < B","language":"en",
             "home_page_url":"https://courier.example/","feed_url":"/feed.json",
             "description":"News","authors":[{"name":"The desk"}],
             "hubs":[{"type":"WebSub","url":"https://hub.example/"},{"type":"x"},null],
             "items":[
              {"id":7,"external_url":"/a","title":"T","summary":"S & s",
               "content_text":"1 < 2","content_html":"<p>1</p>","tags":["sea",null,""],
               "date_published":"2026-11-22T12:00:00Z","image":"/a.jpg",
               "attachments":[{"url":"/a.mp3","mime_type":"audio/mpeg","size_in_bytes":9},{}],
               "author":{"name":"Ada","url":"/ada"}},
              {"content_text":"1 < 2","language":"cy"}]}
            """;

    @Test
    void give_what_they_say_of_themselves() {
        var feed = feed(COURIER);
        assertThat(feed.format()).isEqualTo(Format.JSON_FEED);
        assertThat(feed.title()).contains("A &lt; B");
        assertThat(feed.description()).contains("News");
        assertThat(feed.link().map(Link::written)).contains("https://courier.example/");
        assertThat(feed.hints().self().map(Link::written))
                .contains("https://courier.example/feed.json");
        assertThat(feed.hints().hubs())
                .extracting(Link::written)
                .containsExactly("https://hub.example/");
    }

    @Test
    void give_what_their_items_say() {
        var entry = feed(COURIER).entries().getFirst();
        assertThat(entry.id()).contains("7");
        assertThat(entry.link().map(Link::written)).contains("https://courier.example/a");
        assertThat(entry.summary()).contains("S &amp; s");
        assertThat(entry.content()).contains("<p>1</p>");
        assertThat(entry.published()).contains(Feeds.NOON);
        assertThat(entry.categories()).containsExactly("sea");
        assertThat(entry.authors()).extracting(Person::name).containsExactly(Optional.of("Ada"));
        assertThat(entry.enclosures())
                .extracting(file -> file.link().written())
                .containsExactly("https://courier.example/a.mp3", "https://courier.example/a.jpg");
        assertThat(entry.enclosures().getFirst().length()).contains(9L);
        assertThat(entry.language()).contains("en");
    }

    @Test
    void lend_their_authors_and_language_to_items_that_name_none() {
        var entry = feed(COURIER).entries().getLast();
        assertThat(entry.link()).isEmpty();
        assertThat(entry.content()).contains("1 &lt; 2");
        assertThat(entry.authors())
                .extracting(Person::name)
                .containsExactly(Optional.of("The desk"));
        assertThat(entry.language()).contains("cy");
    }
}
