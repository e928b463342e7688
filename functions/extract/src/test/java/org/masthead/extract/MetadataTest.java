package org.masthead.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.story.Author;
import org.masthead.story.Image;

/** Fields of a story from what a page says in its head and its markup. */
class MetadataTest {

    private static final String PROSE =
            "<p>The council met on Tuesday and agreed that the bridge will be repaired before the winter.</p>"
                    .repeat(8);

    @Test
    void microdata_tells_who_wrote_it_and_when() {
        var story =
                Pages.story(
                        """
                        <article itemscope itemtype="https://schema.org/NewsArticle">
                        <h1 itemprop="headline">Bridge to be repaired</h1>
                        <div itemprop="author" itemscope><span itemprop="name">Ann Lee</span></div>
                        <time itemprop="datePublished" datetime="2026-02-03T08:00:00+01:00">today</time>
                        <meta itemprop="dateModified" content="2026-02-03T09:30:00+01:00">
                        <div itemprop="articleBody">%s</div></article>
                        """
                                .formatted(PROSE));
        assertThat(story.headline()).isEqualTo("Bridge to be repaired");
        assertThat(story.authors()).containsExactly(Author.named("Ann Lee"));
        assertThat(story.published()).contains(Instant.parse("2026-02-03T07:00:00Z"));
        assertThat(story.updated()).contains(Instant.parse("2026-02-03T08:30:00Z"));
    }

    @Nested
    class TheSection {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Bridge\",\"articleSection\":[\"World\",\"Europe\"]}</script>",
                    "<meta property=article:section content=World>",
                    "<meta name=parsely-section content=World>"
                })
        void is_the_publishers_own(String says) {
            assertThat(Pages.story(says + "<h1>Bridge</h1>" + PROSE).section()).contains("World");
        }
    }

    @Nested
    class TheTopics {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"B\",\"keywords\":[\"City Council\",\"Brücken\"]}</script>",
                    "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"B\",\"keywords\":\"City Council, Brücken\"}</script>",
                    "<meta property=article:tag content='City Council'><meta property=article:tag content=Brücken>",
                    "<meta name=news_keywords content='City Council; Brücken'>"
                })
        void are_words_fit_for_following(String says) {
            assertThat(Pages.story(says + "<h1>Bridge</h1>" + PROSE).topics())
                    .containsExactly("city-council", "brücken");
        }
    }

    @Nested
    class TheLeadImage {

        @Test
        void has_its_size_caption_and_credit() {
            var data =
                    "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"B\",\"image\":{\"@type\":\"ImageObject\",\"url\":\"/a.jpg\",\"width\":1200,\"height\":\"800px\",\"caption\":\"The bridge.\",\"creditText\":\"Jo White\"}}</script>";
            assertThat(Pages.story(data + "<h1>Bridge</h1>" + PROSE).image())
                    .contains(
                            new Image(
                                    "https://www.example.com/a.jpg",
                                    1200,
                                    800,
                                    Optional.empty(),
                                    Optional.of("The bridge."),
                                    Optional.of("Jo White")));
        }

        @Test
        void of_open_graph_has_its_size_and_what_it_shows() {
            var meta =
                    "<meta property=og:image content=/a.jpg><meta property=og:image:width content=1200><meta property=og:image:height content=800><meta property=og:image:alt content='The bridge'>";
            assertThat(Pages.story(meta + "<h1>Bridge</h1>" + PROSE).image())
                    .contains(
                            new Image(
                                    "https://www.example.com/a.jpg",
                                    1200,
                                    800,
                                    Optional.of("The bridge"),
                                    Optional.empty(),
                                    Optional.empty()));
        }
    }

    @Nested
    class TheTimes {

        @ParameterizedTest
        @CsvSource({
            "2026-02-03T08:00:00+01:00, 2026-02-03T07:00:00Z",
            "2026-02-03T08:00:00Z, 2026-02-03T08:00:00Z"
        })
        void keep_their_zone_and_are_never_a_teasers(String published, Instant expected) {
            var html =
                    "<meta property=article:published_time content='%s'><article class=teaser><h3><a href=/x>Other</a></h3><time datetime=2020-01-01>2020</time></article><h1>Bridge</h1>%s"
                            .formatted(published, PROSE);
            assertThat(Pages.story(html).published()).contains(expected);
        }

        @Test
        void of_a_teaser_below_the_story_are_not_its_own() {
            var teaser =
                    "<aside class=related><h3><a href=/x>Other</a></h3><time datetime=2020-01-01>2020</time></aside>";
            assertThat(Pages.story("<h1>Bridge</h1>" + PROSE + teaser).published()).isEmpty();
        }
    }
}
