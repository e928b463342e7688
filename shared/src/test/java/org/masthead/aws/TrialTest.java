package org.masthead.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masthead.member.Lines.APPLE;
import static org.masthead.member.Lines.NOON;
import static org.masthead.member.Lines.month;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masthead.local.engines.LocalAws;
import org.masthead.member.Member;
import org.masthead.member.Person;
import org.masthead.member.Plans;
import org.masthead.member.ProfileVersion;
import org.masthead.member.SubscriptionState;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Fourteen days free, once for each person. */
class TrialTest {

    private static final LocalAws AWS = LocalAws.shared();
    private static final String TABLE = AWS.tableName("MembersTable");
    private static final Map<String, String> CLAIMS =
            Map.of(
                    "iss", "https://issuer.example",
                    "email", "Ada.Lovelace+news@mail.example",
                    "email_verified", "true");

    private final MembersTable members = new MembersTable(AWS.dynamoDb(), TABLE, () -> "salt");
    private final LedgerTable ledger =
            new LedgerTable(AWS.dynamoDb(), TABLE, Plans.bundled(), () -> NOON);

    @BeforeEach
    void empty() {
        AWS.reset();
    }

    private Member see(String id, Map<String, String> claims) {
        return members.see(Person.of(id, claims), NOON, ProfileVersion.NONE);
    }

    private List<Map<String, AttributeValue>> all() {
        return AWS.dynamoDb().scan(it -> it.tableName(TABLE)).items();
    }

    private void erase(String member) {
        ledger.release(member);
        all().stream()
                .filter(it -> Item.of(it).text("member").equals(member))
                .map(it -> LedgerItems.keyOf(Item.of(it)))
                .forEach(key -> AWS.dynamoDb().deleteItem(it -> it.tableName(TABLE).key(key)));
    }

    @Test
    void deleting_and_creating_the_account_again_gives_no_second_one() {
        assertThat(see("ada", CLAIMS).entitlement().opensAt(NOON)).isTrue();
        erase("ada");
        assertThat(see("ada", CLAIMS).entitlement().stateAt(NOON))
                .isEqualTo(SubscriptionState.NONE);
    }

    @Test
    void a_new_account_with_the_same_mailbox_gives_no_second_one() {
        see("ada", CLAIMS);
        var again =
                Map.of("iss", "x", "email", "ada.lovelace@MAIL.example", "email_verified", "true");
        assertThat(see("ada-2", again).entitlement().opensAt(NOON)).isFalse();
    }

    @Test
    void an_address_that_nobody_has_verified_takes_nobodys_trial_away() {
        see("ada", CLAIMS);
        var claimed =
                Map.of("iss", "x", "email", "ada.lovelace@mail.example", "email_verified", "false");
        assertThat(see("grace", claimed).entitlement().opensAt(NOON)).isTrue();
    }

    @Test
    void nothing_but_salted_hashes_stays_of_who_has_left() {
        see("ada", CLAIMS);
        erase("ada");
        assertThat(all())
                .hasSize(2)
                .allSatisfy(item -> {
                    assertThat(item).containsOnlyKeys("member", "item");
                    assertThat(Item.of(item).text("member")).matches("trial#[0-9a-f]{64}");
                });
    }

    @Test
    void of_two_accounts_of_one_person_at_the_same_moment_one_gets_it() throws Exception {
        var calls =
                IntStream.range(0, 6)
                        .<Callable<Member>>mapToObj(i -> () -> see("ada-" + i, CLAIMS))
                        .toList();
        int trials = 0;
        try (var threads = Executors.newFixedThreadPool(6)) {
            for (var call : threads.invokeAll(calls)) {
                trials += call.get().entitlement().opensAt(NOON) ? 1 : 0;
            }
        }
        assertThat(trials).isEqualTo(1);
    }

    @Test
    void a_purchase_that_another_account_has_held_ends_it() {
        see("ada", CLAIMS);
        ledger.claim("ada", month(APPLE, "1", NOON.minus(Duration.ofDays(60))));
        see("grace", Map.of("iss", "x"));
        ledger.claim("grace", month(APPLE, "1", NOON.minus(Duration.ofDays(60))));
        assertThat(members.find("grace").orElseThrow().entitlement().stateAt(NOON))
                .isEqualTo(SubscriptionState.EXPIRED);
        assertThat(members.find("ada").orElseThrow().entitlement().stateAt(NOON))
                .isEqualTo(SubscriptionState.TRIAL);
    }

    @Test
    void what_a_store_said_before_the_first_sight_is_there_at_first_sight() {
        ledger.record(month(APPLE, "1", NOON).heldBy("ada"));
        assertThat(see("ada", CLAIMS).entitlement().stateAt(NOON))
                .isEqualTo(SubscriptionState.ACTIVE);
    }
}
