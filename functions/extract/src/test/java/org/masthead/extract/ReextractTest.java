package org.masthead.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.masthead.extract.ExtractWorld.NOON;
import static org.masthead.extract.ExtractWorld.URL;
import static org.masthead.extract.ExtractWorld.article;
import static org.masthead.extract.ExtractWorld.at;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.masthead.extract.Reextract.Mode;
import org.masthead.extract.vector.Embedder;
import org.masthead.json.Json;
import org.masthead.page.PageEnd;
import org.masthead.page.PageKey;
import org.masthead.story.Card;
import org.masthead.story.RevisedStory;
import org.masthead.story.Revision;
import org.masthead.story.Stories;
import org.masthead.story.Story;
import org.masthead.story.StoryId;
import org.masthead.story.Tombstone;
import tools.jackson.databind.JsonNode;

/** An operator has pages of the archive extracted again. */
class ReextractTest {

    private static final int OLDER = Extractor.VERSION - 1;
    private static final int NEWER = Extractor.VERSION + 1;
    private static final String ID = StoryId.of(URL);
    private static final String FORMER = "https://courier.example/news/17-ferry-fog";
    private static final String FORMER_ID = StoryId.of(FORMER);

    private final ExtractWorld world = new ExtractWorld();

    @BeforeEach
    void empty() {
        world.empty();
    }

    private List<JsonNode> dryRun(PageKey... keys) throws IOException {
        return results(Mode.DRY_RUN, keys);
    }

    private List<JsonNode> inPlace(PageKey... keys) throws IOException {
        return results(Mode.IN_PLACE, keys);
    }

    private List<JsonNode> results(Mode mode, PageKey... keys) throws IOException {
        var names = Arrays.stream(keys).map(PageKey::toString).toList();
        var reply = world.invoke(event(names, mode == Mode.DRY_RUN));
        assertThat(reply.path("extractor").asInt()).isEqualTo(Extractor.VERSION);
        return reply.path("results").valueStream().map(it -> it.path("finding")).toList();
    }

    private static byte[] event(List<String> keys, boolean dryRun) {
        return Json.writeBytes(Map.of("reextract", Map.of("keys", keys, "dryRun", dryRun)));
    }

    private static String outcome(JsonNode finding) {
        return finding.path("outcome").asString();
    }

    private static List<String> outcomes(List<JsonNode> findings) {
        return findings.stream().map(ReextractTest::outcome).toList();
    }

    private static Stream<String> fields(JsonNode finding) {
        return finding.path("changes").valueStream().map(it -> it.path("field").asString());
    }

    /** A page that a version of the extractor, at its time, took for this story. */
    private RevisedStory readAtItsTime(PageKey page, int minutes, int version, Story words) {
        var revised =
                RevisedStory.first(
                        Stories.readBy(version, words),
                        NOON,
                        at(minutes),
                        page.toString(),
                        "correlation-" + minutes);
        world.stories.merge(revised);
        world.pages.extracted(page, PageEnd.story(at(minutes), version, words.id()));
        return revised;
    }

    private Object state() {
        return List.of(world.storyItem(ID), world.storyItem(FORMER_ID), world.page());
    }

    @Nested
    class AnArchiveThatIsUpToDate {

        @Test
        void stays_as_it_is_dry_or_not_and_nothing_is_written() throws IOException {
            var first = world.stored(article("Fog keeps the ferry in"), 0);
            var second = world.stored(article("Fog keeps the ferry in, then lifts"), 7);
            world.deliver(world.queued());
            var before = state();
            assertThat(outcomes(dryRun(first, second))).containsOnly("unchanged");
            assertThat(outcomes(inPlace(first, second))).containsOnly("unchanged");
            assertThat(state()).isEqualTo(before);
            assertThat(world.story().revision()).isEqualTo(2);
        }
    }

    @Nested
    class AStoryThatAnOlderExtractorRead {

        private PageKey page;

        @BeforeEach
        void store() {
            page = world.stored(article("Fog keeps the ferry in"), 0);
            readAtItsTime(page, 0, OLDER, Stories.story(URL, "Courier | Fog", "Fog."));
        }

        @Test
        void is_reported_field_by_field_in_a_dry_run_and_left_alone() throws IOException {
            var before = state();
            var finding = dryRun(page).getFirst();
            assertThat(outcome(finding)).isEqualTo("changed");
            assertThat(finding.path("story").asString()).isEqualTo(ID);
            assertThat(fields(finding))
                    .contains("headline", "authors", "wordCount", "blocks")
                    .doesNotContain("url", "language", "contentType");
            var headline = finding.path("changes").path(0);
            assertThat(headline.path("before").asString()).isEqualTo("Courier | Fog");
            assertThat(headline.path("after").asString()).isEqualTo("Fog keeps the ferry in");
            assertThat(state()).isEqualTo(before);
        }

        @Test
        void is_replaced_in_place_and_only_once() throws IOException {
            assertThat(outcomes(inPlace(page))).containsExactly("changed");
            assertThat(world.story().story().headline()).isEqualTo("Fog keeps the ferry in");
            assertThat(world.story().story().extraction().version()).isEqualTo(Extractor.VERSION);
            var after = state();
            assertThat(outcomes(inPlace(page))).containsExactly("unchanged");
            assertThat(state()).isEqualTo(after);
        }

        @Test
        void does_not_change_for_readers_in_the_publishers_name() throws IOException {
            inPlace(page);
            assertThat(world.story().history()).isEmpty();
            assertThat(world.story().revision()).isEqualTo(1);
            assertThat(world.story().card().discovered()).isEqualTo(NOON);
        }

        @Test
        void is_not_taken_back_by_the_older_extractors_late_result() throws IOException {
            inPlace(page);
            var before = state();
            readAtItsTime(page, 0, OLDER, Stories.story(URL, "Courier | Fog", "Fog."));
            assertThat(world.story().story().headline()).isEqualTo("Fog keeps the ferry in");
            assertThat(world.page()).isEqualTo(((List<?>) before).getLast());
        }
    }

    @Nested
    class AnOlderPageOfAStory {

        @Test
        void changes_nothing_for_readers_whatever_it_says() throws IOException {
            var page = world.stored(article("Fog keeps the ferry in"), 0);
            readAtItsTime(page, 0, OLDER, Stories.story(URL, "Courier | Fog"));
            var newer = world.stored(article("Fog lifts"), 7);
            readAtItsTime(newer, 7, OLDER, Stories.story(URL, "Courier | Fog lifts"));
            assertThat(outcomes(inPlace(page))).containsExactly("unchanged");
            assertThat(world.story().story().headline()).isEqualTo("Courier | Fog lifts");
            assertThat(outcomes(inPlace(newer))).containsExactly("changed");
            assertThat(world.story().history())
                    .containsExactly(new RevisedStory.Change(at(7), List.of("headline")));
        }
    }

    @Nested
    class AStoryWithAnotherAddress {

        private PageKey page;

        @BeforeEach
        void store() {
            page = world.stored(article("Fog keeps the ferry in"), 0);
            readAtItsTime(page, 0, OLDER, Stories.story(FORMER, "Fog keeps the ferry in"));
        }

        @Test
        void is_reported_as_moved_and_left_alone_in_a_dry_run() throws IOException {
            var before = state();
            var finding = dryRun(page).getFirst();
            assertThat(outcome(finding)).isEqualTo("moved");
            assertThat(finding.path("from").asString()).isEqualTo(FORMER_ID);
            assertThat(finding.path("story").asString()).isEqualTo(ID);
            assertThat(fields(finding)).startsWith("url").doesNotContain("headline");
            assertThat(state()).isEqualTo(before);
        }

        @Test
        void leaves_no_double_and_is_found_by_both_ids() throws IOException {
            assertThat(outcomes(inPlace(page))).containsExactly("moved");
            assertThat(world.stories.live(NOON).cards()).extracting(Card::url).containsExactly(URL);
            assertThat(world.stories.find(FORMER_ID)).contains(world.story());
            assertThat(world.pages.end(page)).contains(PageEnd.story(NOON, Extractor.VERSION, ID));
            assertThat(outcomes(inPlace(page))).containsExactly("unchanged");
        }

        @Test
        void takes_its_other_pages_along_in_whatever_order_they_are_asked_for() throws IOException {
            var second = world.stored(article("Fog lifts"), 7);
            readAtItsTime(second, 7, OLDER, Stories.story(FORMER, "Fog lifts"));
            assertThat(outcomes(dryRun(page, second))).containsExactly("moved", "moved");
            assertThat(outcomes(inPlace(second, page))).containsExactly("moved", "unchanged");
            assertThat(world.stories.live(NOON).cards())
                    .extracting(Card::headline)
                    .containsExactly("Fog lifts");
            assertThat(world.story().history())
                    .containsExactly(new RevisedStory.Change(at(7), List.of("headline")));
        }

        @Test
        void leaves_behind_the_pages_that_are_still_of_the_former_address() throws IOException {
            var stays = world.stored(article("Another story", FORMER), -7);
            readAtItsTime(stays, -7, OLDER, Stories.story(FORMER, "Another story | Courier"));
            inPlace(page);
            var former = world.stories.findExactly(FORMER_ID).orElseThrow();
            assertThat(former.story().headline()).isEqualTo("Another story");
            assertThat(former.has(page.toString())).isFalse();
            assertThat(world.story().story().headline()).isEqualTo("Fog keeps the ferry in");
        }

        @Test
        void leaves_a_withdrawn_story_withdrawn() throws IOException {
            var stays = world.stored(article("Another story", FORMER), -7);
            readAtItsTime(stays, -7, OLDER, Stories.story(FORMER, "Another story"));
            var gone =
                    Revision.withdrawal(at(9), PageKey.urlHash(FORMER), "c", Tombstone.Reason.GONE);
            world.stories.withdraw(FORMER_ID, gone);
            inPlace(page);
            var former = world.stories.findExactly(FORMER_ID).orElseThrow();
            assertThat(former.has(page.toString())).isFalse();
            assertThat(former.tombstone()).isPresent();
        }

        @Test
        void moves_too_when_the_page_comes_by_the_queue() throws IOException {
            world.deliver(world.queued());
            assertThat(world.stories.live(NOON).cards()).extracting(Card::url).containsExactly(URL);
        }
    }

    @Nested
    class APageThatIsNoStoryAnyMore {

        @Test
        void is_reported_and_what_it_was_stays_as_it_is() throws IOException {
            var page = world.stored("<html><title>Courier</title><p>Hello", 0);
            readAtItsTime(page, 0, OLDER, Stories.story(URL, "Hello"));
            var before = state();
            for (var finding :
                    Stream.concat(dryRun(page).stream(), inPlace(page).stream()).toList()) {
                assertThat(outcome(finding)).isEqualTo("no-longer");
                assertThat(finding.path("story").asString()).isEqualTo(ID);
                assertThat(finding.path("kind").asString()).isEqualTo("no-article-text");
                assertThat(finding.path("reason").asString()).isNotEmpty();
            }
            assertThat(state()).isEqualTo(before);
        }
    }

    @Nested
    class AStoryThatHasBecomeTooLarge {

        @Test
        void is_reported_and_what_was_stored_stays_as_it_is() throws IOException {
            var random = new Random(1);
            var endless =
                    Stream.generate(() -> words(random, 40))
                            .limit(3_500)
                            .collect(Collectors.joining(".</p><p>", "<p>", ".</p>"));
            var page =
                    world.stored(article("Fog").replace("</article>", endless + "</article>"), 0);
            readAtItsTime(page, 0, OLDER, Stories.story(URL, "Fog"));
            var before = state();
            var finding = inPlace(page).getFirst();
            assertThat(outcome(finding)).isEqualTo("no-longer");
            assertThat(finding.path("kind").asString()).isEqualTo("too-large");
            assertThat(state()).isEqualTo(before);
        }

        private static String words(Random random, int count) {
            return Stream.generate(() -> random.ints(6, 'a', 'z').mapToObj(Character::toString))
                    .limit(count)
                    .map(letters -> letters.collect(Collectors.joining()))
                    .collect(Collectors.joining(" "));
        }
    }

    @Nested
    class APageThatWasNoStory {

        @Test
        void becomes_one_where_it_is_one_now() throws IOException {
            var page = world.stored(article("Fog keeps the ferry in"), 0);
            world.pages.extracted(
                    page,
                    new PageEnd(
                            NOON,
                            OLDER,
                            "front-page",
                            Optional.of("12 teasers"),
                            Optional.empty()));
            assertThat(dryRun(page).getFirst().path("was").asString()).isEqualTo("front-page");
            assertThat(world.stories.find(ID)).isEmpty();
            assertThat(outcomes(inPlace(page))).containsExactly("new");
            assertThat(world.story().story().headline()).isEqualTo("Fog keeps the ferry in");
            assertThat(world.page()).doesNotContainKey("extractReason").containsKey("storyId");
        }

        @Test
        void and_is_none_stays_none() throws IOException {
            var page = world.stored("<html><title>Courier</title><p>Hello", 0);
            world.deliver(world.queued());
            var before = state();
            assertThat(outcomes(inPlace(page))).containsExactly("no-story");
            assertThat(state()).isEqualTo(before);
        }
    }

    @Nested
    class AStoryOfTheSameVersionThatIsReadDifferently {

        @Test
        void is_told_apart_because_only_a_higher_version_replaces_it() throws IOException {
            var page = world.stored(article("Fog keeps the ferry in"), 0);
            readAtItsTime(page, 0, Extractor.VERSION, Stories.story(URL, "Fog"));
            var before = state();
            var finding = inPlace(page).getFirst();
            assertThat(outcome(finding)).isEqualTo("unraised");
            assertThat(fields(finding)).contains("headline");
            assertThat(state()).isEqualTo(before);
        }
    }

    @Nested
    class AStoryThatWasKeptBeforeStoriesHadVectors {

        @Test
        void is_given_one_and_is_otherwise_unchanged() throws IOException {
            var page = world.stored(article("Fog keeps the ferry in"), 0);
            world.deliver(world.queued());
            var kept = world.story();
            world.empty();
            var again = world.stored(article("Fog keeps the ferry in"), 0);
            assertThat(again).isEqualTo(page);
            readAtItsTime(page, 0, Extractor.VERSION, kept.story());
            assertThat(world.story().vector()).isEmpty();
            assertThat(outcomes(inPlace(page))).containsExactly("unchanged");
            assertThat(world.story()).isEqualTo(kept);
            assertThat(world.story().vector()).isPresent();
        }
    }

    @Nested
    class AStoryThatANewerExtractorRead {

        @Test
        void is_left_alone_by_an_operator_and_by_the_queue() throws IOException {
            var page = world.stored(article("Fog keeps the ferry in"), 0);
            readAtItsTime(page, 0, NEWER, Stories.story(FORMER, "Fog"));
            var before = state();
            assertThat(outcomes(inPlace(page))).containsExactly("unchanged");
            world.deliver(world.queued());
            assertThat(state()).isEqualTo(before);
        }
    }

    @Nested
    class ABatch {

        @Test
        void loses_no_page_because_another_one_fails() throws IOException {
            var good = world.stored(article("Fog keeps the ferry in"), 0);
            var absent = PageKey.of("courier", NOON, URL, new byte[] {1});
            var keys = List.of("../secret", absent.toString(), good.toString());
            var reply = world.invoke(event(keys, false));
            assertThat(reply.path("results").valueStream())
                    .extracting(it -> it.path("page").asString())
                    .containsExactlyElementsOf(keys);
            assertThat(reply.path("results").valueStream())
                    .extracting(it -> it.path("finding").path("outcome").asString())
                    .containsExactly("failed", "failed", "new");
            assertThat(reply.path("results").path(0).path("finding").path("reason").asString())
                    .contains("'../secret' is not a raw page's key");
            assertThat(world.story().revision()).isEqualTo(1);
        }

        @Test
        void gives_back_what_it_has_no_time_for_but_does_one_page_at_least() {
            var page = world.stored(article("Fog keeps the ferry in"), 0).toString();
            var extract =
                    new Extract(
                            world.store, world.pages, world.stories, Embedder.shared(), () -> NOON);
            var reply =
                    new ReextractEvent(List.of(page, "later", "last"), Mode.IN_PLACE)
                            .run(new Reextract(extract, world.stories), () -> 9_999);
            assertThat(reply.results()).hasSize(1);
            assertThat(reply.undone()).containsExactly("later", "last");
        }

        @Test
        void of_too_many_keys_or_none_is_refused() {
            for (var keys : List.of(List.<String>of(), Collections.nCopies(101, "pages/x"))) {
                assertThatThrownBy(() -> world.invoke(event(keys, true)))
                        .hasMessageContaining("1 to 100 keys of raw pages, not " + keys.size());
            }
        }

        @Test
        void that_does_not_say_whether_to_replace_stories_is_refused() {
            var event = Json.writeBytes(Map.of("reextract", Map.of("keys", List.of("pages/x"))));
            assertThatThrownBy(() -> world.invoke(event))
                    .hasMessageContaining("\"dryRun\": true or false");
        }

        @Test
        void in_the_form_of_the_sample_event_is_understood() throws IOException {
            var key = world.stored(article("Fog keeps the ferry in"), 0);
            var sample = Files.readString(Path.of("../../events/reextract.json"));
            var reply =
                    world.invoke(
                            Json.writeBytes(
                                    Json.tree(
                                            sample.replaceAll("pages/crux[^\"]*gz", key.toString())
                                                    .getBytes(
                                                            java.nio.charset.StandardCharsets
                                                                    .UTF_8))));
            assertThat(reply.path("results").path(0).path("finding").path("outcome").asString())
                    .isEqualTo("new");
            assertThat(world.stories.find(ID)).isEmpty();
        }
    }
}
