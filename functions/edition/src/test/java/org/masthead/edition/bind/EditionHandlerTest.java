package org.masthead.edition.bind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masthead.story.Stories.NOON;
import static org.masthead.story.Stories.fetched;
import static org.masthead.story.Stories.story;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.masthead.aws.EditionStore;
import org.masthead.aws.SearchStore;
import org.masthead.aws.SourcesTable;
import org.masthead.aws.StoriesTable;
import org.masthead.edition.Edition;
import org.masthead.edition.EditionPointer;
import org.masthead.edition.LiveStories;
import org.masthead.edition.search.SearchIndex;
import org.masthead.lambda.TestContext;
import org.masthead.local.engines.LocalAws;
import org.masthead.source.RightsPolicy;
import org.masthead.source.Source;
import org.masthead.story.Card;
import org.masthead.story.Tombstone;
import software.amazon.awssdk.services.s3.model.S3Object;

class EditionHandlerTest {

    private static final LocalAws AWS = LocalAws.shared();
    private static final Source COURIER =
            new Source(
                    "courier",
                    "Harbour Courier",
                    "https://courier.example/",
                    List.of("https://courier.example/rss"),
                    Optional.empty(),
                    "en",
                    "GB",
                    List.of(),
                    "by agreement",
                    RightsPolicy.STATED);

    private final StoriesTable stories =
            new StoriesTable(AWS.dynamoDb(), AWS.tableName("StoriesTable"));
    private final EditionStore editions =
            new EditionStore(AWS.s3(), AWS.bucketName("EditionsBucket"));

    private Instant now = NOON.plusSeconds(600);

    @BeforeEach
    void empty() {
        AWS.reset();
        new SourcesTable(AWS.dynamoDb(), AWS.tableName("SourcesTable")).save(COURIER, NOON);
    }

    /** Everything the handler does, it does with the function's own role. */
    private EditionHandler handler() {
        var role = AWS.as("Edition");
        return new EditionHandler(
                new Binder(
                        new SourcesTable(role.dynamoDb(), AWS.tableName("SourcesTable")),
                        new StoriesTable(role.dynamoDb(), AWS.tableName("StoriesTable")),
                        new EditionStore(role.s3(), AWS.bucketName("EditionsBucket")),
                        new SearchIndex(
                                new SearchStore(role.s3(), AWS.bucketName("EditionsBucket"))),
                        () -> now));
    }

    private void tick() throws Exception {
        try (InputStream event = Files.newInputStream(Path.of("../../events/edition.json"))) {
            handler().handleRequest(event, new ByteArrayOutputStream(), new TestContext());
        }
    }

    private EditionPointer pointer() {
        return editions.current().orElseThrow().pointer();
    }

    private Edition current() {
        return editions.read(pointer().key());
    }

    private List<String> versions() {
        return AWS
                .s3()
                .listObjectsV2(request ->
                        request.bucket(AWS.bucketName("EditionsBucket"))
                                .prefix("editions/versions/"))
                .contents()
                .stream()
                .map(S3Object::key)
                .toList();
    }

    @Nested
    class WithLiveStories {

        @BeforeEach
        void twoStories() throws Exception {
            stories.merge(fetched(story("https://courier.example/1", "First"), 1));
            stories.merge(fetched(story("https://courier.example/2", "Second"), 2));
            tick();
        }

        @Test
        void the_pointer_leads_to_an_edition_that_holds_them_and_their_sources() {
            assertThat(current().cards())
                    .extracting(Card::headline)
                    .containsExactly("Second", "First");
            assertThat(current().sources()).containsExactly(COURIER);
            assertThat(current().boundAt()).isEqualTo(now);
        }

        @Test
        void those_of_a_source_that_was_removed_leave_with_the_next_edition_and_can_come_back()
                throws Exception {
            var sources = new SourcesTable(AWS.dynamoDb(), AWS.tableName("SourcesTable"));
            sources.remove(COURIER.id());
            now = now.plusSeconds(60);
            tick();
            assertThat(current().cards()).isEmpty();
            assertThat(current().tombstones())
                    .hasSize(2)
                    .allMatch(stone -> stone.reason() == Tombstone.Reason.NOT_CARRIED);
            sources.save(COURIER, now);
            now = now.plusSeconds(60);
            tick();
            assertThat(current().cards()).hasSize(2);
            assertThat(current().tombstones()).isEmpty();
        }

        @Test
        void those_of_a_source_that_is_paused_stay() throws Exception {
            new SourcesTable(AWS.dynamoDb(), AWS.tableName("SourcesTable"))
                    .change(COURIER.id(), source -> source.paused("by an operator"));
            now = now.plusSeconds(60);
            tick();
            assertThat(current().cards()).hasSize(2);
        }

        @Test
        void a_second_tick_without_news_stores_nothing_and_confirms_what_is_there()
                throws Exception {
            var before = pointer();
            now = now.plusSeconds(60);
            tick();
            assertThat(pointer().version()).isEqualTo(before.version());
            assertThat(pointer().checkedAt()).isEqualTo(now);
            assertThat(versions()).hasSize(1);
        }

        @Test
        void a_correction_gives_a_new_edition_and_leaves_the_old_one_as_it_was() throws Exception {
            var before = current();
            stories.merge(fetched(story("https://courier.example/1", "First, corrected"), 5));
            now = now.plusSeconds(60);
            tick();
            assertThat(current().cards())
                    .extracting(Card::headline)
                    .containsExactly("Second", "First, corrected");
            assertThat(editions.read(EditionPointer.keyOf(before.version())).cards())
                    .isEqualTo(before.cards());
        }

        @Test
        void an_unchanged_edition_is_stored_anew_after_an_hour_so_that_it_never_expires()
                throws Exception {
            now = now.plus(Duration.ofMinutes(61));
            tick();
            assertThat(versions()).hasSize(2);
            assertThat(pointer().boundAt()).isEqualTo(now);
        }

        @Test
        void stories_leave_the_edition_after_three_days() throws Exception {
            now = now.plus(Duration.ofDays(4));
            tick();
            assertThat(current().cards()).isEmpty();
        }
    }

    @Test
    void of_two_binders_that_saw_the_same_pointer_the_second_leaves_the_first_ones_edition()
            throws Exception {
        stories.merge(fetched(story("https://courier.example/1", "First"), 1));
        tick();
        var seen = editions.current();
        stories.merge(fetched(story("https://courier.example/2", "Second"), 2));
        now = now.plusSeconds(60);
        tick();
        var late =
                Edition.bind(now.plusSeconds(1), List.of(), LiveStories.of(List.of(), List.of()));
        editions.put(late);
        assertThat(editions.flip(EditionPointer.to(late, now), seen)).isFalse();
        assertThat(current().cards()).hasSize(2);
    }

    @Test
    void two_binders_at_once_leave_one_pointer_to_one_whole_edition() throws Exception {
        stories.merge(fetched(story("https://courier.example/1", "First"), 1));
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < 10; round++) {
                now = now.plus(Duration.ofMinutes(61));
                Callable<Boolean> bind =
                        () -> {
                            tick();
                            return true;
                        };
                for (var end : threads.invokeAll(List.of(bind, bind))) {
                    assertThat(end.get()).isTrue();
                }
                assertThat(current().version()).isEqualTo(pointer().version());
            }
        }
    }

    @Test
    void a_tick_before_any_story_binds_an_empty_edition() throws Exception {
        tick();
        assertThat(current().cards()).isEmpty();
        assertThat(current().sources()).containsExactly(COURIER);
    }
}
