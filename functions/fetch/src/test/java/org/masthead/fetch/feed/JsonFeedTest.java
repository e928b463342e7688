package org.masthead.fetch.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masthead.fetch.feed.Feeds.assertNoFeed;
import static org.masthead.fetch.feed.Feeds.changed;
import static org.masthead.fetch.feed.Feeds.read;
import static org.masthead.fetch.feed.Feeds.urls;

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
}
