package org.masthead.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.masthead.member.Lines.APPLE;
import static org.masthead.member.Lines.NOON;
import static org.masthead.member.Lines.active;
import static org.masthead.member.Lines.line;
import static org.masthead.member.Lines.month;
import static org.masthead.member.SubscriptionState.ACTIVE;
import static org.masthead.member.SubscriptionState.EXPIRED;
import static org.masthead.member.SubscriptionState.GRACE;
import static org.masthead.member.SubscriptionState.HOLD;
import static org.masthead.member.SubscriptionState.NONE;
import static org.masthead.member.SubscriptionState.PAUSED;
import static org.masthead.member.SubscriptionState.PENDING;
import static org.masthead.member.SubscriptionState.REVOKED;
import static org.masthead.member.SubscriptionState.TRIAL;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.masthead.json.Json;

class LedgerTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Set<SubscriptionState> STATES = EnumSet.complementOf(EnumSet.of(NONE));

    /** The rows of DESIGN §7: after which event a subscription may stand how. */
    static Stream<Arguments> table() {
        return Stream.of(
                Arguments.of(SubscriptionEvent.STARTED, EnumSet.of(PENDING, TRIAL, ACTIVE)),
                Arguments.of(SubscriptionEvent.RENEWED, EnumSet.of(TRIAL, ACTIVE)),
                Arguments.of(
                        SubscriptionEvent.AUTO_RENEW_OFF,
                        EnumSet.of(PENDING, TRIAL, ACTIVE, GRACE, HOLD, PAUSED, EXPIRED)),
                Arguments.of(
                        SubscriptionEvent.AUTO_RENEW_ON,
                        EnumSet.of(PENDING, TRIAL, ACTIVE, GRACE, HOLD, PAUSED)),
                Arguments.of(SubscriptionEvent.GRACE_BEGAN, EnumSet.of(GRACE)),
                Arguments.of(SubscriptionEvent.HOLD_BEGAN, EnumSet.of(HOLD)),
                Arguments.of(SubscriptionEvent.RECOVERED, EnumSet.of(ACTIVE)),
                Arguments.of(SubscriptionEvent.PAUSE, EnumSet.of(PAUSED, ACTIVE)),
                Arguments.of(SubscriptionEvent.RESUMED, EnumSet.of(ACTIVE, TRIAL)),
                Arguments.of(
                        SubscriptionEvent.PLAN_CHANGED, EnumSet.of(PENDING, TRIAL, ACTIVE, GRACE)),
                Arguments.of(SubscriptionEvent.EXTENDED, EnumSet.of(TRIAL, ACTIVE, GRACE)),
                Arguments.of(SubscriptionEvent.ENDED, EnumSet.of(EXPIRED)),
                Arguments.of(SubscriptionEvent.REVOCATION, EnumSet.of(REVOKED, EXPIRED)),
                Arguments.of(
                        SubscriptionEvent.UNDONE,
                        EnumSet.of(PENDING, TRIAL, ACTIVE, GRACE, HOLD, PAUSED, EXPIRED)),
                Arguments.of(SubscriptionEvent.SEEN, STATES),
                Arguments.of(SubscriptionEvent.RELEASED, STATES));
    }

    static Stream<Arguments> stateAndEvent() {
        return STATES.stream()
                .flatMap(state ->
                        Stream.of(SubscriptionEvent.values())
                                .filter(event -> event != SubscriptionEvent.RELEASED)
                                .map(event -> Arguments.of(state, event)));
    }

    private static LedgerLine stood(SubscriptionState state, Instant at) {
        return line(APPLE, "before", SubscriptionEvent.SEEN, at, Lines.in(state, at));
    }

    private static SubscriptionState now(LedgerLine... lines) {
        return Ledger.subscriptions(List.of(lines)).getFirst().stateAt(NOON.plus(DAY));
    }

    @Nested
    class an_event {

        @ParameterizedTest
        @MethodSource("org.masthead.member.LedgerTest#table")
        void leads_to_the_states_of_the_design_and_no_other(
                SubscriptionEvent event, Set<SubscriptionState> states) {
            assertThat(event.leadsTo()).containsExactlyInAnyOrderElementsOf(states);
            for (var state : EnumSet.complementOf(EnumSet.copyOf(states))) {
                assertThatThrownBy(() -> line(APPLE, "1", event, NOON, Lines.in(state, NOON)))
                        .isInstanceOf(IllegalArgumentException.class);
            }
        }

        @Test
        void is_in_the_table() {
            assertThat(table().map(row -> row.get()[0]))
                    .containsExactlyInAnyOrder((Object[]) SubscriptionEvent.values());
        }

        @ParameterizedTest
        @MethodSource("org.masthead.member.LedgerTest#stateAndEvent")
        void newer_than_the_last_decides_whatever_the_state_was(
                SubscriptionState before, SubscriptionEvent event) {
            for (var after : event.leadsTo()) {
                var older = stood(before, NOON.minusSeconds(1));
                var newer = line(APPLE, "after", event, NOON, Lines.in(after, NOON));
                assertThat(now(older, newer)).isEqualTo(after);
                assertThat(now(newer, older, newer)).isEqualTo(after);
            }
        }

        @ParameterizedTest
        @MethodSource("org.masthead.member.LedgerTest#stateAndEvent")
        void older_than_the_last_changes_nothing(
                SubscriptionState before, SubscriptionEvent event) {
            for (var after : event.leadsTo()) {
                var last = stood(before, NOON);
                var late = line(APPLE, "late", event, NOON.minusMillis(1), Lines.in(after, NOON));
                assertThat(now(last, late)).isEqualTo(before);
                assertThat(Ledger.fold(List.of(late, last))).isEqualTo(Ledger.fold(List.of(last)));
            }
        }

        @Test
        void signed_at_the_same_moment_as_another_gives_one_answer_in_either_order() {
            var one = line(APPLE, "a", SubscriptionEvent.HOLD_BEGAN, NOON, Lines.in(HOLD, NOON));
            var other = line(APPLE, "b", SubscriptionEvent.ENDED, NOON, Lines.in(EXPIRED, NOON));
            assertThat(now(one, other)).isEqualTo(now(other, one)).isEqualTo(EXPIRED);
        }
    }

    @Nested
    class a_state {

        @ParameterizedTest
        @EnumSource(SubscriptionState.class)
        void opens_stories_where_it_is_trial_active_or_grace(SubscriptionState state) {
            assertThat(state.opens()).isEqualTo(EnumSet.of(TRIAL, ACTIVE, GRACE).contains(state));
        }

        @Test
        void that_opens_has_an_end() {
            var endless = Lines.in(EXPIRED, NOON);
            assertThatThrownBy(() ->
                            new Terms(
                                    ACTIVE,
                                    Optional.empty(),
                                    Optional.empty(),
                                    true,
                                    "",
                                    "monthly"))
                    .hasMessageContaining("never end");
            assertThat(endless.in(HOLD).state()).isEqualTo(HOLD);
        }

        @Test
        void ends_at_its_end_without_anybody_having_written_so() {
            var trial = Ledger.fold(List.of(Ledger.trial("ada", NOON)));
            var end = NOON.plus(Duration.ofDays(14));
            assertThat(trial.stateAt(end.minusSeconds(1))).isEqualTo(TRIAL);
            assertThat(trial.stateAt(end)).isEqualTo(EXPIRED);
            assertThat(trial.opensAt(end)).isFalse();
        }

        @Test
        void lasts_five_minutes_longer_where_a_renewal_is_under_way() {
            var end = NOON.plus(DAY);
            var renewing = month(APPLE, "1", NOON).terms().renewing(true);
            var cancelled = renewing.renewing(false);
            assertThat(
                            ending(renewing, end)
                                    .opensAt(end.plus(Duration.ofMinutes(5)).minusMillis(1)))
                    .isTrue();
            assertThat(ending(renewing, end).opensAt(end.plus(Duration.ofMinutes(5)))).isFalse();
            assertThat(ending(cancelled, end).opensAt(end)).isFalse();
        }

        private static Entitlement ending(Terms terms, Instant end) {
            var until = Terms.until(ACTIVE, end, "monthly").renewing(terms.autoRenew());
            return Ledger.fold(List.of(line(APPLE, "1", SubscriptionEvent.STARTED, NOON, until)));
        }
    }

    @Nested
    class the_best_of_several {

        private static final SubscriptionId STRIPE = new SubscriptionId(Store.STRIPE, "sub_1");
        private static final Plans PLANS =
                Plans.of(
                        List.of(
                                plan(Plan.TRIAL, Titles.ALL),
                                plan("monthly", Titles.ALL),
                                plan("student", new Titles.Only(Set.of("crux")))));

        private static Plan plan(String id, Titles titles) {
            return new Plan(id, id, Optional.empty(), 0, 1, titles, true, List.of());
        }

        @Test
        void counts_and_each_ends_by_itself() {
            var trial = Ledger.trial("ada", NOON);
            var student =
                    line(
                            STRIPE,
                            "1",
                            SubscriptionEvent.STARTED,
                            NOON,
                            active(NOON.plus(Duration.ofDays(30))).under("student"));
            var both = Ledger.fold(List.of(student, trial)).under(PLANS);
            assertThat(both.opens("tramline", NOON)).isTrue();
            var later = NOON.plus(Duration.ofDays(20));
            assertThat(both.opens("tramline", later)).isFalse();
            assertThat(both.opens("crux", later)).isTrue();
            assertThat(both.opens("crux", NOON.plus(Duration.ofDays(31)))).isFalse();
        }

        @Test
        void opens_nothing_where_nobody_has_said_what_the_plan_opens() {
            var stored = Ledger.fold(List.of(Ledger.trial("ada", NOON)));
            assertThat(stored.opens("crux", NOON)).isFalse();
            assertThat(stored.under(Plans.of(List.of())).opens("crux", NOON)).isFalse();
            assertThat(stored.under(PLANS).opens("crux", NOON)).isTrue();
        }

        @Test
        void shows_what_is_paid_before_what_is_free() {
            var trial = Ledger.trial("ada", NOON);
            var week = line(APPLE, "1", SubscriptionEvent.STARTED, NOON, active(NOON.plus(DAY)));
            assertThat(Ledger.fold(List.of(trial, week)).stateAt(NOON)).isEqualTo(ACTIVE);
            assertThat(Ledger.fold(List.of(trial, week)).stateAt(NOON.plus(DAY.multipliedBy(2))))
                    .isEqualTo(TRIAL);
        }

        @Test
        void says_what_the_member_can_mend_where_nothing_opens() {
            var hold = line(APPLE, "1", SubscriptionEvent.HOLD_BEGAN, NOON, Lines.in(HOLD, NOON));
            var newer = month(STRIPE, "1", NOON.plus(DAY));
            var end = NOON.plus(Duration.ofDays(90));
            assertThat(Ledger.fold(List.of(hold, newer)).stateAt(end)).isEqualTo(HOLD);
        }

        @Test
        void remembers_a_subscription_that_is_over_beside_free_days_that_are() {
            var trial = Ledger.trial("ada", NOON);
            var over = line(APPLE, "1", SubscriptionEvent.ENDED, NOON, Lines.in(EXPIRED, NOON));
            assertThat(Ledger.fold(List.of(trial)).subscribed()).isFalse();
            assertThat(Ledger.fold(List.of(trial, over)).subscribed()).isTrue();
        }

        @Test
        void leaves_out_what_was_replaced() {
            var old = month(APPLE, "1", NOON);
            var next =
                    line(
                                    STRIPE,
                                    "1",
                                    SubscriptionEvent.STARTED,
                                    NOON.plus(DAY),
                                    active(NOON.plus(DAY.multipliedBy(2))))
                            .replacing(APPLE);
            assertThat(Ledger.fold(List.of(old, next)).opensAt(NOON.plus(DAY.multipliedBy(3))))
                    .isFalse();
        }

        @Test
        void is_the_same_after_a_journey_through_json() {
            var fold = Ledger.fold(List.of(Ledger.trial("ada", NOON), month(APPLE, "1", NOON)));
            var text = Json.write(fold);
            assertThat(Json.read(text, Entitlement.class)).isEqualTo(fold);
            var line = month(APPLE, "1", NOON).heldBy("ada").replacing(STRIPE).shared();
            assertThat(Json.read(Json.write(line), LedgerLine.class)).isEqualTo(line);
        }
    }

    @Test
    void an_empty_ledger_opens_nothing() {
        assertThat(Ledger.fold(List.of())).isEqualTo(Entitlement.NONE);
        assertThat(Entitlement.NONE.opensAt(NOON)).isFalse();
        assertThat(Entitlement.NONE.stateAt(NOON)).isEqualTo(NONE);
    }
}
