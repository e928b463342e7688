package org.masthead.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masthead.membership.MembershipFixture.AWS;
import static org.masthead.membership.MembershipFixture.NOON;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.masthead.json.Json;
import org.masthead.member.Lines;
import org.masthead.member.SubscriptionEvent;
import org.masthead.member.SubscriptionState;
import org.masthead.member.Terms;
import org.masthead.membership.MembershipFixture.Answer;

/** Several members under one plan, each with a feed and a history of their own. */
class HouseholdTest {

    private static final Duration MONTH = Duration.ofDays(30);
    private static final Instant AFTER_TRIALS = NOON.plus(Duration.ofDays(20));

    private final MembershipFixture api = new MembershipFixture();

    @BeforeEach
    void ada_pays_for_five_and_everybodys_free_days_are_over() {
        List.of("ada", "grace", "joan").forEach(it -> api.get(it, "/v1/me/membership"));
        api.now = AFTER_TRIALS;
        pays("bought", SubscriptionEvent.STARTED, 0, "household");
    }

    private void pays(String event, SubscriptionEvent kind, int day, String plan) {
        var at = AFTER_TRIALS.plus(Duration.ofDays(day));
        api.now = at;
        var terms =
                Terms.until(SubscriptionState.ACTIVE, at.plus(MONTH), plan)
                        .of("org.masthead." + plan)
                        .renewing(true);
        api.ledger().record(Lines.line(Lines.APPLE, event, kind, at, terms).heldBy("ada"));
    }

    private Answer invite(String owner) {
        return api.send(
                owner,
                "POST /v1/me/household/invitations",
                Map.of(),
                Json.write(Map.of("label", "Grace")));
    }

    private Answer join(String member, String code) {
        return api.send(
                member, "POST /v1/me/household/join", Map.of(), Json.write(Map.of("code", code)));
    }

    private void joins(String member) {
        assertThat(join(member, invite("ada").text("/code")).status()).isEqualTo(200);
    }

    private boolean reads(String member) {
        return api.members().find(member).orElseThrow().entitlement().opensAt(api.now);
    }

    private String everything() {
        return AWS.dynamoDb()
                .scan(it -> it.tableName(AWS.tableName("MembersTable")))
                .items()
                .toString();
    }

    @Test
    void a_guest_reads_by_the_owners_plan_and_is_told_nothing_else() {
        assertThat(reads("grace")).isFalse();
        joins("grace");
        assertThat(reads("grace")).isTrue();
        var membership = api.get("grace", "/v1/me/membership");
        assertThat(membership.text("/plan")).isEqualTo("household");
        assertThat(membership.body()).doesNotContain("ada");
        assertThat(api.get("grace", "/v1/me/household").text("/role")).isEqualTo("guest");
    }

    @Test
    void the_owner_sees_seats_and_labels_and_nobodys_id() {
        joins("grace");
        var household = api.get("ada", "/v1/me/household");
        assertThat(household.text("/role")).isEqualTo("owner");
        assertThat(household.text("/guests/0/label")).isEqualTo("Grace");
        assertThat(household.json().path("seats").asInt()).isEqualTo(5);
        assertThat(household.body()).doesNotContain("grace");
        assertThat(api.get("ada", "/v1/me/export").body()).doesNotContain("grace");
        assertThat(api.get("grace", "/v1/me/export").body()).doesNotContain("ada");
    }

    @Test
    void each_has_their_own_place_in_their_export() {
        joins("grace");
        var owners = api.get("ada", "/v1/me/export").json().path("household");
        assertThat(owners.path("role").asString()).isEqualTo("owner");
        assertThat(owners.at("/guests/0/label").asString()).isEqualTo("Grace");
        assertThat(owners.toString()).doesNotContain("grace");
        var guests = api.get("grace", "/v1/me/export").json().path("household");
        assertThat(guests.path("role").asString()).isEqualTo("guest");
        assertThat(guests.path("since").asString()).isEqualTo(AFTER_TRIALS.toString());
        assertThat(guests.has("guests")).isFalse();
        assertThat(api.get("joan", "/v1/me/export").json().has("household")).isFalse();
    }

    @Nested
    class the_owners_plan {

        @BeforeEach
        void with_a_guest() {
            joins("grace");
        }

        @Test
        void renews_for_the_guest_too() {
            pays("renewed", SubscriptionEvent.RENEWED, 29, "household");
            api.now = AFTER_TRIALS.plus(Duration.ofDays(45));
            assertThat(reads("grace")).isTrue();
        }

        @Test
        void ends_for_the_guest_without_anybody_writing_it() {
            api.now = AFTER_TRIALS.plus(MONTH).plus(Duration.ofMinutes(6));
            assertThat(reads("grace")).isFalse();
        }

        @Test
        void ends_for_the_guest_when_it_is_refunded_and_comes_back_with_the_next() {
            var at = AFTER_TRIALS.plus(Duration.ofDays(1));
            var refunded =
                    Lines.line(
                            Lines.APPLE,
                            "refunded",
                            SubscriptionEvent.REVOCATION,
                            at,
                            Lines.in(SubscriptionState.REVOKED, at).under("household"));
            api.ledger().record(refunded);
            assertThat(reads("grace")).isFalse();
            pays("again", SubscriptionEvent.UNDONE, 3, "household");
            assertThat(reads("grace")).isTrue();
        }

        @Test
        void that_becomes_one_persons_is_the_owners_alone() {
            pays("smaller", SubscriptionEvent.PLAN_CHANGED, 1, "monthly");
            assertThat(reads("grace")).isFalse();
            assertThat(reads("ada")).isTrue();
        }

        @Test
        void goes_to_another_account_without_the_guests() {
            api.get("olga", "/v1/me/membership");
            api.ledger()
                    .claim(
                            "olga",
                            Lines.line(
                                    Lines.APPLE,
                                    "bought",
                                    SubscriptionEvent.STARTED,
                                    AFTER_TRIALS,
                                    Lines.active(api.now.plus(MONTH)).under("household")));
            assertThat(reads("grace")).isFalse();
        }
    }

    @Nested
    class a_seat {

        @Test
        void can_be_taken_back_by_the_owner_alone() {
            joins("grace");
            var seat = api.get("ada", "/v1/me/household").text("/guests/0/id");
            var route = "DELETE /v1/me/household/places/{place}";
            assertThat(api.send("joan", route, Map.of("place", seat), "").status()).isEqualTo(404);
            assertThat(api.send("ada", route, Map.of("place", seat), "").status()).isEqualTo(204);
            assertThat(reads("grace")).isFalse();
            assertThat(api.send("ada", route, Map.of("place", seat), "").status()).isEqualTo(404);
        }

        @Test
        void can_be_left_and_stays_left_when_the_plan_renews() {
            joins("grace");
            assertThat(api.send("grace", "DELETE /v1/me/household", Map.of(), "").status())
                    .isEqualTo(204);
            pays("renewed", SubscriptionEvent.RENEWED, 29, "household");
            assertThat(reads("grace")).isFalse();
            assertThat(api.get("grace", "/v1/me/household").problem()).isEqualTo("no-household");
        }

        @Test
        void goes_to_one_of_many_who_bring_its_code_at_once() throws Exception {
            var code = invite("ada").text("/code");
            var many = IntStream.range(0, 6).mapToObj(i -> "guest-" + i).toList();
            many.forEach(it -> api.get(it, "/v1/me/membership"));
            var statuses =
                    MembershipFixture.atOnce(
                            many.stream()
                                    .<Callable<Integer>>map(it -> () -> join(it, code).status())
                                    .toList());
            assertThat(statuses).containsOnlyOnce(200);
        }

        @Test
        void is_of_one_household_only() {
            joins("grace");
            assertThat(join("grace", invite("ada").text("/code")).problem())
                    .isEqualTo("household-already");
            assertThat(join("ada", invite("ada").text("/code")).problem())
                    .isEqualTo("household-already");
        }
    }

    @Nested
    class an_invitation {

        @Test
        void is_refused_where_every_seat_is_taken_or_promised() {
            IntStream.range(0, 4).forEach(i -> assertThat(invite("ada").status()).isEqualTo(201));
            assertThat(invite("ada").problem()).isEqualTo("household-full");
        }

        @Test
        void needs_a_plan_of_several_seats() {
            assertThat(invite("grace").problem()).isEqualTo("no-household-plan");
            joins("grace");
            assertThat(invite("grace").problem()).isEqualTo("no-household-plan");
        }

        @Test
        void lasts_fourteen_days_and_frees_its_seat_then() {
            var code = invite("ada").text("/code");
            api.now = api.now.plus(Duration.ofDays(14));
            assertThat(join("grace", code).problem()).isEqualTo("no-such-invitation");
        }

        @Test
        void is_nobodys_secret_but_the_codes() {
            var code = invite("ada").text("/code");
            assertThat(everything()).doesNotContain(code.replace("-", ""));
            assertThat(api.get("ada", "/v1/me/household").body()).doesNotContain(code);
            assertThat(join("grace", "NO-CODE").problem()).isEqualTo("no-such-invitation");
        }
    }

    @Nested
    class who_is_erased {

        @Test
        void as_the_owner_takes_the_household_along() {
            joins("grace");
            invite("ada");
            api.send("ada", "DELETE /v1/me", Map.of(), Map.of("confirm", "charging"), "");
            assertThat(reads("grace")).isFalse();
            assertThat(everything()).doesNotContain("S=ada").doesNotContain("S=invitation#");
        }

        @Test
        void as_a_guest_leaves_a_free_seat_and_no_name() {
            joins("grace");
            api.send("grace", "DELETE /v1/me", Map.of(), "");
            assertThat(everything()).doesNotContain("grace");
            assertThat(api.get("ada", "/v1/me/household").json().path("guests")).isEmpty();
        }
    }
}
