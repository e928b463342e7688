package org.masthead.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masthead.member.Lines.APPLE;
import static org.masthead.member.Lines.NOON;
import static org.masthead.member.Lines.active;
import static org.masthead.member.Lines.line;
import static org.masthead.member.Lines.month;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.masthead.aws.LedgerTable.Recorded;
import org.masthead.local.engines.LocalAws;
import org.masthead.member.Entitlement;
import org.masthead.member.Ledger;
import org.masthead.member.LedgerLine;
import org.masthead.member.Lines;
import org.masthead.member.Plans;
import org.masthead.member.Store;
import org.masthead.member.SubscriptionEvent;
import org.masthead.member.SubscriptionId;
import org.masthead.member.SubscriptionState;

class LedgerTableTest {

    private static final LocalAws AWS = LocalAws.shared();
    private static final Duration MONTH = Duration.ofDays(30);
    private static final String TABLE = AWS.tableName("MembersTable");

    private final MembersTable members = new MembersTable(AWS.dynamoDb(), TABLE);
    private final LedgerTable ledger =
            new LedgerTable(AWS.dynamoDb(), TABLE, Plans.bundled(), () -> NOON);

    @BeforeEach
    void empty() {
        AWS.reset();
    }

    private Entitlement entitlementOf(String member) {
        return members.find(member).orElseThrow().entitlement();
    }

    private static List<String> everything() {
        return AWS.dynamoDb().scan(it -> it.tableName(TABLE)).items().stream()
                .map(Object::toString)
                .toList();
    }

    private static LedgerLine refunded(SubscriptionId id, String event, Duration later) {
        var at = NOON.plus(later);
        return line(
                id,
                event,
                SubscriptionEvent.REVOCATION,
                at,
                Lines.in(SubscriptionState.REVOKED, NOON));
    }

    @Nested
    class a_line_of_a_known_member {

        @BeforeEach
        void ada() {
            members.see("ada", NOON);
        }

        @Test
        void is_in_the_ledger_and_the_entitlement_beside_the_profile_follows() {
            var bought = month(APPLE, "1", NOON).heldBy("ada");
            assertThat(ledger.record(bought)).isInstanceOf(Recorded.Applied.class);
            assertThat(entitlementOf("ada").stateAt(NOON)).isEqualTo(SubscriptionState.ACTIVE);
            assertThat(entitlementOf("ada")).isEqualTo(Ledger.fold(ledger.of("ada")));
            assertThat(ledger.of("ada")).hasSize(2);
        }

        @Test
        void counts_once_however_often_it_comes() {
            var bought = month(APPLE, "1", NOON).heldBy("ada");
            ledger.record(bought);
            assertThat(ledger.record(bought)).isEqualTo(new Recorded.Known());
            assertThat(ledger.of("ada")).hasSize(2);
        }

        @Test
        void changes_nothing_where_it_is_older_than_the_last_but_is_kept() {
            ledger.record(refunded(APPLE, "2", Duration.ofDays(2)).heldBy("ada"));
            var before = entitlementOf("ada");
            ledger.record(month(APPLE, "1", NOON).heldBy("ada"));
            assertThat(entitlementOf("ada")).isEqualTo(before);
            assertThat(ledger.of("ada")).hasSize(3);
        }

        @Test
        void belongs_to_its_holder_whatever_later_lines_name() {
            ledger.record(month(APPLE, "1", NOON).heldBy("ada"));
            members.see("grace", NOON);
            ledger.record(refunded(APPLE, "2", Duration.ofDays(2)).heldBy("grace"));
            assertThat(ledger.of("ada")).hasSize(3);
            assertThat(ledger.of("grace")).hasSize(1);
        }

        @Test
        void of_a_subscription_that_goes_on_from_hers_is_hers() {
            var old = new SubscriptionId(Store.GOOGLE, "token-1");
            var next = new SubscriptionId(Store.GOOGLE, "token-2");
            ledger.record(month(old, "1", NOON).heldBy("ada"));
            ledger.record(month(next, "1", NOON.plus(MONTH)).replacing(old));
            assertThat(ledger.holder(next)).contains("ada");
        }
    }

    @Nested
    class lines_that_come_at_once {

        @Test
        void are_all_kept_and_the_entitlement_is_that_of_all() throws Exception {
            members.see("ada", NOON);
            var random = new Random(7);
            var lines = new ArrayList<LedgerLine>();
            for (int i = 0; i < 8; i++) {
                var id = new SubscriptionId(Store.STRIPE, "sub_" + i % 3);
                var from = NOON.plus(Duration.ofDays(i));
                lines.add(month(id, "event-" + i, from).heldBy("ada"));
                lines.add(month(id, "event-" + i, from).heldBy("ada"));
            }
            Collections.shuffle(lines, random);
            recordAtOnce(lines);
            assertThat(ledger.of("ada")).hasSize(9);
            assertThat(entitlementOf("ada")).isEqualTo(Ledger.fold(ledger.of("ada")));
            assertThat(entitlementOf("ada").until())
                    .contains(NOON.plus(Duration.ofDays(37)).plus(Duration.ofMinutes(5)));
        }

        @Test
        void leave_a_subscription_with_one_holder_whoever_claims_it() throws Exception {
            var claimants = IntStream.range(0, 6).mapToObj(i -> "member-" + i).toList();
            claimants.forEach(it -> members.see(it, NOON));
            var calls =
                    claimants.stream()
                            .<Callable<Recorded>>map(
                                    it -> () -> ledger.claim(it, month(APPLE, "1", NOON)))
                            .toList();
            try (var threads = Executors.newFixedThreadPool(6)) {
                for (var call : threads.invokeAll(calls)) {
                    call.get();
                }
            }
            var holder = ledger.holder(APPLE).orElseThrow();
            assertThat(claimants)
                    .filteredOn(it -> entitlementOf(it).stateAt(NOON) == SubscriptionState.ACTIVE)
                    .containsExactly(holder);
        }

        private void recordAtOnce(List<LedgerLine> lines) throws Exception {
            var calls =
                    lines.stream().<Callable<Recorded>>map(it -> () -> ledger.record(it)).toList();
            try (var threads = Executors.newFixedThreadPool(8)) {
                for (var call : threads.invokeAll(calls)) {
                    call.get();
                }
            }
        }
    }

    @Nested
    class lines_of_nobody_known {

        @Test
        void wait_and_are_there_when_the_member_they_name_is_first_seen() {
            ledger.record(refunded(APPLE, "2", Duration.ofDays(-1)).heldBy("ada"));
            var again = line(APPLE, "3", SubscriptionEvent.UNDONE, NOON, active(NOON.plus(MONTH)));
            assertThat(ledger.record(again.heldBy("ada"))).isEqualTo(new Recorded.Held());
            assertThat(ledger.record(again.heldBy("ada"))).isEqualTo(new Recorded.Known());
            members.see("ada", NOON);
            assertThat(entitlementOf("ada").stateAt(NOON)).isEqualTo(SubscriptionState.ACTIVE);
            assertThat(ledger.settle("ada")).isFalse();
        }

        @Test
        void name_whom_they_wait_for_in_their_own_partition_alone_and_not_for_ever() {
            ledger.record(month(APPLE, "1", NOON).heldBy("ada"));
            assertThat(everything())
                    .filteredOn(it -> it.contains("ada"))
                    .singleElement()
                    .asString()
                    .contains("awaiting#")
                    .contains("expires")
                    .contains(Long.toString(NOON.plus(Duration.ofDays(90)).getEpochSecond()));
        }

        @Test
        void wait_for_who_claims_the_purchase_where_they_name_nobody() {
            ledger.record(refunded(APPLE, "2", Duration.ofDays(2)));
            members.see("ada", NOON);
            ledger.claim("ada", month(APPLE, "1", NOON));
            assertThat(entitlementOf("ada").otherwise()).isEqualTo(SubscriptionState.REVOKED);
            assertThat(ledger.holder(APPLE)).contains("ada");
        }
    }

    @Nested
    class a_restored_purchase {

        @BeforeEach
        void ada_has_it() {
            members.see("ada", NOON);
            members.see("grace", NOON.minus(Duration.ofDays(30)));
            ledger.claim("ada", month(APPLE, "1", NOON));
        }

        @Test
        void is_the_other_members_and_no_longer_hers() {
            ledger.claim("grace", month(APPLE, "1", NOON));
            assertThat(ledger.holder(APPLE)).contains("grace");
            assertThat(entitlementOf("grace").opensAt(NOON)).isTrue();
            assertThat(entitlementOf("ada").stateAt(NOON)).isEqualTo(SubscriptionState.TRIAL);
        }

        @Test
        void takes_later_lines_with_it_even_of_events_that_she_has_had() {
            ledger.claim("grace", month(APPLE, "1", NOON));
            ledger.record(refunded(APPLE, "2", Duration.ofDays(2)).heldBy("ada"));
            ledger.record(month(APPLE, "1", NOON).heldBy("ada"));
            assertThat(entitlementOf("grace").otherwise()).isEqualTo(SubscriptionState.REVOKED);
            assertThat(entitlementOf("grace").opensAt(NOON)).isFalse();
        }

        @Test
        void may_go_to_and_fro() {
            ledger.claim("grace", month(APPLE, "1", NOON));
            ledger.claim("ada", month(APPLE, "1", NOON));
            assertThat(entitlementOf("ada").stateAt(NOON)).isEqualTo(SubscriptionState.ACTIVE);
            assertThat(entitlementOf("grace").opensAt(NOON)).isFalse();
        }

        @Test
        void is_hers_already_where_she_restores_it_herself() {
            var before = ledger.of("ada");
            ledger.claim("ada", month(APPLE, "1", NOON));
            assertThat(ledger.of("ada")).containsExactlyInAnyOrderElementsOf(before);
        }
    }

    @Nested
    class a_member_who_leaves {

        @Test
        void is_told_what_goes_on_charging_and_named_by_no_later_line() {
            members.see("ada", NOON);
            ledger.claim("ada", month(APPLE, "1", NOON));
            assertThat(ledger.release("ada")).containsExactly(APPLE);
            ledger.record(refunded(APPLE, "2", Duration.ofDays(2)).heldBy("ada"));
            var left =
                    AWS.dynamoDb().scan(it -> it.tableName(TABLE)).items().stream()
                            .filter(it -> Item.of(it).text("member").startsWith("subscription#"))
                            .toList();
            assertThat(left).isNotEmpty().noneMatch(it -> it.toString().contains("ada"));
        }

        @Test
        void leaves_a_refund_to_whoever_brings_what_was_bought_before_it() {
            members.see("ada", NOON);
            ledger.claim("ada", month(APPLE, "1", NOON));
            ledger.record(refunded(APPLE, "2", Duration.ofDays(2)));
            assertThat(ledger.release("ada")).isEmpty();
            members.see("grace", NOON.minus(MONTH));
            ledger.claim("grace", month(APPLE, "1", NOON));
            assertThat(entitlementOf("grace").opensAt(NOON)).isFalse();
            assertThat(entitlementOf("grace").otherwise()).isEqualTo(SubscriptionState.REVOKED);
        }

        @Test
        void is_not_waited_for_by_what_goes_on_from_what_they_had() {
            var old = new SubscriptionId(Store.GOOGLE, "token-1");
            var next = new SubscriptionId(Store.GOOGLE, "token-2");
            members.see("ada", NOON);
            ledger.claim("ada", month(old, "1", NOON));
            ledger.release("ada");
            new MemberRecords(AWS.dynamoDb(), TABLE).erase("ada", () -> NOON, NOON.plus(MONTH));
            ledger.record(month(next, "1", NOON.plus(MONTH)).replacing(old).heldBy("ada"));
            // A later line need not say again what it goes on from.
            ledger.record(month(next, "2", NOON.plus(MONTH).plusSeconds(1)).heldBy("ada"));
            assertThat(everything()).noneMatch(it -> it.contains("ada"));
            members.see("grace", NOON);
            ledger.claim("grace", month(next, "1", NOON.plus(MONTH)));
            assertThat(entitlementOf("grace").opensAt(NOON.plus(MONTH))).isTrue();
        }

        @Test
        void leaves_a_purchase_that_can_be_restored_on_another_account() {
            members.see("ada", NOON);
            ledger.claim("ada", month(APPLE, "1", NOON));
            ledger.release("ada");
            members.see("grace", NOON);
            ledger.claim("grace", month(APPLE, "1", NOON));
            assertThat(entitlementOf("grace").stateAt(NOON)).isEqualTo(SubscriptionState.ACTIVE);
        }
    }
}
