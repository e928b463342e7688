package org.masthead.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.masthead.page.FetchMessage;
import org.masthead.page.FetchMessage.Kind;
import org.masthead.source.CheckedSource;
import org.masthead.source.RightsPolicy;
import org.masthead.source.Source;
import org.masthead.source.SourceState;

/** How the feeds of a source of which only the home page is known are found. */
class DiscoveryTest {

    private final WebOrigin origin = new WebOrigin();
    private final FetchWorld world = new FetchWorld(origin.hostAndPort());
    private final String home = origin.url("/");

    DiscoveryTest() throws IOException {}

    @BeforeEach
    void source_without_feeds() {
        add(source("127.0.0.1", "und"));
    }

    @AfterEach
    void close() {
        origin.close();
    }

    private void add(Source source) {
        world.sources().remove(source.id());
        world.sources()
                .add(CheckedSource.added(source, SourceState.DISCOVERING, world.clock().instant()));
    }

    private Source source(String name, String language) {
        return new Source(
                "lantern",
                name,
                home,
                List.of(),
                Optional.empty(),
                language,
                "ZZ",
                List.of(),
                "by agreement",
                RightsPolicy.STATED);
    }

    private CheckedSource found() {
        return world.sources().find("lantern").orElseThrow();
    }

    private FetchMessage message() {
        return FetchMessage.first("lantern", Kind.DISCOVER, home, world.clock().instant(), "c-1");
    }

    /** Carries out the message and each that follows from it; how many there were. */
    private int search(FetchMessage first) {
        var due = new ArrayDeque<>(List.of(first));
        int done = 0;
        while (!due.isEmpty()) {
            int before = world.sent().size();
            assertThat(world.handle(due.poll())).isEmpty();
            world.sent().stream().skip(before).forEach(sent -> due.add(sent.message()));
            assertThat(++done).isLessThan(100);
        }
        return done;
    }

    private static String rss(String... paths) {
        var items = new ArrayList<String>();
        for (var path : paths) {
            items.add("<item><title>A story</title><link>%s</link></item>".formatted(path));
        }
        return "<rss><channel><title>T</title>%s</channel></rss>".formatted(String.join("", items));
    }

    private void homePage(String head, String body) {
        origin.serves(
                "/",
                "text/html",
                "<html lang=en-IE><head><title>Home</title>%s</head><body>%s</body></html>"
                        .formatted(head, body));
    }

    private static String link(String path) {
        return "<link rel=alternate type=application/rss+xml href='%s'>".formatted(path);
    }

    @Nested
    class AHomePageThatNamesAFeed {

        @BeforeEach
        void names_it() {
            homePage(
                    link("/lantern.xml")
                            + "<meta property=og:site_name content='The Lantern'>"
                            + "<link rel=apple-touch-icon href=/icon.png>",
                    "");
            origin.serves("/lantern.xml", "application/rss+xml", rss("/a", "/b"));
        }

        @Test
        void makes_the_source_active_due_at_once_and_says_what_the_operator_left_out() {
            search(message());
            var source = found();
            assertThat(source.state()).isEqualTo(SourceState.ACTIVE);
            assertThat(source.source().feeds()).containsExactly(origin.url("/lantern.xml"));
            assertThat(source.due(world.clock().instant())).hasSize(1);
            assertThat(source.source().name()).isEqualTo("The Lantern");
            assertThat(source.source().language()).isEqualTo("en-IE");
            assertThat(source.source().logo()).contains(origin.url("/icon.png"));
        }

        @Test
        void does_not_overrule_the_operator() {
            add(source("Lantern Weekly", "ga"));
            search(message());
            assertThat(found().source().name()).isEqualTo("Lantern Weekly");
            assertThat(found().source().language()).isEqualTo("ga");
        }

        @Test
        void is_asked_once_for_each_address_though_messages_come_twice() {
            world.handle(message());
            world.handle(message());
            var next = world.sent().getFirst().message();
            world.handle(next);
            world.handle(next);
            assertThat(found().state()).isEqualTo(SourceState.ACTIVE);
            assertThat(origin.asked()).contains("/lantern.xml");
        }

        @Test
        void is_not_searched_any_more_when_the_source_was_removed_or_paused_meanwhile() {
            world.handle(message());
            world.sources().change("lantern", source -> source.paused("by an operator"));
            world.handle(world.sent().getFirst().message());
            assertThat(found().state()).isEqualTo(SourceState.PAUSED);
            world.sources().remove("lantern");
            assertThat(world.handle(message())).isEmpty();
        }
    }

    @Test
    void of_two_feeds_of_the_same_stories_one_is_carried_and_others_beside_it() {
        homePage(link("/rss") + link("/atom") + link("/sport") + link("/dead"), "");
        origin.serves("/rss", "application/rss+xml", rss("/a", "/b"));
        origin.serves("/atom", "application/rss+xml", rss("/b", "/a"));
        origin.serves("/sport", "application/rss+xml", rss("/c"));
        search(message());
        assertThat(found().source().feeds())
                .containsExactly(origin.url("/rss"), origin.url("/sport"));
    }

    @Test
    void a_page_that_names_none_has_one_at_a_usual_address_and_the_first_is_enough() {
        homePage("", "");
        origin.serves("/rss.xml", "application/rss+xml", rss("/a"));
        origin.serves("/atom.xml", "application/rss+xml", rss("/b"));
        search(message());
        assertThat(found().source().feeds()).containsExactly(origin.url("/rss.xml"));
        assertThat(origin.asked()).doesNotContain("/atom.xml");
    }

    @Test
    void an_error_page_where_a_feed_should_be_is_none() {
        homePage(link("/feed"), "");
        origin.serves("/feed", "text/html", "<html><body>Sorry!</body></html>");
        search(message());
        assertThat(found().state()).isEqualTo(SourceState.DISCOVERING);
    }

    @Test
    void a_page_that_lists_stories_is_its_own_feed_where_there_is_no_other() {
        var links = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            links.append(
                    "<a href=/story/%d>A headline that is long enough for one</a>".formatted(i));
        }
        homePage("", links.toString());
        search(message());
        assertThat(found().source().feeds()).containsExactly(home);
        assertThat(found().state()).isEqualTo(SourceState.ACTIVE);
    }

    @Test
    void a_home_page_that_is_a_feed_is_taken_for_what_it_is() {
        origin.serves("/", "application/rss+xml", rss("/a"));
        assertThat(search(message())).isEqualTo(1);
        assertThat(found().source().feeds()).containsExactly(home);
    }

    @Nested
    class WhereNothingIsFound {

        @Test
        void the_source_says_so_in_words_and_is_not_asked() {
            homePage("", "<p>Welcome.</p>");
            search(message());
            assertThat(found().state()).isEqualTo(SourceState.DISCOVERING);
            assertThat(found().reason())
                    .hasValueSatisfying(why ->
                            assertThat(why)
                                    .startsWith("no feed found: the home page names no feed"));
            assertThat(found().nextCheckAt()).isEmpty();
        }

        @Test
        void because_the_home_page_is_gone_that_is_the_reason() {
            origin.answers("/", 410);
            search(message());
            assertThat(found().reason())
                    .hasValueSatisfying(why -> assertThat(why).contains("410: gone for good"));
        }

        @Test
        void because_the_home_page_is_down_it_is_tried_three_times() {
            origin.answers("/", 503);
            assertThat(search(message())).isEqualTo(3);
            assertThat(found().reason()).hasValueSatisfying(why -> assertThat(why).contains("503"));
        }

        @Test
        void a_source_that_had_feeds_goes_on_with_them() {
            homePage("", "");
            world.sources()
                    .change(
                            "lantern",
                            source ->
                                    source.redefined(
                                                    source.source()
                                                            .withFeeds(List.of(origin.url("/old"))),
                                                    world.clock().instant())
                                            .discovering());
            search(message());
            assertThat(found().state()).isEqualTo(SourceState.ACTIVE);
            assertThat(found().source().feeds()).containsExactly(origin.url("/old"));
        }
    }
}
