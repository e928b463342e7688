package org.masthead.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masthead.extract.ExtractWorld.URL;
import static org.masthead.extract.ExtractWorld.article;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.masthead.extract.vector.Embedder;
import org.masthead.page.PageKey;
import org.masthead.story.RevisedStory;
import org.masthead.story.Stories;
import org.masthead.story.Story;
import org.masthead.story.StoryId;
import org.masthead.story.Tombstone;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ExtractHandlerTest {

    private final ExtractWorld world = new ExtractWorld();

    @BeforeEach
    void empty() {
        world.empty();
    }

    private PageKey stored(String html, int minutes) {
        return world.stored(html, minutes);
    }

    /** What S3 has put into the extract queue, as Lambda hands it to the function. */
    private List<String> queued() {
        return world.queued();
    }

    private List<String> deliver(List<String> bodies) throws IOException {
        return world.deliver(bodies);
    }

    private List<String> failures(byte[] event) throws IOException {
        return world.failures(event);
    }

    private RevisedStory story() {
        return world.story();
    }

    private Map<String, AttributeValue> page() {
        return world.page();
    }

    @Nested
    class AStoredPage {

        @Test
        void becomes_a_story_that_carries_its_facts_and_its_correlation_id() throws IOException {
            var key = stored(article("Fog keeps the ferry in"), 0);
            assertThat(deliver(queued())).isEmpty();
            assertThat(story().story().headline()).isEqualTo("Fog keeps the ferry in");
            assertThat(story().story().sourceId()).isEqualTo("courier");
            assertThat(story().newest().page()).isEqualTo(key.toString());
            assertThat(story().card().correlationId()).isEqualTo("correlation-0");
            assertThat(page())
                    .containsEntry("extracted", AttributeValue.fromS("story"))
                    .containsEntry("storyId", AttributeValue.fromS(StoryId.of(URL)));
        }

        @Test
        void becomes_a_story_that_has_a_vector_of_its_words() throws IOException {
            stored(article("Fog keeps the ferry in"), 0);
            deliver(queued());
            assertThat(story().vector()).contains(Embedder.shared().of(story().story()));
        }

        @Test
        void told_of_twice_leaves_the_same_state() throws IOException {
            stored(article("Fog keeps the ferry in"), 0);
            var event = queued();
            deliver(event);
            var before = List.of(story(), page());
            deliver(List.of(event.getFirst(), event.getFirst()));
            assertThat(List.of(story(), page())).isEqualTo(before);
        }
    }

    @Nested
    class TwoVersionsOfAPage {

        @Test
        void leave_the_same_state_in_whatever_order_they_come() throws IOException {
            stored(article("Fog keeps the ferry in"), 0);
            var first = queued();
            stored(article("Fog keeps the ferry in, then lifts"), 7);
            var second = queued();
            deliver(first);
            deliver(second);
            var inOrder = List.of(story(), page());

            world.empty();
            stored(article("Fog keeps the ferry in"), 0);
            stored(article("Fog keeps the ferry in, then lifts"), 7);
            deliver(second);
            deliver(first);
            deliver(second);
            assertThat(List.of(story(), page())).isEqualTo(inOrder);
            assertThat(story().revision()).isEqualTo(2);
            assertThat(story().story().headline()).endsWith("then lifts");
        }
    }

    @Nested
    class AVersionThatComesAfterTheExtractorWasChanged {

        private final Story original = Stories.story(URL, "Fog keeps the ferry in | Courier");

        @Test
        void shows_what_the_publisher_changed_and_nothing_else() throws IOException {
            var page = stored(article("Fog keeps the ferry in"), 0);
            world.stories.merge(readBefore(page));
            queued();
            stored(article("Fog keeps the ferry in, then lifts"), 7);
            deliver(queued());
            assertThat(story().history())
                    .containsExactly(
                            new RevisedStory.Change(ExtractWorld.at(7), List.of("headline")));
        }

        @Test
        void is_kept_though_the_page_before_is_not_there_any_more() throws IOException {
            var gone = PageKey.of("courier", ExtractWorld.NOON, URL, new byte[] {1});
            world.stories.merge(readBefore(gone));
            stored(article("Fog keeps the ferry in, then lifts"), 7);
            assertThat(deliver(queued())).isEmpty();
            assertThat(story().story().headline()).endsWith("then lifts");
            assertThat(story().history()).isEmpty();
        }

        private RevisedStory readBefore(PageKey page) {
            return RevisedStory.first(
                    Stories.readBy(Extractor.VERSION - 1, original),
                    ExtractWorld.NOON,
                    ExtractWorld.NOON,
                    page.toString(),
                    "correlation-0");
        }
    }

    @Nested
    class APageThatIsGone {

        @Test
        void leaves_a_tombstone_in_the_place_of_its_card() throws IOException {
            stored(article("Fog keeps the ferry in"), 0);
            world.storedGone(9);
            deliver(queued());
            assertThat(story().tombstone())
                    .hasValueSatisfying(
                            stone -> assertThat(stone.reason()).isEqualTo(Tombstone.Reason.GONE));
            assertThat(world.stories.live(ExtractWorld.at(10)).cards()).isEmpty();
            assertThat(world.stories.live(ExtractWorld.at(10)).tombstones())
                    .containsExactly(story().tombstone().orElseThrow());
            assertThat(page()).containsEntry("extracted", AttributeValue.fromS("gone"));
        }

        @Test
        void leaves_the_same_state_in_whatever_order_it_comes() throws IOException {
            stored(article("Fog keeps the ferry in"), 0);
            var there = queued();
            world.storedGone(9);
            var gone = queued();
            deliver(there);
            deliver(gone);
            var inOrder = List.of(story(), page());

            world.empty();
            stored(article("Fog keeps the ferry in"), 0);
            world.storedGone(9);
            deliver(gone);
            deliver(there);
            deliver(gone);
            deliver(there);
            assertThat(story().tombstone()).isPresent();
            assertThat(story().story()).isEqualTo(((RevisedStory) inOrder.getFirst()).story());
            assertThat(page()).isEqualTo(inOrder.getLast());
        }

        @Test
        void comes_back_when_the_publisher_shows_it_again() throws IOException {
            stored(article("Fog keeps the ferry in"), 0);
            world.storedGone(9);
            stored(article("Fog keeps the ferry in after all"), 15);
            deliver(queued());
            assertThat(story().tombstone()).isEmpty();
            assertThat(world.stories.live(ExtractWorld.at(20)).cards()).hasSize(1);
            assertThat(world.stories.live(ExtractWorld.at(20)).tombstones()).isEmpty();
        }

        @Test
        void is_one_that_says_that_its_story_is_withdrawn() throws IOException {
            stored(article("Fog keeps the ferry in"), 0);
            stored(
                    "<article><h1>WITHDRAWN: Fog keeps the ferry in</h1><p>This article has been"
                            + " withdrawn because it did not meet our standards.</p></article>",
                    9);
            deliver(queued());
            assertThat(story().tombstone())
                    .hasValueSatisfying(stone ->
                            assertThat(stone.reason()).isEqualTo(Tombstone.Reason.WITHDRAWN));
        }
    }

    @Nested
    class APageThatIsNoStory {

        @Test
        void is_recorded_as_such_with_the_reason() throws IOException {
            stored("<html><title>Courier</title><p>Hello", 0);
            assertThat(deliver(queued())).isEmpty();
            assertThat(world.stories.find(StoryId.of(URL))).isEmpty();
            assertThat(page()).containsEntry("extracted", AttributeValue.fromS("no-article-text"));
            assertThat(page()).containsKey("extractReason").doesNotContainKey("storyId");
        }

        @Test
        void does_not_take_back_a_story_that_an_earlier_version_gave() throws IOException {
            stored(article("Fog keeps the ferry in"), 0);
            deliver(queued());
            stored("<html><title>503</title><p>Try later", 7);
            deliver(queued());
            assertThat(story().story().headline()).isEqualTo("Fog keeps the ferry in");
        }
    }

    @Nested
    class AMessage {

        @Test
        void that_is_malformed_comes_back_and_its_neighbours_do_not() throws IOException {
            stored(article("Fog keeps the ferry in"), 0);
            var bodies = new ArrayList<>(queued());
            bodies.addFirst("not json");
            bodies.add("{\"Records\":[{\"s3\":{\"object\":{\"key\":\"../secret\"}}}]}");
            bodies.add("{\"some\":\"thing else\"}");
            assertThat(deliver(bodies)).containsExactly("m0", "m2", "m3");
            assertThat(story().story().headline()).isEqualTo("Fog keeps the ferry in");
        }

        @Test
        void by_which_s3_only_tests_the_queue_is_taken_without_a_word() throws IOException {
            assertThat(deliver(List.of("{\"Service\":\"Amazon S3\",\"Event\":\"s3:TestEvent\"}")))
                    .isEmpty();
        }

        @Test
        void about_a_page_that_is_not_there_comes_back_like_the_sample_event() throws IOException {
            var sample = Files.readAllBytes(Path.of("../../events/extract.json"));
            assertThat(failures(sample)).hasSize(1);
        }

        @Test
        void in_the_form_of_the_sample_event_is_understood() throws IOException {
            var key = stored(article("Fog keeps the ferry in"), 0);
            var sample =
                    Files.readString(Path.of("../../events/extract.json"))
                            .replaceAll("pages/crux[^\\\\]*gz", key.toString());
            assertThat(failures(sample.getBytes(StandardCharsets.UTF_8))).isEmpty();
            assertThat(story().revision()).isEqualTo(1);
        }
    }
}
