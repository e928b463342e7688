package org.masthead.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masthead.membership.MembershipFixture.AWS;
import static org.masthead.membership.MembershipFixture.NOON;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.masthead.json.Json;
import org.masthead.member.Lines;
import org.masthead.membership.MembershipFixture.Answer;
import org.masthead.page.Digest;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class RightsTest {

    private final MembershipFixture api = new MembershipFixture();

    private void put(String item, Map<String, AttributeValue> attributes) {
        var all = new HashMap<>(attributes);
        all.put("member", AttributeValue.fromS("ada"));
        all.put("item", AttributeValue.fromS(item));
        AWS.dynamoDb().putItem(it -> it.tableName(AWS.tableName("MembersTable")).item(all));
    }

    private Answer erase(String member, Map<String, String> query) {
        return api.send(member, "DELETE /v1/me", Map.of(), query, "");
    }

    @Nested
    class AnExport {

        @Test
        void holds_every_item_also_of_a_kind_that_nobody_here_knows() {
            api.get("ada", "/v1/me/membership");
            api.send(
                    "ada",
                    "PUT /v1/me/consent",
                    Map.of(),
                    "{\"policy\":\"2026-11\",\"purposes\":{\"learning\":true}}");
            put(
                    "invented#tomorrow",
                    Map.of(
                            "note", AttributeValue.fromS("not known today"),
                            "numbers", AttributeValue.fromNs(List.of("1", "2")),
                            "nested",
                                    AttributeValue.fromM(
                                            Map.of("deep", AttributeValue.fromBool(true)))));
            var export = api.get("ada", "/v1/me/export");
            assertThat(export.status()).isEqualTo(200);
            var items = export.json().path("items").findValuesAsString("item");
            assertThat(items)
                    .contains("invented#tomorrow", "profile")
                    .anyMatch(it -> it.startsWith("ledger#"))
                    .anyMatch(it -> it.startsWith("consent#"));
            assertThat(export.body()).contains("not known today").contains("\"deep\":true");
            assertThat(export.json().at("/items").toString())
                    .as("JSON inside an attribute is shown as JSON")
                    .contains("\"policy\":\"2026-11\"");
        }

        @Test
        void is_the_members_own_alone() {
            api.get("ada", "/v1/me/membership");
            put("secret", Map.of("note", AttributeValue.fromS("ada's secret")));
            assertThat(api.get("grace", "/v1/me/export").body()).doesNotContain("ada");
        }

        @Test
        void of_a_very_long_history_comes_in_parts_that_together_are_all() {
            var padding = "x".repeat(300_000);
            for (int i = 0; i < 20; i++) {
                put("big#" + i, Map.of("padding", AttributeValue.fromS(padding)));
            }
            var seen = new ArrayList<String>();
            var cursor = "";
            int parts = 0;
            do {
                var query = cursor.isEmpty() ? Map.<String, String>of() : Map.of("cursor", cursor);
                var part = api.send("ada", "GET /v1/me/export", Map.of(), query, "");
                assertThat(part.body().length()).isLessThan(5_000_000);
                seen.addAll(part.json().path("items").findValuesAsString("item"));
                cursor = part.text("/next");
                parts++;
            } while (!cursor.isEmpty());
            assertThat(parts).isEqualTo(2);
            assertThat(seen)
                    .doesNotHaveDuplicates()
                    .filteredOn(it -> it.startsWith("big#"))
                    .hasSize(20);
        }

        @Test
        void with_a_cursor_that_is_none_is_refused() {
            var answer = api.send("ada", "GET /v1/me/export", Map.of(), Map.of("cursor", "!"), "");
            assertThat(answer.problem()).isEqualTo("bad-cursor");
        }
    }

    @Nested
    class Erasure {

        private List<String> everythingStored() {
            var all = new ArrayList<String>();
            AWS.template()
                    .tables()
                    .forEach(table ->
                            AWS.dynamoDb()
                                    .scanPaginator(it -> it.tableName(table.name()))
                                    .items()
                                    .forEach(item -> all.add(table.name() + " " + item)));
            AWS.template()
                    .buckets()
                    .forEach(bucket ->
                            AWS.s3()
                                    .listObjectsV2Paginator(it -> it.bucket(bucket.name()))
                                    .contents()
                                    .forEach(object -> {
                                        all.add(bucket.name() + " " + object.key());
                                        all.add(text(bucket.name(), object.key()));
                                    }));
            return all;
        }

        private static String text(String bucket, String key) {
            return new String(
                    AWS.s3().getObjectAsBytes(it -> it.bucket(bucket).key(key)).asByteArrayUnsafe(),
                    StandardCharsets.ISO_8859_1);
        }

        private void livesALife(String member) {
            api.get(member, "/v1/me/membership");
            api.redeem(member, api.vouchers("spring-" + member.length(), 1, 5).getFirst());
            api.bought(member, "gift-1");
            api.send(member, "POST /v1/me/gifts/{id}/code", Map.of("id", "gift-1"), "");
            api.send(member, "POST /v1/me/app-passwords", Map.of(), "{\"name\":\"phone\"}");
            api.send(
                    member,
                    "PUT /v1/me/consent",
                    Map.of(),
                    "{\"policy\":\"1\",\"purposes\":{\"letters\":true}}");
            api.send(
                    "op",
                    "PUT /v1/admin/members/{member}/grants/{grant}",
                    Map.of("member", member, "grant", "press"),
                    "{\"plan\":\"pass\",\"until\":\"2027-01-01T00:00:00Z\"}");
            api.ledger().claim(member, Lines.month(Lines.APPLE, "bought", NOON).heldBy(member));
        }

        @Test
        void leaves_no_key_and_no_value_with_the_members_id_or_its_hash() {
            var member = "6f1c2b7e-ada-4d09-9a51-0c1f2e3d4b5a";
            livesALife(member);
            assertThat(everythingStored()).anyMatch(it -> it.contains(member));
            var answer = erase(member, Map.of("confirm", "charging"));
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(answer.json().path("erased").asBoolean()).isTrue();
            var hash = Digest.sha256(member);
            assertThat(everythingStored())
                    .noneMatch(it -> it.contains(member))
                    .noneMatch(it -> it.contains(hash.substring(0, 16)));
        }

        @Test
        void does_not_touch_anybody_else() {
            livesALife("grace");
            api.get("ada", "/v1/me/membership");
            var before =
                    new HashSet<>(
                            api.get("grace", "/v1/me/export")
                                    .json()
                                    .path("items")
                                    .findValuesAsString("item"));
            erase("ada", Map.of());
            assertThat(
                            api.get("grace", "/v1/me/export")
                                    .json()
                                    .path("items")
                                    .findValuesAsString("item"))
                    .containsExactlyInAnyOrderElementsOf(before);
        }

        @Test
        void names_first_what_a_shop_goes_on_charging_and_deletes_nothing_until_it_is_confirmed() {
            livesALife("ada");
            var warned = erase("ada", Map.of());
            assertThat(warned.status()).isEqualTo(409);
            assertThat(warned.problem()).isEqualTo("still-charging");
            assertThat(warned.text("/errors/0/detail"))
                    .contains("apple:1000000815")
                    .contains("https://apps.apple.com/account/subscriptions");
            assertThat(api.get("ada", "/v1/me/membership").json().path("entitled").asBoolean())
                    .isTrue();
            var erased = erase("ada", Map.of("confirm", "charging"));
            assertThat(erased.text("/charging/0/store")).isEqualTo("apple");
            assertThat(erased.text("/charging/0/manage/url")).startsWith("https://apps.apple.com");
        }

        @Test
        void asked_for_twice_is_done_once() {
            api.get("ada", "/v1/me/membership");
            assertThat(erase("ada", Map.of()).status()).isEqualTo(200);
            assertThat(erase("ada", Map.of()).status()).isEqualTo(200);
            assertThat(api.members().find("ada")).isEmpty();
        }

        @Test
        void gives_whoever_comes_back_no_second_trial_whichever_route_they_ask_first() {
            var routes =
                    List.of("/v1/me/membership", "/v1/me/gifts", "/v1/me/export", "/v1/me/consent");
            for (var route : routes) {
                var member = "back-by" + route.replace('/', '-');
                api.get(member, "/v1/me/membership");
                erase(member, Map.of());
                api.get(member, route);
                assertThat(api.get(member, "/v1/me/membership").text("/state"))
                        .as(route)
                        .isEqualTo("none");
            }
        }

        @Test
        void leaves_a_gift_to_whom_it_was_given() {
            api.bought("ada", "g1");
            var code =
                    api.send("ada", "POST /v1/me/gifts/{id}/code", Map.of("id", "g1"), "")
                            .text("/code");
            erase("ada", Map.of());
            assertThat(api.redeem("grace", code).status()).isEqualTo(200);
        }
    }

    @Nested
    class Consent {

        @Test
        void stands_as_the_contract_says_and_keeps_every_answer_with_its_time_and_words() {
            assertThat(api.get("ada", "/v1/me/consent").json().path("purposes").toString())
                    .isEqualTo("{\"learning\":true,\"letters\":false}");
            say("2026-11", "{\"learning\":false,\"letters\":true}");
            api.now = NOON.plus(Duration.ofDays(1));
            var after = say("2026-12", "{\"letters\":false}");
            assertThat(after.json().path("purposes").toString())
                    .isEqualTo("{\"learning\":false,\"letters\":false}");
            assertThat(after.json().path("history").findValuesAsString("policy"))
                    .containsExactly("2026-12", "2026-11");
            assertThat(after.text("/history/0/at")).isEqualTo("2026-11-23T12:00:00Z");
        }

        @Test
        void stands_beside_the_profile_where_those_who_obey_it_read_it() {
            say("2026-11", "{\"letters\":true}");
            assertThat(api.members().find("ada").orElseThrow().teaches()).isTrue();
            var no = say("2026-11", "{\"learning\":false}");
            var ada = api.members().find("ada").orElseThrow();
            assertThat(ada.teaches()).isFalse();
            assertThat(no.headers().path("masthead-profile").asString())
                    .isEqualTo(ada.version().toString());
            say("2026-11", "{\"learning\":true}");
            assertThat(api.members().find("ada").orElseThrow().teaches()).isTrue();
        }

        @Test
        void to_something_unknown_is_refused() {
            for (var purposes :
                    List.of(
                            "{\"figures\":true}",
                            "{\"spying\":true}",
                            "{\"learning\":1}",
                            "{}",
                            "[]",
                            "\"")) {
                assertThat(say("1", purposes).problem()).as(purposes).isEqualTo("bad-consent");
            }
            assertThat(say("", "{\"letters\":true}").problem()).isEqualTo("bad-consent");
        }

        private Answer say(String policy, String purposes) {
            return api.send(
                    "ada",
                    "PUT /v1/me/consent",
                    Map.of(),
                    "{\"policy\":\"%s\",\"purposes\":%s}".formatted(policy, purposes));
        }
    }

    @Nested
    class AnAppPassword {

        private Answer make(String member, String name) {
            return api.send(
                    member,
                    "POST /v1/me/app-passwords",
                    Map.of(),
                    Json.write(Map.of("name", name)));
        }

        @Test
        void is_shown_once_and_stored_as_a_digest() {
            var made = make("ada", "NetNewsWire");
            assertThat(made.status()).isEqualTo(201);
            assertThat(made.text("/user")).isEqualTo("ada");
            var password = made.text("/password");
            assertThat(password.replace("-", "")).hasSize(24);
            var list = api.get("ada", "/v1/me/app-passwords");
            assertThat(list.text("/appPasswords/0/name")).isEqualTo("NetNewsWire");
            assertThat(list.body()).doesNotContain(password);
            assertThat(api.get("ada", "/v1/me/export").body())
                    .doesNotContain(password)
                    .doesNotContain(password.replace("-", ""));
        }

        @Test
        void can_be_taken_away_by_its_member_alone() {
            var id = make("ada", "phone").text("/id");
            var route = "DELETE /v1/me/app-passwords/{id}";
            assertThat(api.send("grace", route, Map.of("id", id), "").status()).isEqualTo(404);
            assertThat(api.send("ada", route, Map.of("id", id), "").status()).isEqualTo(204);
            assertThat(api.send("ada", route, Map.of("id", id), "").status()).isEqualTo(404);
        }

        @Test
        void without_a_name_or_one_too_many_is_refused() {
            assertThat(make("ada", " ").problem()).isEqualTo("bad-name");
            assertThat(make("ada", "x".repeat(61)).problem()).isEqualTo("bad-name");
            for (int i = 0; i < 25; i++) {
                assertThat(make("ada", "app " + i).status()).isEqualTo(201);
            }
            assertThat(make("ada", "one more").problem()).isEqualTo("too-many-app-passwords");
        }
    }
}
