package org.masthead.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masthead.membership.MembershipFixture.NOON;
import static org.masthead.membership.MembershipFixture.atOnce;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.membership.MembershipFixture.Answer;

class GrantsTest {

    private final MembershipFixture api = new MembershipFixture();

    private Answer membership(String member) {
        return api.get(member, "/v1/me/membership");
    }

    @Nested
    class AVoucher {

        @Test
        void opens_its_plan_for_its_days_beginning_now() {
            var code = api.vouchers("spring", 1, 1).getFirst();
            api.now = NOON.plus(Duration.ofDays(20));
            var redeemed = api.redeem("ada", code);
            assertThat(redeemed.status()).as(redeemed.body()).isEqualTo(200);
            assertThat(redeemed.text("/store")).isEqualTo("voucher");
            assertThat(redeemed.text("/partner")).isEqualTo("Halvard Mobile");
            assertThat(redeemed.text("/until")).isEqualTo("2027-03-12T12:00:00Z");
            assertThat(membership("ada").text("/state")).isEqualTo("active");
            assertThat(membership("ada").text("/plan")).isEqualTo("pass");
            api.now = NOON.plus(Duration.ofDays(110));
            assertThat(membership("ada").json().path("entitled").asBoolean()).isFalse();
        }

        @Test
        void answers_its_redeemer_the_same_again_and_everybody_else_that_it_is_used() {
            var code = api.vouchers("spring", 1, 1).getFirst();
            var first = api.redeem("ada", code);
            api.now = NOON.plus(Duration.ofDays(1));
            assertThat(api.redeem("ada", code.toLowerCase(Locale.ROOT)).body())
                    .isEqualTo(first.body());
            var other = api.redeem("grace", code);
            assertThat(other.status()).isEqualTo(409);
            assertThat(other.problem()).isEqualTo("code-used");
        }

        @Test
        void that_fifty_members_send_at_once_opens_for_one() throws Exception {
            var code = api.vouchers("spring", 1, 1).getFirst();
            var answers =
                    atOnce(
                            IntStream.range(0, 50)
                                    .<Callable<Answer>>mapToObj(
                                            i -> () -> api.redeem("member-" + i, code))
                                    .toList());
            assertThat(answers).filteredOn(it -> it.status() == 200).hasSize(1);
            assertThat(answers).filteredOn(it -> it.problem().equals("code-used")).hasSize(49);
        }

        @Test
        void for_twenty_that_fifty_members_send_at_once_opens_for_twenty() throws Exception {
            var code = api.vouchers("spring", 1, 20).getFirst();
            var answers =
                    atOnce(
                            IntStream.range(0, 50)
                                    .<Callable<Answer>>mapToObj(
                                            i -> () -> api.redeem("member-" + i, code))
                                    .toList());
            assertThat(answers).filteredOn(it -> it.status() == 200).hasSize(20);
            assertThat(answers).filteredOn(it -> it.problem().equals("code-used")).hasSize(30);
            assertThat(shown("spring").json().path("redeemed").asInt()).isEqualTo(20);
        }

        @Test
        void that_one_member_sends_eight_times_at_once_is_one_line_of_the_ledger()
                throws Exception {
            var code = api.vouchers("spring", 1, 5).getFirst();
            var answers =
                    atOnce(
                            IntStream.range(0, 8)
                                    .<Callable<Answer>>mapToObj(i -> () -> api.redeem("ada", code))
                                    .toList());
            assertThat(answers).allMatch(it -> it.status() == 200);
            assertThat(answers).extracting(Answer::body).containsOnly(answers.getFirst().body());
            assertThat(shown("spring").json().path("redeemed").asInt()).isEqualTo(1);
            assertThat(membership("ada").json().path("ledger").size()).isEqualTo(2);
        }

        @Test
        void is_void_when_its_time_is_over() {
            var code = api.vouchers("spring", 1, 1).getFirst();
            api.now = Instant.parse("2027-01-01T00:00:00Z");
            assertThat(api.redeem("ada", code).problem()).isEqualTo("code-void");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"code\":\"\"}",
                    "{\"code\":\"ABC\"}",
                    "{\"code\":\"00000-00000-00000-00001\"}",
                    "{\"code\":7}",
                    "[]",
                    "",
                    "{\"code\":"
                })
        void that_is_mistyped_is_told_so_and_never_counted(String body) {
            for (int i = 0; i < 12; i++) {
                var answer = api.send("ada", "POST /v1/me/vouchers", Map.of(), body);
                assertThat(answer.status()).isEqualTo(422);
                assertThat(answer.problem()).isEqualTo("bad-code");
            }
        }

        @Test
        void that_nobody_was_given_is_unknown_and_the_eleventh_guess_has_to_wait() {
            for (int i = 0; i < 10; i++) {
                assertThat(api.redeem("ada", "00000-00000-00000-00000").problem())
                        .isEqualTo("no-such-code");
            }
            var eleventh = api.redeem("ada", "00000-00000-00000-00000");
            assertThat(eleventh.status()).isEqualTo(429);
            assertThat(eleventh.headers().path("retry-after").asString()).isEqualTo("3601");
            assertThat(api.redeem("grace", "00000-00000-00000-00000").status()).isEqualTo(404);
            api.now = NOON.plus(Duration.ofHours(1));
            assertThat(api.redeem("ada", "00000-00000-00000-00000").status()).isEqualTo(404);
        }
    }

    private Answer shown(String batch) {
        return api.send("op", "GET /v1/admin/vouchers/{batch}", Map.of("batch", batch), "");
    }

    @Nested
    class ABatch {

        @Test
        void shows_its_codes_once_and_stores_none() {
            var codes = api.vouchers("spring", 60, 1);
            assertThat(codes).hasSize(60).doesNotHaveDuplicates();
            var stored =
                    MembershipFixture.AWS
                            .dynamoDb()
                            .scan(it ->
                                    it.tableName(MembershipFixture.AWS.tableName("GrantsTable")))
                            .items()
                            .toString();
            assertThat(codes)
                    .noneMatch(code -> stored.contains(code.replace("-", "")))
                    .noneMatch(stored::contains);
            assertThat(shown("spring").text("/partner")).isEqualTo("Halvard Mobile");
        }

        @Test
        void is_not_made_twice() {
            api.vouchers("spring", 1, 1);
            var again =
                    api.send(
                            "op",
                            "POST /v1/admin/vouchers",
                            Map.of(),
                            """
                            {"id":"spring","partner":"P","plan":"pass","days":1,"count":1,
                             "redeemableUntil":"2027-01-01T00:00:00Z"}
                            """);
            assertThat(again.status()).isEqualTo(409);
            assertThat(again.problem()).isEqualTo("batch-exists");
        }

        @Test
        void that_is_withdrawn_keeps_what_was_redeemed_and_opens_nothing_more() {
            var codes = api.vouchers("spring", 2, 1);
            api.redeem("ada", codes.get(0));
            var withdrawn =
                    api.send(
                            "op",
                            "DELETE /v1/admin/vouchers/{batch}",
                            Map.of("batch", "spring"),
                            "");
            assertThat(withdrawn.status()).isEqualTo(204);
            assertThat(api.redeem("grace", codes.get(1)).problem()).isEqualTo("code-void");
            assertThat(api.redeem("ada", codes.get(0)).status()).isEqualTo(200);
            assertThat(shown("spring").json().path("withdrawn").asBoolean()).isTrue();
        }

        @Test
        void with_faults_is_refused_with_all_of_them_at_once() {
            var answer =
                    api.send(
                            "op",
                            "POST /v1/admin/vouchers",
                            Map.of(),
                            """
                            {"id":"Not good","plan":"gold","days":0,"count":"many","uses":-1,
                             "redeemableUntil":"2020-01-01T00:00:00Z","colour":"red"}
                            """);
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.json().path("errors").findValuesAsString("pointer"))
                    .containsExactlyInAnyOrder(
                            "/id",
                            "/partner",
                            "/plan",
                            "/days",
                            "/count",
                            "/uses",
                            "/redeemableUntil",
                            "/colour");
        }

        @Test
        void that_is_not_there_is_not_found() {
            assertThat(shown("none").problem()).isEqualTo("no-such-batch");
        }
    }

    @Nested
    class AGift {

        private String code(String buyer, String gift) {
            var answer = api.send(buyer, "POST /v1/me/gifts/{id}/code", Map.of("id", gift), "");
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            return answer.text("/code");
        }

        private Answer refund(String buyer, String gift) {
            return api.send(buyer, "POST /v1/me/gifts/{id}/refund", Map.of("id", gift), "");
        }

        private List<String> states(String buyer) {
            return api.get(buyer, "/v1/me/gifts").json().findValuesAsString("state");
        }

        @Test
        void is_claimed_by_whoever_has_its_code_once() {
            api.bought("ada", "g1");
            var code = code("ada", "g1");
            assertThat(states("ada")).containsExactly("paid");
            var claimed = api.redeem("grace", code);
            assertThat(claimed.status()).isEqualTo(200);
            assertThat(claimed.text("/store")).isEqualTo("gift");
            assertThat(membership("grace").text("/plan")).isEqualTo("pass");
            assertThat(api.redeem("mabel", code).problem()).isEqualTo("code-used");
            assertThat(states("ada")).containsExactly("claimed");
        }

        @Test
        void told_of_twice_is_one_gift() {
            api.bought("ada", "g1");
            var code = code("ada", "g1");
            api.redeem("grace", code);
            api.bought("ada", "g1");
            assertThat(states("ada")).containsExactly("claimed");
        }

        @Test
        void opens_only_with_the_newest_of_its_codes() {
            api.bought("ada", "g1");
            var lost = code("ada", "g1");
            var found = code("ada", "g1");
            assertThat(api.redeem("grace", lost).problem()).isEqualTo("no-such-code");
            assertThat(api.redeem("grace", found).status()).isEqualTo(200);
        }

        @Test
        void that_nobody_has_claimed_can_be_given_back_and_then_opens_nothing() {
            api.bought("ada", "g1");
            var code = code("ada", "g1");
            assertThat(refund("ada", "g1").status()).isEqualTo(204);
            assertThat(refund("ada", "g1").status()).isEqualTo(204);
            assertThat(api.redeem("grace", code).problem()).isEqualTo("code-void");
            assertThat(states("ada")).containsExactly("refunded");
        }

        @Test
        void that_was_claimed_cannot_be_given_back() {
            api.bought("ada", "g1");
            api.redeem("grace", code("ada", "g1"));
            assertThat(refund("ada", "g1").problem()).isEqualTo("gift-gone");
            assertThat(membership("grace").json().path("entitled").asBoolean()).isTrue();
        }

        @Test
        void is_claimed_or_given_back_never_both() throws Exception {
            for (int round = 0; round < 10; round++) {
                var gift = "race-" + round;
                api.bought("ada", gift);
                var code = code("ada", gift);
                var claimer = "claimer-" + round;
                var answers =
                        atOnce(
                                List.<Callable<Answer>>of(
                                        () -> api.redeem(claimer, code),
                                        () -> refund("ada", gift)));
                assertThat(answers.get(0).status() == 200)
                        .isNotEqualTo(answers.get(1).status() == 204);
            }
        }

        @Test
        void is_its_buyers_alone() {
            api.bought("ada", "g1");
            for (var route : List.of("code", "refund")) {
                var answer =
                        api.send(
                                "grace", "POST /v1/me/gifts/{id}/" + route, Map.of("id", "g1"), "");
                assertThat(answer.status()).isEqualTo(404);
                assertThat(answer.problem()).isEqualTo("no-such-gift");
            }
            assertThat(states("grace")).isEmpty();
        }
    }

    @Nested
    class AComplimentaryGrant {

        private Answer give(String member, String until) {
            return api.send(
                    "op",
                    "PUT /v1/admin/members/{member}/grants/{grant}",
                    Map.of("member", member, "grant", "press"),
                    "{\"plan\":\"pass\",\"until\":\"" + until + "\"}");
        }

        @Test
        void opens_until_its_day_can_be_moved_and_is_taken_back_at_once() {
            membership("ada");
            api.now = NOON.plus(Duration.ofDays(15));
            assertThat(membership("ada").json().path("entitled").asBoolean()).isFalse();
            assertThat(give("ada", "2027-01-01T00:00:00Z").status()).isEqualTo(200);
            assertThat(membership("ada").text("/until")).isEqualTo("2027-01-01T00:00:00Z");
            api.now = api.now.plusSeconds(1);
            give("ada", "2027-02-01T00:00:00Z");
            assertThat(membership("ada").text("/until")).isEqualTo("2027-02-01T00:00:00Z");
            api.now = api.now.plusSeconds(1);
            api.send(
                    "op",
                    "DELETE /v1/admin/members/{member}/grants/{grant}",
                    Map.of("member", "ada", "grant", "press"),
                    "");
            assertThat(membership("ada").json().path("entitled").asBoolean()).isFalse();
        }

        private Answer takeBack(String member, String grant) {
            return api.send(
                    "op",
                    "DELETE /v1/admin/members/{member}/grants/{grant}",
                    Map.of("member", member, "grant", grant),
                    "");
        }

        @Test
        void is_as_it_was_said_last_though_all_of_it_was_said_within_one_tick_of_the_clock() {
            membership("ada");
            api.now = NOON.plus(Duration.ofDays(15));
            give("ada", "2027-01-01T00:00:00Z");
            give("ada", "2027-02-01T00:00:00Z");
            assertThat(membership("ada").text("/until")).isEqualTo("2027-02-01T00:00:00Z");
            assertThat(takeBack("ada", "press").status()).isEqualTo(200);
            assertThat(membership("ada").json().path("entitled").asBoolean()).isFalse();
            give("ada", "2027-01-01T00:00:00Z");
            assertThat(membership("ada").json().path("entitled").asBoolean()).isTrue();
        }

        @Test
        void that_was_never_given_cannot_be_taken_back() {
            membership("ada");
            assertThat(takeBack("ada", "press").problem()).isEqualTo("no-such-grant");
            assertThat(takeBack("ada", "press").status()).isEqualTo(404);
            assertThat(takeBack("ada", "No Name").problem()).isEqualTo("no-such-grant");
            assertThat(takeBack("nobody", "press").problem()).isEqualTo("no-such-member");
        }

        @Test
        void is_for_members_who_are_there() {
            assertThat(give("nobody", "2027-01-01T00:00:00Z").problem())
                    .isEqualTo("no-such-member");
        }

        @Test
        void shows_in_the_members_export_and_names_them_nowhere_else() {
            membership("ada");
            give("ada", "2027-01-01T00:00:00Z");
            assertThat(api.get("ada", "/v1/me/export").body())
                    .contains("access#")
                    .contains("PUT /v1/admin/members/{member}/grants/{grant}");
            var audit =
                    MembershipFixture.AWS
                            .dynamoDb()
                            .scan(it -> it.tableName(MembershipFixture.AWS.tableName("AuditTable")))
                            .items();
            assertThat(audit).hasSize(1);
            assertThat(audit.toString()).contains("press").contains("op").doesNotContain("ada");
        }
    }
}
