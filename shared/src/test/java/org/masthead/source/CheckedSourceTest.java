package org.masthead.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.masthead.source.Feeds.NOON;
import static org.masthead.source.Feeds.failed;
import static org.masthead.source.Feeds.movedTo;
import static org.masthead.source.Feeds.read;
import static org.masthead.source.Feeds.source;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.json.Json;

class CheckedSourceTest {

    private static final String RSS = "https://courier.example/rss";
    private static final String ATOM = "https://courier.example/atom";
    private static final Check UNCHANGED = new Check.Unchanged(Optional.empty(), Optional.empty());
    private static final Check GONE = new Check.Gone("origin answered 410");

    private final CheckedSource courier =
            CheckedSource.added(source("courier", RSS, ATOM), SourceState.ACTIVE, NOON);

    private static Instant minute(int minute) {
        return NOON.plus(Duration.ofMinutes(minute));
    }

    @ParameterizedTest
    @CsvSource({"''", "Courier", "a/b", "-a", "'../a'"})
    void a_source_id_that_could_be_a_path_is_refused(String id) {
        assertThatThrownBy(() -> source(id)).hasMessageContaining("source id '" + id + "'");
    }

    @Nested
    class EachFeed {

        @Test
        void is_due_by_its_own_checks() {
            assertThat(courier.due(NOON)).containsExactly(RSS, ATOM);
            var checked = courier.after(RSS, UNCHANGED, NOON, NOON);
            assertThat(checked.due(minute(1))).containsExactly(ATOM);
            assertThat(checked.nextCheckAt()).contains(NOON);
        }

        @Test
        void that_was_asked_for_is_due_again_only_if_nobody_answers() {
            var asked = courier.asked(Set.of(RSS, ATOM), minute(15));
            assertThat(asked.due(minute(14))).isEmpty();
            assertThat(asked.due(minute(15))).containsExactly(RSS, ATOM);
        }

        @Test
        void keeps_what_it_has_learned_while_it_fails() {
            var learned = courier.after(RSS, read(FeedHints.listing(9), minute(-50)), NOON, NOON);
            var failing = learned.after(RSS, failed(), minute(1), minute(1));
            assertThat(failing.check(RSS).orElseThrow().rhythm())
                    .isEqualTo(learned.check(RSS).orElseThrow().rhythm());
            assertThat(failing.check(RSS).orElseThrow().hints().listed()).isEqualTo(9);
        }

        @Test
        void is_not_moved_by_a_check_that_ends_late_or_twice() {
            var checked = courier.after(RSS, UNCHANGED, minute(5), minute(6));
            assertThat(checked.after(RSS, failed(), minute(4), minute(7))).isEqualTo(checked);
            assertThat(checked.after(RSS, failed(), minute(5), minute(7))).isEqualTo(checked);
        }
    }

    @Nested
    class AnOutage {

        private CheckedSource failing(int times) {
            var source = courier;
            for (int i = 1; i <= times; i++) {
                source = source.after(RSS, failed(), minute(i), minute(i));
            }
            return source;
        }

        private static FeedCheck rss(CheckedSource source) {
            return source.check(RSS).orElseThrow();
        }

        @Test
        void is_one_after_five_failures_in_a_row() {
            assertThat(rss(failing(4)).wantsNotice()).isFalse();
            assertThat(rss(failing(5)).wantsNotice()).isTrue();
            assertThat(rss(failing(5)).log().failingSince()).contains(minute(1));
        }

        @Test
        void is_told_once_and_so_is_its_end() {
            var told = failing(5).told(RSS);
            assertThat(rss(told.after(RSS, failed(), minute(6), minute(6))).wantsNotice())
                    .isFalse();
            assertThat(rss(told).wantsRecoveryNotice()).isFalse();
            var over = told.after(RSS, UNCHANGED, minute(7), minute(7));
            assertThat(rss(over).wantsRecoveryNotice()).isTrue();
            assertThat(rss(over.told(RSS)).wantsRecoveryNotice()).isFalse();
            assertThat(rss(over.told(RSS)).wantsNotice()).isFalse();
        }

        @Test
        void that_nobody_was_told_of_ends_in_silence() {
            var over = failing(3).after(RSS, UNCHANGED, minute(7), minute(7));
            assertThat(rss(over).wantsRecoveryNotice()).isFalse();
        }

        @Test
        void shows_in_the_health_of_the_source() {
            var health = failing(3).health();
            assertThat(health.failures()).isEqualTo(3);
            assertThat(health.lastError()).contains("origin answered 503");
            assertThat(health.lastCheckedAt()).contains(minute(3));
            assertThat(health.lastSuccessAt()).isEmpty();
            assertThat(health.feeds().getFirst().failingSince()).contains(minute(1));
            var over = failing(3).after(RSS, UNCHANGED, minute(9), minute(9)).health();
            assertThat(over.failures()).isZero();
            assertThat(over.lastSuccessAt()).contains(minute(9));
            assertThat(over.lastError()).contains("origin answered 503");
        }
    }

    @Nested
    class AFeedThatIsGone {

        @Test
        void is_asked_no_more_and_the_others_are() {
            var gone = courier.after(RSS, GONE, NOON, NOON);
            assertThat(gone.due(minute(9_000))).containsExactly(ATOM);
            assertThat(gone.state()).isEqualTo(SourceState.ACTIVE);
            assertThat(gone.check(RSS).orElseThrow().wantsNotice()).isTrue();
            assertThat(gone.told(RSS).check(RSS).orElseThrow().wantsNotice()).isFalse();
        }

        @Test
        void retires_its_source_with_the_last_of_them() {
            var gone = courier.after(RSS, GONE, NOON, NOON).after(ATOM, GONE, NOON, NOON);
            assertThat(gone.state()).isEqualTo(SourceState.RETIRED);
            assertThat(gone.reason()).isPresent();
            assertThat(gone.nextCheckAt()).isEmpty();
            assertThat(gone.redefined(courier.source(), minute(1)).state())
                    .isEqualTo(SourceState.RETIRED);
            var given = gone.redefined(source("courier", "https://new.example/rss"), minute(1));
            assertThat(given.state()).isEqualTo(SourceState.ACTIVE);
            assertThat(given.reason()).isEmpty();
        }
    }

    @Nested
    class AFeedThatHasMoved {

        private final String moved = "https://news.courier.example/rss";
        private final CheckedSource after = courier.after(RSS, movedTo(moved), NOON, NOON);

        @Test
        void is_asked_at_its_new_address_and_keeps_its_checks() {
            assertThat(after.source().feeds()).containsExactly(moved, ATOM);
            assertThat(after.check(moved).orElseThrow().log().lastSuccessAt()).contains(NOON);
        }

        @Test
        void is_still_known_by_its_old_one_to_a_late_answer_and_to_an_old_catalogue() {
            assertThat(after.check(RSS)).isEqualTo(after.check(moved));
            assertThat(after.after(RSS, failed(), minute(-1), minute(1))).isEqualTo(after);
            assertThat(after.redefined(courier.source(), minute(5))).isEqualTo(after);
        }

        @Test
        void to_the_address_of_another_becomes_one_with_it() {
            var one = courier.after(ATOM, movedTo(RSS), NOON, NOON);
            assertThat(one.source().feeds()).containsExactly(RSS);
        }

        @Test
        void and_comes_back_is_where_it_was() {
            var back = after.after(moved, movedTo(RSS), minute(1), minute(1));
            assertThat(back.source().feeds()).containsExactly(RSS, ATOM);
            assertThat(back.check(RSS).orElseThrow().formerly()).containsExactly(moved);
        }
    }

    @Nested
    class AnotherDefinition {

        @Test
        void keeps_the_checks_of_feeds_that_stay_forgets_those_dropped_and_asks_new_ones_at_once() {
            var checked = courier.after(RSS, UNCHANGED, NOON, NOON);
            var other = source("courier", "https://courier.example/json", RSS);
            var redefined = checked.redefined(other, minute(3));
            assertThat(redefined.check(RSS)).isEqualTo(checked.check(RSS));
            assertThat(redefined.check(ATOM)).isEmpty();
            assertThat(redefined.due(minute(3))).containsExactly("https://courier.example/json");
        }

        @Test
        void leaves_a_paused_source_paused() {
            var paused = courier.paused("rights are unclear");
            var redefined = paused.redefined(source("courier", "https://new.example/"), minute(1));
            assertThat(redefined.state()).isEqualTo(SourceState.PAUSED);
            assertThat(redefined.due(minute(9_000))).isEmpty();
            assertThat(redefined.resumed(minute(2)).due(minute(2))).hasSize(1);
        }
    }

    /** Whatever happens to a source, in whatever order, what is written of it makes sense. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void any_sequence_of_events_leaves_a_consistent_state(long seed) {
        var random = new SplittableRandom(seed);
        var source = courier;
        var now = NOON;
        for (int i = 0; i < 400; i++) {
            now = now.plusSeconds(random.nextInt(3_600));
            var feed = "https://courier.example/" + random.nextInt(4);
            var asked = now.minusSeconds(random.nextInt(900));
            source =
                    switch (random.nextInt(12)) {
                        case 0 -> source.after(feed, GONE, asked, now);
                        case 1 -> source.after(feed, movedTo(feed + random.nextInt(2)), asked, now);
                        case 2 ->
                                source.redefined(
                                        source("courier", feed, RSS, "https://x.example"), now);
                        case 3 -> source.paused("for a while");
                        case 4, 5 -> source.resumed(now);
                        case 6 -> source.told(feed);
                        case 7 -> source.asked(Set.of(feed, RSS), now.plusSeconds(900));
                        case 8 -> source.after(RSS, UNCHANGED, asked, now);
                        case 9 -> source.after(feed, read(FeedHints.listing(9), now), asked, now);
                        default -> source.after(feed, failed(), asked, now);
                    };
            consistent(source, now);
        }
    }

    private static void consistent(CheckedSource source, Instant now) {
        var feeds = source.source().feeds();
        assertThat(feeds).doesNotHaveDuplicates();
        assertThat(source.checks()).extracting(FeedCheck::feed).isEqualTo(feeds);
        assertThat(source.nextCheckAt().isPresent())
                .isEqualTo(source.state() == SourceState.ACTIVE);
        assertThat(source.reason().isPresent()).isEqualTo(source.state() != SourceState.ACTIVE);
        for (var check : source.checks()) {
            assertThat(check.nextCheckAt()).isBeforeOrEqualTo(now.plus(Duration.ofHours(24)));
            var log = check.log();
            assertThat(log.failingSince().isPresent()).isEqualTo(log.failures() > 0);
            assertThat(Json.read(Json.write(check), FeedCheck.class)).isEqualTo(check);
        }
        assertThat(source.health().feeds()).hasSameSizeAs(feeds);
    }
}
