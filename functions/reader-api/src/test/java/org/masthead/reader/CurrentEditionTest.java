package org.masthead.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masthead.story.Stories.NOON;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.masthead.aws.EditionStore;
import org.masthead.edition.Edition;
import org.masthead.edition.EditionPointer;
import org.masthead.edition.Editions;
import org.masthead.local.engines.LocalAws;
import software.amazon.awssdk.core.sync.RequestBody;

class CurrentEditionTest {

    private static final LocalAws AWS = LocalAws.shared();
    private static final String BUCKET = AWS.bucketName("EditionsBucket");

    private final EditionStore store = new EditionStore(AWS.s3(), BUCKET);
    private final Queue<Runnable> background = new ArrayDeque<>();
    private Instant now = NOON;
    private final CurrentEdition current =
            new CurrentEdition(store, () -> this.now, background::add);

    @BeforeEach
    void empty() {
        AWS.reset();
    }

    private Edition publish(String... stories) {
        var made = Editions.edition().at(now);
        for (var story : stories) {
            made.story(story);
        }
        var edition = made.bind();
        store.put(edition);
        store.flip(EditionPointer.to(edition, now), store.current());
        return edition;
    }

    private String served() {
        return current.get().map(Edition::version).orElse("none");
    }

    private void lookBehind() {
        background.remove().run();
    }

    @Test
    void is_loaded_by_the_first_request_that_finds_one() {
        assertThat(served()).isEqualTo("none");
        var first = publish("fog");
        assertThat(served()).isEqualTo(first.version());
        assertThat(background).isEmpty();
    }

    @Nested
    class OnceThereIsOne {

        private Edition first;

        @BeforeEach
        void load() {
            first = publish("fog");
            served();
            now = now.plus(CurrentEdition.LOOK_EVERY);
        }

        @Test
        void no_request_waits_for_a_newer_one() {
            var second = publish("fog", "sun");
            assertThat(served()).isEqualTo(first.version());
            lookBehind();
            assertThat(served()).isEqualTo(second.version());
            assertThat(background).isEmpty();
        }

        @Test
        void one_look_at_a_time_is_enough() {
            served();
            served();
            assertThat(background).hasSize(1);
        }

        @Test
        void a_look_that_a_freeze_has_lost_is_begun_again() {
            served();
            now = now.plus(CurrentEdition.LOST_AFTER);
            served();
            assertThat(background).hasSize(2);
            var second = publish("fog", "sun");
            lookBehind();
            lookBehind();
            assertThat(served()).isEqualTo(second.version());
        }

        @Test
        void a_request_waits_a_moment_where_nobody_has_looked_for_long_and_is_answered_then() {
            now = now.plus(CurrentEdition.TOO_OLD);
            assertThat(served()).isEqualTo(first.version());
            assertThat(background).hasSize(1);
        }

        @Test
        void the_same_one_is_not_read_again() {
            AWS.s3()
                    .deleteObject(request ->
                            request.bucket(BUCKET).key(EditionPointer.keyOf(first.version())));
            served();
            lookBehind();
            assertThat(served()).isEqualTo(first.version());
        }

        @Test
        void a_newer_one_that_is_damaged_or_gone_leaves_it_in_place() {
            var second = publish("fog", "sun");
            AWS.s3()
                    .putObject(
                            request ->
                                    request.bucket(BUCKET)
                                            .key(EditionPointer.keyOf(second.version())),
                            RequestBody.fromString("MHED, or so it says"));
            served();
            lookBehind();
            assertThat(served()).isEqualTo(first.version());
            store.put(second);
            now = now.plus(CurrentEdition.LOOK_EVERY);
            served();
            lookBehind();
            assertThat(served()).isEqualTo(second.version());
        }

        @Test
        void those_of_the_last_minutes_can_still_be_paged_through() {
            for (int minute = 0; minute < 3; minute++) {
                now = now.plus(Duration.ofMinutes(1));
                publish("fog", "minute-" + minute);
                served();
                lookBehind();
            }
            assertThat(current.version(first.version())).map(Edition::size).contains(1);
            assertThat(current.version("20200101T000000000Z-0123456789abcdef"))
                    .isEqualTo(Optional.empty());
        }

        private List<Edition> minutes(int minutes) {
            var published = new ArrayList<Edition>();
            for (int minute = 0; minute < minutes; minute++) {
                now = now.plus(Duration.ofMinutes(1));
                published.add(publish("fog", "minute-" + minute));
                served();
                lookBehind();
            }
            return published;
        }

        private void lose(Edition edition) {
            AWS.s3()
                    .deleteObject(request ->
                            request.bucket(BUCKET).key(EditionPointer.keyOf(edition.version())));
        }

        @Test
        void an_old_one_that_a_member_pages_through_is_read_once() {
            minutes(5);
            assertThat(current.version(first.version())).isPresent();
            lose(first);
            for (int page = 0; page < 5; page++) {
                assertThat(current.version(first.version())).as("page %d", page).isPresent();
                minutes(1);
            }
        }

        @Test
        void anybody_can_have_a_few_old_ones_fetched_and_then_a_few_more_in_a_while() {
            var old = minutes(CurrentEdition.MOST_FETCHED + 5);
            var wanted = old.subList(0, CurrentEdition.MOST_FETCHED);
            assertThat(wanted).allMatch(it -> current.version(it.version()).isPresent());
            assertThat(current.version(first.version())).isEmpty();
            assertThat(current.version(wanted.getLast().version())).isPresent();
            now = now.plus(CurrentEdition.A_WHILE);
            assertThat(current.version(first.version())).isPresent();
        }
    }
}
