package org.masthead.edition.bind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.masthead.story.Stories.NOON;
import static org.masthead.story.Stories.fetched;
import static org.masthead.story.Stories.in;
import static org.masthead.story.Stories.story;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.masthead.aws.CountersTable;
import org.masthead.aws.EditionStore;
import org.masthead.aws.PicksTable;
import org.masthead.aws.SearchStore;
import org.masthead.aws.SourcesTable;
import org.masthead.aws.StoriesTable;
import org.masthead.edition.Edition;
import org.masthead.edition.EditionPointer;
import org.masthead.edition.Editions;
import org.masthead.edition.LiveStories;
import org.masthead.edition.Pick;
import org.masthead.edition.Popularity;
import org.masthead.edition.Readership;
import org.masthead.edition.search.SearchIndex;
import org.masthead.edition.search.StoryArchive;
import org.masthead.lambda.TestContext;
import org.masthead.local.engines.LocalAws;
import org.masthead.page.PageKey;
import org.masthead.reading.Counted;
import org.masthead.reading.Counts;
import org.masthead.source.RightsPolicy;
import org.masthead.source.Source;
import org.masthead.story.Card;
import org.masthead.story.RevisedStory;
import org.masthead.story.Revision;
import org.masthead.story.Story;
import org.masthead.story.Tombstone;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.s3.model.S3Object;
import tools.jackson.core.JacksonException;

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
            new StoriesTable(AWS.dynamoDb(), AWS.tableName("StoriesTable"), () -> this.now);
    private final EditionStore editions =
            new EditionStore(AWS.s3(), AWS.bucketName("EditionsBucket"));

    private final List<String> counterReads = Collections.synchronizedList(new ArrayList<>());
    private boolean countersFail;
    private Instant now = NOON.plusSeconds(600);

    @BeforeEach
    void empty() {
        AWS.reset();
        new SourcesTable(AWS.dynamoDb(), AWS.tableName("SourcesTable")).save(COURIER, NOON);
    }

    /** Everything the handler does, it does with the function's own role. */
    private EditionHandler handler(Readership... languages) {
        var role = AWS.as("Edition");
        return new EditionHandler(
                new Binder(
                        new SourcesTable(role.dynamoDb(), AWS.tableName("SourcesTable")),
                        new StoriesTable(role.dynamoDb(), AWS.tableName("StoriesTable")),
                        new PicksTable(role.dynamoDb(), AWS.tableName("PicksTable")),
                        new CountersTable(
                                countersOf(role.dynamoDb()), AWS.tableName("CountersTable")),
                        new EditionStore(role.s3(), AWS.bucketName("EditionsBucket")),
                        List.of(languages),
                        new SearchIndex(
                                new SearchStore(role.s3(), AWS.bucketName("EditionsBucket"))),
                        new StoryArchive(Optional.empty()),
                        () -> now));
    }

    /** Fails while {@link #countersFail}. */
    private DynamoDbClient countersOf(DynamoDbClient client) {
        return (DynamoDbClient)
                Proxy.newProxyInstance(
                        DynamoDbClient.class.getClassLoader(),
                        new Class<?>[] {DynamoDbClient.class},
                        (proxy, method, arguments) -> {
                            if (countersFail) {
                                throw InternalServerErrorException.builder()
                                        .message("not today")
                                        .build();
                            }
                            counterReads.add(method.getName());
                            try {
                                return method.invoke(client, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getTargetException();
                            }
                        });
    }

    /** In a process of its own, which knows nothing yet. */
    private void tick() throws Exception {
        tick(handler());
    }

    private static void tick(EditionHandler handler) throws Exception {
        try (InputStream event = Files.newInputStream(Path.of("../../events/edition.json"))) {
            handler.handleRequest(event, new ByteArrayOutputStream(), new TestContext());
        }
    }

    private List<String> headlines() {
        return current().cards().stream().map(Card::headline).toList();
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

    @Nested
    class WithinTheHour {

        private final Story first = story("https://courier.example/1", "First");
        private final Story second = story("https://courier.example/2", "Second");
        private EditionHandler warm;

        @BeforeEach
        void twoStories() throws Exception {
            stories.merge(fetched(first, 1));
            stories.merge(fetched(second, 2));
            warm = handler();
            tick(warm);
            now = now.plus(Duration.ofMinutes(20));
        }

        @Test
        void what_is_new_or_corrected_is_in_the_very_next_edition() throws Exception {
            stories.merge(fetched(story("https://courier.example/1", "First, corrected"), 5));
            stories.merge(fetched(story("https://courier.example/3", "Third"), 29));
            tick(warm);
            assertThat(headlines()).containsExactly("Third", "Second", "First, corrected");
        }

        @Test
        void what_is_withdrawn_or_has_moved_leaves_with_the_very_next_edition() throws Exception {
            stories.withdraw(
                    first.id(),
                    Revision.withdrawal(
                            now, PageKey.urlHash(first.url()), "c", Tombstone.Reason.GONE));
            stories.leave(second.id(), "pages/page-2", first.id(), now, _ -> Optional.empty());
            tick(warm);
            assertThat(headlines()).isEmpty();
            assertThat(current().tombstones())
                    .extracting(Tombstone::reason)
                    .containsExactlyInAnyOrder(Tombstone.Reason.GONE, Tombstone.Reason.MOVED);
        }

        @Test
        void a_process_that_knows_nothing_begins_with_the_last_edition() throws Exception {
            stories.merge(fetched(story("https://courier.example/3", "Third"), 29));
            lose(first);
            tick();
            assertThat(headlines()).containsExactly("Third", "Second", "First");
            assertThat(current().since(first.id())).isEqualTo(NOON.plusSeconds(600));
        }

        @Test
        void and_the_first_of_the_next_hour_reads_all_there_is() throws Exception {
            lose(first);
            now = now.plus(Duration.ofMinutes(40));
            tick(warm);
            assertThat(headlines()).containsExactly("Second");
        }

        /** As nothing in Masthead does: so that only who reads all again takes note. */
        private void lose(Story story) {
            AWS.dynamoDb()
                    .deleteItem(request ->
                            request.tableName(AWS.tableName("StoriesTable"))
                                    .key(Map.of("id", AttributeValue.fromS(story.id()))));
        }

        @Test
        void what_the_index_told_late_is_taken_in_with_the_next_edition() throws Exception {
            tick(warm);
            now = now.minus(Duration.ofMinutes(3));
            stories.merge(fetched(story("https://courier.example/3", "Late"), 26));
            now = now.plus(Duration.ofMinutes(4));
            tick(warm);
            assertThat(headlines()).contains("Late");
        }

        @Test
        void stories_of_one_event_are_a_cluster_that_keeps_its_id() throws Exception {
            stories.merge(about(1, "https://courier.example/fog", "Ferry delayed by thick fog", 3));
            stories.merge(about(1, "https://crux.example/fog", "Thick fog delays the ferry", 4));
            tick(warm);
            assertThat(current().clusters()).isEqualTo(1);
            var id = current().cluster(0).id();
            assertThat(current().cluster(0).stories()).hasSize(2);
            stories.merge(about(1, "https://tram.example/fog", "Fog: ferry delayed", 6));
            now = now.plusSeconds(60);
            tick();
            assertThat(current().cluster(0).id()).isEqualTo(id);
            assertThat(current().cluster(0).stories()).hasSize(3);
        }

        private static RevisedStory about(int subject, String url, String headline, int minutes) {
            return fetched(story(url, headline), minutes).with(Editions.vector(subject, minutes));
        }

        @Test
        void what_members_do_is_counted_in_the_next_edition_and_fades() throws Exception {
            var counters = new CountersTable(AWS.dynamoDb(), AWS.tableName("CountersTable"));
            counters.add(first.id(), Counts.of(Counted.OPENED, 8), 1, now);
            counters.add(first.id(), Counts.of(Counted.OPENED, 4), 2, now);
            counters.add(first.id(), Counts.of(Counted.EXPECTED_THOUSANDTHS, 2_500), 2, now);
            tick(warm);
            assertThat(clicks(first, Popularity.Window.DAY)).isCloseTo(12, within(0.5f));
            assertThat(clicks(second, Popularity.Window.DAY)).isZero();
            var popularity = current().popularity(current().story(first.id()).orElseThrow());
            assertThat(popularity.of(Popularity.Count.EXPECTED, Popularity.Window.DAY))
                    .isCloseTo(2.5f, within(0.1f));
            counters.changeWeights(_ -> Optional.of("{}"));
            now = now.plus(Duration.ofHours(3));
            tick(warm);
            assertThat(clicks(first, Popularity.Window.HOUR)).isBetween(1f, 2f);
            assertThat(current().model()).contains("{}");
        }

        private float clicks(Story story, Popularity.Window window) {
            var edition = current();
            return edition.popularity(edition.story(story.id()).orElseThrow())
                    .of(Popularity.Count.CLICKED, window);
        }

        @Test
        void a_pick_is_in_the_next_edition_until_it_ends() throws Exception {
            new PicksTable(AWS.dynamoDb(), AWS.tableName("PicksTable"))
                    .change(_ -> List.of(new Pick(first.id(), "ed", now, now.plusSeconds(90))));
            tick(warm);
            assertThat(current().picks()).extracting(Pick::story).containsExactly(first.id());
            now = now.plusSeconds(120);
            tick(warm);
            assertThat(current().picks()).isEmpty();
        }
    }

    @Nested
    class WithEditionsOfLanguages {

        private static final Readership DE = Readership.of("de");
        private static final Readership FR = Readership.of("fr");

        private final Story fog =
                in("en", story("https://courier.example/fog", "Ferry delayed by thick fog"));
        private final Story nebel =
                in("de", story("https://kurier.example/nebel", "Thick fog delays the ferry"));
        private EditionHandler warm;

        @BeforeEach
        void oneEventToldInTwoLanguages() throws Exception {
            stories.merge(fetched(fog, 1).with(Editions.vector(1, 1)));
            stories.merge(fetched(nebel, 2).with(Editions.vector(1, 2)));
            warm = handler(DE, FR);
            tick(warm);
        }

        private EditionPointer pointerOf(Readership readers) {
            return editions.forReaders(readers).current().orElseThrow().pointer();
        }

        private Edition read(Readership readers) {
            return editions.read(pointerOf(readers).key());
        }

        @Test
        void each_holds_its_own_stories_with_the_ids_that_everybodys_has() {
            assertThat(headlines()).hasSize(2);
            assertThat(read(DE).cards()).extracting(Card::id).containsExactly(nebel.id());
            assertThat(read(FR).cards()).isEmpty();
            assertThat(read(DE).readership()).isEqualTo(DE);
            assertThat(pointerOf(DE).key()).as("expires").startsWith("editions/versions/");
            assertThat(read(DE).sources()).isEqualTo(current().sources());
            assertThat(read(DE).since(nebel.id())).isEqualTo(current().since(nebel.id()));
            assertThat(current().clusters()).isEqualTo(1);
            assertThat(read(DE).cluster(current().cluster(0).id())).isPresent();
        }

        @Test
        void a_language_that_is_configured_later_has_its_stories_since_everybody_has_them()
                throws Exception {
            now = now.plusSeconds(60);
            tick(handler(Readership.of("en-GB")));
            assertThat(read(Readership.of("en-GB")).since(fog.id()))
                    .isEqualTo(current().since(fog.id()))
                    .isBefore(now);
        }

        @Test
        void what_is_new_in_one_language_leaves_the_editions_of_others_as_they_are()
                throws Exception {
            var before = List.of(pointerOf(DE), pointerOf(FR));
            stories.merge(fetched(in("de", story("https://kurier.example/2", "Sonne")), 5));
            now = now.plusSeconds(60);
            tick(warm);
            assertThat(read(DE).size()).isEqualTo(2);
            assertThat(pointerOf(DE).version()).isNotEqualTo(before.get(0).version());
            assertThat(pointerOf(FR).version()).isEqualTo(before.get(1).version());
            assertThat(pointerOf(FR).checkedAt()).isEqualTo(now);
        }

        @Test
        void one_that_cannot_be_written_fails_the_run_and_no_other_edition() throws Exception {
            var key = EditionPointer.keyFor(DE);
            AWS.s3()
                    .putObject(
                            it -> it.bucket(AWS.bucketName("EditionsBucket")).key(key),
                            RequestBody.fromString("no pointer"));
            stories.merge(fetched(in("fr", story("https://courrier.example/1", "Soleil")), 5));
            now = now.plusSeconds(60);
            assertThatThrownBy(() -> tick(warm)).isInstanceOf(JacksonException.class);
            assertThat(headlines()).hasSize(3);
            assertThat(read(FR).size()).isEqualTo(1);
        }

        @Test
        void without_any_configured_nothing_but_everybodys_is_written() throws Exception {
            AWS.reset();
            new SourcesTable(AWS.dynamoDb(), AWS.tableName("SourcesTable")).save(COURIER, NOON);
            stories.merge(fetched(nebel, 2));
            tick();
            assertThat(keys())
                    .containsExactlyInAnyOrder(
                            "editions/current", "editions/search", pointer().key());
        }

        private static List<String> keys() {
            return AWS
                    .s3()
                    .listObjectsV2(
                            it -> it.bucket(AWS.bucketName("EditionsBucket")).prefix("editions/"))
                    .contents()
                    .stream()
                    .map(S3Object::key)
                    .toList();
        }
    }

    @Nested
    class WhereCountersCannotBeRead {

        private final CountersTable counters =
                new CountersTable(AWS.dynamoDb(), AWS.tableName("CountersTable"));
        private final Story first = story("https://courier.example/1", "First");
        private EditionHandler warm;

        @BeforeEach
        void oneStoryThatIsRead() throws Exception {
            stories.merge(fetched(first, 1));
            counters.add(first.id(), Counts.of(Counted.OPENED, 8), 1, now);
            counters.changeWeights(_ -> Optional.of("{}"));
            warm = handler();
            tick(warm);
            stories.merge(fetched(story("https://courier.example/2", "Second"), 12));
            counters.add(first.id(), Counts.of(Counted.OPENED, 4), 2, now);
            now = now.plus(Duration.ofMinutes(3));
            countersFail = true;
        }

        private float clicks() {
            var edition = current();
            return edition.popularity(edition.story(first.id()).orElseThrow())
                    .of(Popularity.Count.CLICKED, Popularity.Window.DAY);
        }

        @Test
        void news_is_bound_all_the_same_with_the_last_known_counts_and_weights() throws Exception {
            tick(warm);
            assertThat(headlines()).containsExactly("Second", "First");
            assertThat(clicks()).isCloseTo(8, within(0.5f));
            assertThat(current().model()).contains("{}");
        }

        @Test
        void a_process_that_knows_nothing_goes_on_from_the_last_edition() throws Exception {
            tick();
            assertThat(headlines()).containsExactly("Second", "First");
            assertThat(clicks()).isCloseTo(8, within(0.5f));
            assertThat(current().model()).contains("{}");
        }

        @Test
        void the_next_minute_makes_up_for_it() throws Exception {
            tick(warm);
            countersFail = false;
            now = now.plusSeconds(60);
            tick(warm);
            assertThat(clicks()).isCloseTo(12, within(0.5f));
        }

        @Test
        void two_days_are_read_once_and_after_that_one_hour_a_minute() throws Exception {
            countersFail = false;
            counterReads.clear();
            var cold = handler();
            tick(cold);
            assertThat(counterReads).hasSize(48 * CountersTable.SHARDS + 1);
            counterReads.clear();
            now = now.plusSeconds(60);
            tick(cold);
            assertThat(counterReads).hasSize(CountersTable.SHARDS + 1);
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
