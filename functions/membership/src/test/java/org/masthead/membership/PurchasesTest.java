package org.masthead.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masthead.membership.StoreWorld.ADA;
import static org.masthead.membership.StoreWorld.id;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.local.stores.AppleAuthority;
import org.masthead.local.stores.Happening;
import org.masthead.local.stores.Sold;
import org.masthead.member.Ledger;
import org.masthead.member.ProfileVersion;

class PurchasesTest {

    private final StoreWorld world = new StoreWorld();

    @AfterEach
    void close() {
        world.stores.close();
    }

    private StoreWorld.Answer bring(String member, Sold sold) {
        return world.member(
                member,
                "subscriptions",
                Map.of(
                        "store",
                        "apple",
                        "signedTransaction",
                        world.stores.apple().transaction(sold, world.now())));
    }

    @Nested
    class APurchaseThatTheAppBrings {

        @Test
        void from_apple_is_the_members_who_brings_it() {
            var sold = world.sold("apple");
            var answer = bring("ben", sold);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body().path("state").asString()).isEqualTo("active");
            assertThat(answer.body().path("plan").asString()).isEqualTo("monthly");
            assertThat(answer.body().path("subscription").asString())
                    .isEqualTo("apple:" + sold.id());
            assertThat(world.ledger.holder(id("apple", sold))).contains("ben");
        }

        @Test
        void is_asked_about_thirty_times_an_hour_at_most() {
            var body = Map.of("store", "google", "purchaseToken", "guessed");
            for (int i = 0; i < 30; i++) {
                assertThat(world.member("mallory", "subscriptions", body).status()).isEqualTo(422);
            }
            var answer = world.member("mallory", "subscriptions", body);
            assertThat(answer.status()).isEqualTo(429);
            assertThat(answer.body().path("type").asString())
                    .isEqualTo("urn:masthead:problem:too-many-tries");
            assertThat(answer.headers().path("retry-after").asInt()).isBetween(1, 3601);
            assertThat(bring("ben", world.sold("apple")).status()).isEqualTo(200);
            world.pass(Duration.ofHours(1));
            assertThat(bring("mallory", world.sold("apple")).status()).isEqualTo(200);
        }

        @Test
        void is_read_by_the_next_request_that_sends_the_version_of_the_answer() {
            var answer = bring("ben", world.sold("apple"));
            var version = answer.headers().path(ProfileVersion.HEADER).asString("");
            assertThat(version)
                    .isEqualTo(world.members.find("ben").orElseThrow().version().toString());
        }

        @Test
        void first_of_all_begins_no_free_days_of_which_no_mark_is_kept() {
            bring("ben", world.sold("apple"));
            var table = StoreWorld.AWS.tableName("MembersTable");
            assertThat(StoreWorld.AWS.dynamoDb().scan(it -> it.tableName(table)).items())
                    .anyMatch(it -> it.toString().contains("trial#"));
        }

        @Test
        void which_apple_has_refunded_since_opens_nothing() {
            var sold = world.sold("apple");
            var before = world.stores.apple().transaction(sold, world.now());
            world.stores.put("apple", sold.after(Happening.REFUNDED, world.now()));
            world.pass(Duration.ofMinutes(1));
            var body = Map.of("store", "apple", "signedTransaction", before);
            assertThat(world.member("ben", "subscriptions", body).body().path("state").asString())
                    .isEqualTo("revoked");
        }

        @Test
        void that_was_refunded_opens_nothing_after_its_holder_has_left_though_apple_is_not_asked() {
            StoreWorld.AWS.putSecret(
                    "StoreSecret", world.stores.secret().replace("appleKey\"", "noKey\""));
            world.members.see(ADA, world.now());
            var sold = world.happens("apple", Happening.BOUGHT, world.sold("apple"));
            var before = world.stores.apple().transaction(sold, world.now());
            world.pass(Duration.ofMinutes(1));
            world.happens("apple", Happening.REFUNDED, sold);
            world.ledger.release(ADA);
            world.pass(Duration.ofMinutes(1));
            var body = Map.of("store", "apple", "signedTransaction", before);
            var answer = world.member("ben", "subscriptions", body);
            assertThat(answer.body().path("state").asString()).isEqualTo("revoked");
            world.pass(Duration.ofDays(15));
            assertThat(Ledger.fold(world.ledger.of("ben")).opensAt(world.now())).isFalse();
        }

        @Test
        void gets_the_notices_that_came_before_it() {
            var sold =
                    Sold.of(
                            "apple-held",
                            Optional.empty(),
                            StoreWorld.MONTHLY.getOrDefault("apple", ""),
                            world.now());
            world.arrive(world.stores.event("apple", Happening.BOUGHT, sold));
            var cancelled = sold.after(Happening.CANCELLED, world.now());
            world.pass(Duration.ofMinutes(1));
            world.arrive(world.stores.event("apple", Happening.CANCELLED, cancelled));
            world.member(
                    ADA,
                    "subscriptions",
                    Map.of(
                            "store",
                            "apple",
                            "signedTransaction",
                            world.stores
                                    .apple()
                                    .transaction(sold, world.now().minus(Duration.ofMinutes(1)))));
            var line = world.latest(id("apple", sold)).orElseThrow();
            assertThat(line.terms().autoRenew()).isFalse();
        }

        @Test
        void from_google_is_read_there_and_acknowledged() {
            var sold = world.sold("google");
            world.stores.put("google", sold);
            var answer =
                    world.member(
                            "ben",
                            "subscriptions",
                            Map.of("store", "google", "purchaseToken", sold.id()));
            assertThat(answer.status()).isEqualTo(200);
            assertThat(world.ledger.holder(id("google", sold))).contains("ben");
            assertThat(world.stores.google().find(sold.id()).orElseThrow().acknowledged()).isTrue();
        }

        @Test
        void on_another_account_is_restored_there_and_gone_here() {
            var sold = world.sold("apple");
            bring("ben", sold);
            world.pass(Duration.ofMinutes(1));
            bring("cleo", sold);
            assertThat(world.ledger.holder(id("apple", sold))).contains("cleo");
            world.pass(Duration.ofDays(15));
            var ofBen = Ledger.fold(world.ledger.of("ben"));
            assertThat(ofBen.opensAt(world.now())).isFalse();
        }

        @Test
        void that_is_over_is_kept_and_said_to_be() {
            var sold = world.sold("apple");
            world.pass(Duration.ofDays(31));
            assertThat(bring("ben", sold).body().path("state").asString()).isEqualTo("expired");
        }

        @Test
        void of_a_product_that_no_plan_has_is_kept_and_explained() {
            var answer = bring("ben", world.sold("apple").of("org.masthead.forgotten"));
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body().path("plan").asString()).isEqualTo("unknown");
            assertThat(answer.body().path("note").asString()).contains("is kept");
        }
    }

    @Nested
    class WhatIsNoPurchase {

        private void is_refused(Object body) {
            var answer = world.member("ben", "subscriptions", body);
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.body().path("type").asString())
                    .isEqualTo("urn:masthead:problem:purchase-refused");
        }

        @Test
        void signed_by_somebody_else_is_refused() {
            var fields = world.stores.apple().transactionFields(world.sold("apple"), world.now());
            var forged = AppleAuthority.at(world.now()).sign(fields);
            is_refused(Map.of("store", "apple", "signedTransaction", forged));
        }

        @ParameterizedTest
        @CsvSource({"bundleId, org.example.other", "environment, Sandbox", "environment, Xcode"})
        void of_another_app_or_environment_is_refused(String field, String value) {
            var fields = world.stores.apple().transactionFields(world.sold("apple"), world.now());
            fields.put(field, value);
            var signed = world.stores.apple().authority().sign(fields);
            is_refused(Map.of("store", "apple", "signedTransaction", signed));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "x", "a.b.c"})
        void text_is_refused(String text) {
            is_refused(Map.of("store", "apple", "signedTransaction", text));
            is_refused(Map.of("store", "google", "purchaseToken", text));
        }

        @Test
        void that_google_takes_for_no_token_is_refused() {
            world.stores.google().failWith(400);
            is_refused(Map.of("store", "google", "purchaseToken", "no-token"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"stripe", "voucher", ""})
        void of_another_store_is_refused(String store) {
            is_refused(Map.of("store", store));
        }

        @Test
        void not_json_is_told_so() {
            assertThat(world.member("ben", "subscriptions", "not json").status()).isEqualTo(400);
        }
    }

    @Nested
    class OnTheWeb {

        @Test
        void a_plan_is_sold_at_the_price_of_the_country() {
            var answer = world.member(ADA, "checkout", Map.of("plan", "monthly", "region", "US"));
            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.body().path("url").asString())
                    .startsWith("https://checkout.stripe.com/");
        }

        private static final String WEEK_FREE =
                """
                {"plans": [
                  {"id": "trial", "name": "Free", "opens": "all", "offered": false},
                  {"id": "monthly", "name": "Monthly", "period": "P1M", "trialDays": 7,
                   "opens": "all",
                   "products": [{"store": "stripe", "id": "price_masthead_monthly_eur"}]}]}
                """;

        private Optional<String> freeDays() {
            return world.stores.stripe().begun().stream()
                    .flatMap(form ->
                            Optional.ofNullable(form.get("subscription_data[trial_period_days]"))
                                    .stream())
                    .findFirst();
        }

        @Test
        void a_new_reader_has_the_plans_free_days() {
            StoreWorld.putPlans(WEEK_FREE);
            world.member(ADA, "checkout", Map.of("plan", "monthly"));
            assertThat(freeDays()).contains("7");
        }

        @Test
        void who_has_had_a_store_has_no_free_days_any_more() {
            StoreWorld.putPlans(WEEK_FREE);
            world.members.see(ADA, world.now());
            var sold = world.happens("apple", Happening.TRIAL, world.sold("apple"));
            world.pass(Duration.ofDays(20));
            world.happens("apple", Happening.EXPIRED, sold);
            assertThat(world.member(ADA, "checkout", Map.of("plan", "monthly")).status())
                    .isEqualTo(201);
            assertThat(freeDays()).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({"apple, BOUGHT, apps.apple.com", "google, HOLD, play.google.com"})
        void who_has_a_subscription_that_renews_is_led_there(
                String store, Happening happening, String page) {
            world.members.see(ADA, world.now());
            world.happens(store, happening, world.sold(store));
            var answer = world.member(ADA, "checkout", Map.of("plan", "monthly"));
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.body().path("type").asString()).endsWith("already-subscribed");
            assertThat(answer.body().path("detail").asString()).contains("GET https://" + page);
            assertThat(world.stores.stripe().begun()).isEmpty();
        }

        @Test
        void who_has_cancelled_may_buy_again() {
            world.members.see(ADA, world.now());
            world.happens("stripe", Happening.CANCELLED, world.sold("stripe"));
            assertThat(world.member(ADA, "checkout", Map.of("plan", "monthly")).status())
                    .isEqualTo(201);
        }

        @ParameterizedTest
        @ValueSource(strings = {"trial", "unknown", "", "../monthly"})
        void what_is_not_offered_is_not_sold(String plan) {
            assertThat(world.member(ADA, "checkout", Map.of("plan", plan)).status()).isEqualTo(422);
        }

        @Test
        void the_portal_is_for_who_bought_there() {
            assertThat(world.member(ADA, "portal", Map.of()).status()).isEqualTo(404);
            world.members.see(ADA, world.now());
            world.happens("stripe", Happening.BOUGHT, world.sold("stripe"));
            var answer = world.member(ADA, "portal", "");
            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.body().path("url").asString())
                    .startsWith("https://billing.stripe.com/");
        }
    }
}
