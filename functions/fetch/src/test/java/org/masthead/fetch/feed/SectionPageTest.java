package org.masthead.fetch.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masthead.fetch.feed.Feeds.feed;
import static org.masthead.fetch.feed.Feeds.urls;

import org.junit.jupiter.api.Test;

class SectionPageTest {

    @Test
    void give_the_links_that_read_like_headlines_outside_the_furniture() {
        var page =
                """
                <!doctype html><html><head><base href="/section/"><title>World</title></head>
                <body><nav><a href="/long">A menu entry as long as any headline</a></nav>
                <main><h2><a href="ferry">Ferries sail again after the long storm</a></h2>
                <a href="ferry#comments">Ferries sail again after the long storm</a>
                <a href="more">More</a>
                <a href="https://other.example/x">A headline of quite another publisher</a>
                <a href="/">Back to the front page of the whole paper</a>
                <a href="javascript:void(0)">A headline that is nothing but a script</a></main>
                <footer><a href="/terms">Terms and conditions of this fine paper</a></footer>
                """;
        assertThat(urls(page)).containsExactly("https://courier.example/section/ferry");
        assertThat(feed(page).format()).isEqualTo(Format.SECTION_PAGE);
    }

    @Test
    void may_leave_out_the_tags_that_html_allows_them_to() {
        assertThat(
                        urls(
                                """
                                <!DOCTYPE html><title>World</title>
                                <p><a href=/ferry>Ferries sail again after the long storm</a>
                                """))
                .containsExactly("https://courier.example/ferry");
    }

    @Test
    void without_any_such_link_have_no_entries() {
        assertThat(urls("<html><body><p>Please accept our cookies.</p></body></html>")).isEmpty();
    }
}
