package org.masthead.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masthead.local.engines.LocalAws;
import org.masthead.member.Ledger;
import org.masthead.member.Member;
import org.masthead.member.Plans;
import org.masthead.member.Preferences;
import org.masthead.member.ProfileVersion;
import org.masthead.member.Selection;

class MembersTableTest {

    private static final LocalAws AWS = LocalAws.shared();
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final MembersTable members =
            new MembersTable(AWS.dynamoDb(), AWS.tableName("MembersTable"));

    private final LedgerTable ledger =
            new LedgerTable(
                    AWS.dynamoDb(), AWS.tableName("MembersTable"), Plans.bundled(), () -> NOON);

    @BeforeEach
    void empty() {
        AWS.reset();
    }

    @Test
    void a_member_seen_first_gets_a_trial_written_in_the_ledger() {
        var ada = members.see("ada", NOON);
        assertThat(ada.entitlement().opensAt(NOON)).isTrue();
        assertThat(ledger.of("ada")).containsExactly(Ledger.trial("ada", NOON));
        assertThat(members.find("ada")).contains(ada);
    }

    @Test
    void a_member_seen_again_gets_no_second_trial() {
        var first = members.see("ada", NOON);
        assertThat(members.see("ada", NOON.plus(Duration.ofDays(20)))).isEqualTo(first);
        assertThat(ledger.of("ada")).hasSize(1);
    }

    @Test
    void of_many_first_requests_at_once_all_see_the_same_member() throws Exception {
        var calls =
                IntStream.range(0, 8)
                        .<Callable<Member>>mapToObj(
                                i -> () -> members.see("ada", NOON.plusSeconds(i)))
                        .toList();
        try (var threads = Executors.newFixedThreadPool(8)) {
            var seen = threads.invokeAll(calls).stream().map(call -> call.resultNow()).distinct();
            assertThat(seen).hasSize(1);
        }
        assertThat(ledger.of("ada")).hasSize(1);
    }

    @Test
    void preferences_are_there_for_the_next_read_and_touch_nothing_else() {
        var before = members.see("ada", NOON);
        var mute =
                new Selection(
                        Set.of("tramline"), Set.of(), Set.of("football"), Set.of("Ines Moreau"));
        var asked = new Preferences(Selection.NOTHING, mute, false);
        members.change(before, ada -> ada.with(asked));
        var after = members.find("ada").orElseThrow();
        assertThat(after).isEqualTo(before.with(asked).with(new ProfileVersion(2, 0)));
    }

    @Test
    void one_members_ledger_holds_nothing_of_another() {
        members.see("ada", NOON);
        members.see("grace", NOON.minusSeconds(9));
        assertThat(ledger.of("ada")).containsExactly(Ledger.trial("ada", NOON));
    }
}
