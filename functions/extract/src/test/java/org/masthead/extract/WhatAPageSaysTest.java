package org.masthead.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.extract.ExtractionResult.Extracted;
import org.masthead.extract.blocks.BlockText;
import org.masthead.story.ContentType;
import org.masthead.story.PublisherAccess;
import org.masthead.story.Story;

/** Kind, language, day, access, and a text that only scripts show. */
class WhatAPageSaysTest {

    private static final String PROSE =
            "<p>The council met on Tuesday and agreed that the bridge will be repaired before the winter.</p>"
                    .repeat(12);

    @Nested
    class TheContentType {

        @ParameterizedTest
        @CsvSource({
            "LiveBlogPosting, World, /world/story, LIVE_BLOG, json-ld",
            "OpinionNewsArticle, World, /world/story, OPINION, json-ld",
            "NewsArticle, Opinion, /a/story, OPINION, section",
            "NewsArticle, World, /commentisfree/2026/story, OPINION, url",
            "NewsArticle, World, /live/2026/story, LIVE_BLOG, url",
            "NewsArticle, World, /newsletters/story, NEWSLETTER, url",
            "NewsArticle, World, /fotostrecke/story, GALLERY, url",
            "NewsArticle, World, /video/story, VIDEO, url",
            "NewsArticle, World, /world/live-music-returns, ARTICLE, default"
        })
        void is_taken_from_the_best_witness(
                String type, String section, String path, ContentType expected, String from) {
            var html =
                    "<script type='application/ld+json'>{\"@type\":\"%s\",\"headline\":\"Bridge\",\"articleSection\":\"%s\"}</script><h1>Bridge</h1>%s"
                            .formatted(type, section, PROSE);
            var story = story(html, "https://www.example.com" + path);
            assertThat(story.contentType()).isEqualTo(expected);
            assertThat(story.extraction().evidence()).containsEntry("contentType", from);
        }
    }

    @Nested
    class APageDescribedTwice {

        private static final String TWICE =
                "<script type='application/ld+json'>[{\"@type\":\"NewsArticle\",\"headline\":\"Bridge\"},{\"@type\":\"%s\",\"url\":\"%s\"}]</script><h1>Bridge</h1>";

        @ParameterizedTest
        @CsvSource({"LiveBlogPosting, LIVE_BLOG", "ImageGallery, GALLERY"})
        void is_more_than_an_article(String type, ContentType expected) {
            assertThat(Pages.story(TWICE.formatted(type, Pages.URL) + PROSE).contentType())
                    .isEqualTo(expected);
        }

        @Test
        void is_an_article_where_the_other_is_of_another_address() {
            var other = TWICE.formatted("LiveBlogPosting", "https://www.example.com/live/x");
            assertThat(Pages.story(other + PROSE))
                    .extracting(Story::contentType)
                    .isEqualTo(ContentType.ARTICLE);
        }
    }

    @Nested
    class TheLanguage {

        @Test
        void is_the_declared_one_where_the_text_agrees() {
            var story = Pages.story("<html lang=en-GB><h1>Bridge</h1>" + PROSE);
            assertThat(story.language()).contains("en-GB");
            assertThat(story.extraction().evidence())
                    .containsEntry("language", "html lang, checked");
        }

        @Test
        void is_the_texts_where_the_template_says_another() {
            var story = Pages.story("<html lang=fr><h1>Bridge</h1>" + PROSE);
            assertThat(story.language()).contains("en");
            assertThat(story.extraction().evidence())
                    .containsEntry("language", "text, against html lang fr");
        }
    }

    @Nested
    class TheDay {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "Published 3 February 2026, 10:00|2026-02-03",
                    "February 3rd, 2026|2026-02-03",
                    "3. Februar 2026|2026-02-03",
                    "3 de febrero de 2026|2026-02-03",
                    "le 3 février 2026 à 10h|2026-02-03",
                    "3 февраля 2026|2026-02-03",
                    "03.02.2026, 10:00 Uhr|2026-02-03",
                    "03.02.26, 10:00 Uhr|2026-02-03",
                    "2026年2月3日|2026-02-03",
                    "28/02/2026|2026-02-28"
                })
        void is_read_where_only_people_are_told(String line, String day) {
            var html =
                    "<span class=date>1 January 2020</span><h1>Bridge</h1><p class=article-date>%s</p>%s"
                            .formatted(line, PROSE);
            var story = Pages.story(html);
            assertThat(story.published()).contains(Instant.parse(day + "T00:00:00Z"));
            assertThat(story.extraction().evidence()).containsEntry("published", "visible date");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "<h1>Bridge</h1><div>Tue 03.02.26 | 10:00 | By Ann Lee</div>",
                    "<title>Bridge opens | Post</title><h3>Premiere - Bridge opens</h3><div>3 February 2026</div>"
                })
        void is_read_below_the_headline_where_nothing_marks_it(String head) {
            assertThat(Pages.story(head + PROSE).published())
                    .contains(Instant.parse("2026-02-03T00:00:00Z"));
        }

        @Test
        void is_not_what_a_sentence_tells_of() {
            var html = "<h1>Bridge</h1><p>On 3 February 2026 the council met again to talk.</p>";
            assertThat(Pages.story(html + PROSE).published()).isEmpty();
        }
    }

    @Nested
    class Access {

        @ParameterizedTest
        @CsvSource({"10, METERED", "0, LOCKED"})
        void depends_on_whether_the_part_behind_the_wall_is_there(
                int paragraphs, PublisherAccess expected) {
            var walled =
                    "<p>It will cost four million, half of it from the county, the mayor said.</p>";
            var html =
                    "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Bridge\",\"isAccessibleForFree\":\"False\",\"hasPart\":{\"@type\":\"WebPageElement\",\"isAccessibleForFree\":false,\"cssSelector\":\".paid\"}}</script><h1>Bridge</h1>%s<div class=paid>%s</div>"
                            .formatted(PROSE, walled.repeat(paragraphs));
            assertThat(Pages.story(html).publisherAccess()).isEqualTo(expected);
        }
    }

    @Nested
    class AWall {

        private static final String SHORT =
                "<h1>Bridge</h1><article>" + PROSE.repeat(1).substring(0, PROSE.length() / 2);

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "<div class=paywall><p>To continue reading, subscribe.</p></div>",
                    "<div id=piano-offer><span>Subscribe to read</span></div>",
                    "<section class='c-wall'><h3>Um weiterzulesen, brauchen Sie ein Abo</h3></section>",
                    "<h3>Pour lire la suite, abonnez-vous</h3>",
                    "<div>Para seguir leyendo, suscríbete</div>",
                    "<div class=gate-box>この記事の続きを読むには登録が必要です</div>"
                })
        void after_a_short_text_locks_the_story(String wall) {
            assertThat(Pages.story(SHORT + wall + "</article>").publisherAccess())
                    .isEqualTo(PublisherAccess.LOCKED);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "<p>Readers were asked to subscribe to read the minutes of the council.</p>",
                    "<div class=subscribe>Subscribe to our newsletter</div>",
                    "<a href=/next>Continue reading</a>"
                })
        void is_not_what_the_story_itself_tells_or_a_newsletter(String line) {
            assertThat(Pages.story(SHORT + line + "</article>").publisherAccess())
                    .isEqualTo(PublisherAccess.FREE);
        }

        @Test
        void after_a_whole_story_asks_for_something_else() {
            var wall = "<div class=paywall>To continue reading, subscribe</div>";
            assertThat(Pages.story("<h1>Bridge</h1>" + PROSE + PROSE + wall).publisherAccess())
                    .isEqualTo(PublisherAccess.FREE);
        }

        @Test
        void that_let_a_short_story_through_whole_is_a_meter() {
            var text = PROSE.replaceAll("<[^>]+>", " ");
            var html =
                    "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Bridge\",\"isAccessibleForFree\":false,\"articleBody\":\"%s\"}</script><h1>Bridge</h1>%s"
                            .formatted(text, PROSE);
            assertThat(Pages.story(html).publisherAccess()).isEqualTo(PublisherAccess.METERED);
        }

        @Test
        void around_boxes_of_its_own_counts_their_words_once() {
            var inner = "<p>It will cost four million, half of it from the county.</p>".repeat(3);
            var html =
                    "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Bridge\",\"isAccessibleForFree\":false,\"hasPart\":{\"@type\":\"WebPageElement\",\"isAccessibleForFree\":false,\"cssSelector\":\".paid\"}}</script><h1>Bridge</h1>%s<div class=paid><div class=paid>%s</div></div>"
                            .formatted(PROSE, inner);
            assertThat(Pages.story(html).publisherAccess()).isEqualTo(PublisherAccess.LOCKED);
        }
    }

    @Nested
    class APageThatIsEmptyWithoutScripts {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "<script id=__NEXT_DATA__ type='application/json'>|</script>",
                    "<script>window.__INITIAL_STATE__ = |;</script>"
                })
        void is_read_from_the_state_it_ships(String open, String close) {
            var parts = new StringBuilder();
            for (int i = 0; i < 10; i++) {
                parts.append(i == 0 ? "" : ",")
                        .append(
                                "{\"type\":\"paragraph\",\"text\":\"Part %d: the council agreed to repair the bridge, <b>at last</b>.\"}"
                                        .formatted(i));
            }
            var json =
                    "{\"props\":{\"story\":{\"title\":\"Bridge\",\"body\":[%s]},\"menu\":[\"a\",\"b\"]}}"
                            .formatted(parts);
            var story =
                    Pages.story("<title>Bridge</title><div id=__next></div>" + open + json + close);
            assertThat(BlockText.of(story.blocks()))
                    .startsWith("Part 0: the council agreed to repair the bridge, at last.")
                    .contains("Part 9");
        }
    }

    private static Story story(String html, String url) {
        var page = Pages.page(html.getBytes(StandardCharsets.UTF_8), url);
        return ((Extracted) Extractor.extract(page)).story();
    }
}
